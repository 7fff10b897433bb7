namespace AsyncMachine.History;

/// <summary>A run of records, packed: what a backend stores as one row or value. A backend looks into neither half.</summary>
/// <param name="FirstId">Id of its first record, 1 or more; its key within the machine.</param>
/// <param name="Summary">What queries need to know whether the block may match: some hundred bytes, read often.</param>
/// <param name="Payload">The records: up to some hundred kilobytes, read if the summary says so.</param>
public readonly record struct StoredBlock(ulong FirstId, ReadOnlyMemory<byte> Summary, ReadOnlyMemory<byte> Payload);

/// <summary>The key and the summary of a stored block.</summary>
/// <param name="FirstId">Id of its first record.</param>
/// <param name="Summary">Its summary, as it was stored.</param>
public readonly record struct StoredSummary(ulong FirstId, ReadOnlyMemory<byte> Summary);

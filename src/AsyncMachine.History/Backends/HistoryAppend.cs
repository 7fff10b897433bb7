namespace AsyncMachine.History;

/// <summary>
/// What a backend stores at once, or not at all: new blocks of a machine, its record, and the blocks that these replace or that have become
/// too old.
/// </summary>
/// <remarks>The memory that it refers to is good until the append's task has completed; what a backend keeps longer it copies.</remarks>
public sealed class HistoryAppend
{
    /// <summary>Id of the machine: any text that is not empty.</summary>
    public required string MachineId { get; init; }

    /// <summary>The machine record, which replaces the stored one.</summary>
    public required ReadOnlyMemory<byte> Machine { get; init; }

    /// <summary>
    /// The machine record that <see cref="Machine"/> replaces, empty if there was none; null if whoever appends does not know. A backend that
    /// several processes may open refuses an append if it holds neither this nor <see cref="Machine"/> itself: somebody else records the machine.
    /// </summary>
    public ReadOnlyMemory<byte>? Previous { get; init; }

    /// <summary>Keys of blocks of the machine to remove, before <see cref="Added"/> is stored. A key that is not there is no error.</summary>
    public IReadOnlyList<ulong> Removed { get; init; } = [];

    /// <summary>Blocks to store. A key that is there already is replaced.</summary>
    public IReadOnlyList<StoredBlock> Added { get; init; } = [];
}

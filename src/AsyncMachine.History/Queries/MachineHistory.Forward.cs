using System.Runtime.CompilerServices;

namespace AsyncMachine.History;

// From the oldest to the newest.
public sealed partial class MachineHistory
{
    /// <summary>All records from an id on, oldest first, up to the newest one that is stored when the enumeration gets there.</summary>
    /// <param name="fromId">The first id; what is not kept any more is passed over.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    public async IAsyncEnumerable<HistoryRecord> ReadForwardAsync(ulong fromId = 1, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ulong next = Math.Max(1, fromId), missed = 0;
        while (await ReadImageAsync(cancellationToken).ConfigureAwait(false) is { } image)
        {
            next = Math.Max(next, image.FirstId);
            if (next >= image.NextId) yield break;
            (List<HistoryRecord> records, ulong after) = await ReadBlockAsync(image, next, cancellationToken).ConfigureAwait(false);
            foreach (HistoryRecord record in records) yield return record;
            if (after == 0) yield break;
            if (after == next && missed == next) throw new InvalidDataException($"Block of record {next} of machine '{MachineId}' has a summary and no records.");
            missed = after == next ? next : 0;
            next = after;
        }
    }

    /// <summary>The records, from an id on, of the block that holds it, or of the next one.</summary>
    /// <returns>And the id to go on with: the same if the block was merged or removed at this moment, 0 if there is no more.</returns>
    private async ValueTask<(List<HistoryRecord> Records, ulong Next)> ReadBlockAsync(MachineImage image, ulong id, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredSummary> found = await _backend.ReadSummariesAsync(MachineId, id + 1, newestFirst: true, 1, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0 || BlockSummary.Read(found[0].Summary.Span, image.Layouts).LastId < id)
        {
            found = await _backend.ReadSummariesAsync(MachineId, id + 1, newestFirst: false, 1, cancellationToken).ConfigureAwait(false);
        }

        if (found.Count == 0) return ([], 0);
        ReadOnlyMemory<byte>? payload = await _backend.ReadPayloadAsync(MachineId, found[0].FirstId, cancellationToken).ConfigureAwait(false);
        if (payload is not { } bytes) return ([], id);
        List<HistoryRecord> records = [];
        var cursor = new BlockCursor(bytes.Span, image.Layouts, new CursorRoom());
        while (cursor.MoveNext() && cursor.Id < image.NextId)
        {
            if (cursor.Id >= id && cursor.Time >= image.Oldest) records.Add(new HistoryRecord(cursor));
        }

        return (records, Math.Min(cursor.Id + 1, image.NextId));
    }
}

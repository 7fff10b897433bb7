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
        ulong next = Math.Max(1, fromId);
        while (await ReadImageAsync(cancellationToken).ConfigureAwait(false) is { } image)
        {
            next = Math.Max(next, image.FirstId);
            if (next >= image.NextId) yield break;
            List<HistoryRecord>? records = await ReadBlockAsync(image, next, cancellationToken).ConfigureAwait(false);
            if (records is null) continue; // its block was merged or removed at this moment
            foreach (HistoryRecord record in records) yield return record;
            if (records.Count > 0) next = records[^1].Id + 1;
            else yield break;
        }
    }

    /// <summary>The records of the block that holds an id, from it on, or those of the next one; null if it went away meanwhile.</summary>
    private async ValueTask<List<HistoryRecord>?> ReadBlockAsync(MachineImage image, ulong id, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredSummary> found = await _backend.ReadSummariesAsync(MachineId, id + 1, newestFirst: true, 1, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0 || BlockSummary.Read(found[0].Summary.Span, image.Layouts).LastId < id)
        {
            found = await _backend.ReadSummariesAsync(MachineId, id + 1, newestFirst: false, 1, cancellationToken).ConfigureAwait(false);
        }

        if (found.Count == 0) return [];
        ReadOnlyMemory<byte>? payload = await _backend.ReadPayloadAsync(MachineId, found[0].FirstId, cancellationToken).ConfigureAwait(false);
        if (payload is not { } bytes) return null;
        List<HistoryRecord> records = [];
        var cursor = new BlockCursor(bytes.Span, image.Layouts, new CursorRoom());
        while (cursor.MoveNext())
        {
            if (cursor.Id >= id && cursor.Id < image.NextId && cursor.Time >= image.Oldest) records.Add(new HistoryRecord(cursor));
        }

        return records;
    }
}

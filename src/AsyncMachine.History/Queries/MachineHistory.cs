using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AsyncMachine.History;

/// <summary>Asks what was recorded of a machine. Sees what is stored, not what waits to be: see <see cref="HistoryRecorder.FlushAsync"/>.</summary>
/// <remarks>Safe for use from any thread; nothing is kept between two calls. Another process may record meanwhile.</remarks>
[DebuggerDisplay("{MachineId,nq}")]
public sealed partial class MachineHistory
{
    private const int PageOfStream = 256;

    private readonly HistoryBackend _backend;

    /// <summary>Makes a reader.</summary>
    /// <param name="backend">Where the records are; it stays the caller's.</param>
    /// <param name="machineId">Id of the machine.</param>
    public MachineHistory(HistoryBackend backend, string machineId)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentException.ThrowIfNullOrWhiteSpace(machineId);
        _backend = backend;
        MachineId = machineId;
    }

    /// <summary>Id of the machine.</summary>
    public string MachineId { get; }

    /// <summary>The machine record; null if nothing is stored.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<HistoryMachine?> ReadMachineAsync(CancellationToken cancellationToken = default) =>
        await ReadImageAsync(cancellationToken).ConfigureAwait(false) is { } image ? HistoryMachine.Of(image) : null;

    /// <summary>The records that match, newest first.</summary>
    /// <param name="query">The conditions; null for all records.</param>
    /// <param name="limit">How many at most; 0 for all.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentException">The query names a state that is not tracked.</exception>
    public async IAsyncEnumerable<HistoryRecord> FindAsync(
        HistoryQuery? query = null, int limit = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        int left = limit == 0 ? int.MaxValue : limit;
        ulong? continuation = null;
        do
        {
            HistoryPage page = await ReadPageAsync(query, Math.Min(left, PageOfStream), continuation, cancellationToken).ConfigureAwait(false);
            foreach (HistoryRecord record in page.Records) yield return record;
            left -= page.Records.Count;
            continuation = page.Continuation;
        }
        while (left > 0 && continuation is not null);
    }

    /// <summary>A page of the records that match, newest first. Records that are made meanwhile are not in later pages.</summary>
    /// <param name="query">The conditions; null for all records.</param>
    /// <param name="size">How many at most; 1 or more.</param>
    /// <param name="continuation">That of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">The query names a state that is not tracked.</exception>
    public async Task<HistoryPage> ReadPageAsync(
        HistoryQuery? query, int size, ulong? continuation = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        query ??= HistoryQuery.Any;
        if (await ReadImageAsync(cancellationToken).ConfigureAwait(false) is not { } image) return new HistoryPage([], null);
        CompiledQuery.Check(query, image);
        var search = new Search(this, query, image, continuation ?? ulong.MaxValue);
        List<HistoryRecord> records = await search.ReadAsync(size, cancellationToken).ConfigureAwait(false);
        return new HistoryPage(records, records.Count < size ? null : records[^1].Id);
    }

    internal async ValueTask<MachineImage?> ReadImageAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? stored = await _backend.ReadMachineAsync(MachineId, cancellationToken).ConfigureAwait(false);
        return stored is { } bytes ? MachineImage.Read(bytes.Span) : null;
    }
}

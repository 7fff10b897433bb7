namespace AsyncMachine.History;

/// <summary>Which records are kept: exactly so for queries, by whole blocks for what is stored.</summary>
internal sealed class Retention(HistoryOptions options)
{
    private readonly Queue<(ulong FirstId, ulong LastId, ulong Newest)> _blocks = new(); // those that stay as they are, oldest first

    private bool IsOn => options.MaxRecords is not null || options.MaxAge is not null;

    public async Task LoadAsync(HistoryBackend backend, MachineImage image, BlockTail tail, CancellationToken cancellationToken)
    {
        const int page = 256;
        if (!IsOn) return;
        ulong bound = 0, end = tail.Blocks.Count > 0 ? tail.Blocks[0].FirstId : ulong.MaxValue;
        IReadOnlyList<StoredSummary> found;
        do
        {
            found = await backend.ReadSummariesAsync(image.Id, bound, newestFirst: false, page, cancellationToken).ConfigureAwait(false);
            foreach (StoredSummary stored in found)
            {
                if (stored.FirstId < end) Add(BlockSummary.Read(stored.Summary.Span, image.Layouts));
                bound = stored.FirstId + 1;
            }
        }
        while (found.Count == page);
    }

    /// <summary>Moves the machine record's bounds.</summary>
    public void Move(MachineImage image, DateTimeOffset now)
    {
        if (options.MaxRecords is { } most && image.NextId > (ulong)most) image.FirstId = Math.Max(image.FirstId, image.NextId - (ulong)most);
        if (options.MaxAge is { } age) image.Oldest = Math.Max(image.Oldest, Math.Max(0, now.UtcTicks - age.Ticks));
    }

    public void Add(IEnumerable<Block> final)
    {
        if (!IsOn) return;
        foreach (Block block in final) Add(block.Summary);
    }

    /// <summary>Names the blocks that have become too old.</summary>
    /// <param name="image">The machine record, whose bounds were moved.</param>
    /// <param name="added">Blocks that are about to be stored; those that are too old already are taken out.</param>
    /// <param name="removed">Receives the keys.</param>
    public void Remove(MachineImage image, List<Block> added, List<ulong> removed)
    {
        while (_blocks.TryPeek(out (ulong FirstId, ulong LastId, ulong Newest) block) && (block.LastId < image.FirstId || block.Newest < (ulong)image.Oldest))
        {
            _blocks.Dequeue();
            removed.Add(block.FirstId);
            added.RemoveAll(one => one.FirstId == block.FirstId);
        }
    }

    private void Add(BlockSummary summary) => _blocks.Enqueue((summary.FirstId, summary.LastId, summary.Times.Max));
}

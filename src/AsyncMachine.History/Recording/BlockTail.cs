namespace AsyncMachine.History;

/// <summary>
/// The newest blocks while they are small, which happens if few records come at a time: they are merged by eights, so that a query that looks
/// at all summaries looks at few, and each record is written again three times at most.
/// </summary>
internal sealed class BlockTail
{
    private const int Fan = 8;
    private const int Full = 3; // level of a block that stays as it is

    private readonly List<Block> _blocks = []; // oldest first, levels not ascending, less than Fan of each; all of them stored

    public IReadOnlyList<Block> Blocks => _blocks;

    public static async Task<BlockTail> LoadAsync(HistoryBackend backend, MachineImage image, CancellationToken cancellationToken)
    {
        var tail = new BlockTail();
        ulong bound = ulong.MaxValue;
        while (true)
        {
            IReadOnlyList<StoredSummary> found = await backend.ReadSummariesAsync(image.Id, bound, newestFirst: true, Fan, cancellationToken).ConfigureAwait(false);
            foreach (StoredSummary stored in found)
            {
                BlockSummary summary = BlockSummary.Read(stored.Summary.Span, image.Layouts);
                bound = stored.FirstId;
                if (LevelOf(summary.Count) == Full || (tail._blocks.Count > 0 && summary.LayoutId != tail._blocks[0].Layout.Id)) return tail;
                ReadOnlyMemory<byte> payload = await backend.ReadPayloadAsync(image.Id, stored.FirstId, cancellationToken).ConfigureAwait(false)
                    ?? throw new InvalidDataException($"Block {stored.FirstId} of machine '{image.Id}' has a summary and no records.");
                tail._blocks.Insert(0, Block.Read(payload.Span, summary, image.Layouts));
            }

            if (found.Count < Fan) return tail;
        }
    }

    /// <summary>Takes new blocks and says what becomes of the stored ones.</summary>
    /// <param name="blocks">The new blocks, oldest first.</param>
    /// <param name="firstId">Blocks that end before it go.</param>
    /// <param name="oldest">Blocks whose records are all older go.</param>
    /// <param name="final">Receives those that stay as they are from here on.</param>
    /// <param name="added">Receives what is to be stored.</param>
    /// <param name="removed">Receives keys of what is to be removed.</param>
    public void Append(IReadOnlyList<Block> blocks, ulong firstId, long oldest, List<Block> final, List<Block> added, List<ulong> removed)
    {
        Block[] before = [.. _blocks];
        foreach (Block block in blocks) Push(block, final);
        while (_blocks.Count > 0 && IsOver(_blocks[0].Summary, firstId, oldest)) _blocks.RemoveAt(0);
        HashSet<Block> known = [.. before];
        Block[] now = [.. final, .. _blocks];
        HashSet<ulong> keys = [.. now.Select(block => block.FirstId)];
        added.AddRange(now.Where(block => !known.Contains(block)));
        removed.AddRange(before.Select(block => block.FirstId).Where(key => !keys.Contains(key)));
    }

    public static bool IsOver(BlockSummary summary, ulong firstId, long oldest) => summary.LastId < firstId || summary.Times.Max < (ulong)oldest;

    private void Push(Block block, List<Block> final)
    {
        if (_blocks.Count > 0 && !ReferenceEquals(_blocks[^1].Layout, block.Layout)) Settle(final);
        int level = LevelOf(block.Count), at = _blocks.Count, total = block.Count;
        while (at > 0 && LevelOf(_blocks[at - 1].Count) < level && total + _blocks[at - 1].Count <= Block.MaxRecords) total += _blocks[--at].Count;
        _blocks.Add(block);
        JoinFrom(at);
        while ((level = LevelOf(_blocks[^1].Count)) < Full)
        {
            at = _blocks.Count;
            while (at > 0 && LevelOf(_blocks[at - 1].Count) == level) at--;
            if (_blocks.Count - at < Fan) return;
            JoinFrom(at);
        }

        Settle(final);
    }

    private void Settle(List<Block> final)
    {
        final.AddRange(_blocks);
        _blocks.Clear();
    }

    private void JoinFrom(int at)
    {
        if (at == _blocks.Count - 1) return;
        Block joined = Block.Join([.. _blocks[at..]]);
        _blocks.RemoveRange(at, _blocks.Count - at);
        _blocks.Add(joined);
    }

    private static int LevelOf(int count) => count < Fan ? 0 : count < Fan * Fan ? 1 : count < Fan * Fan * Fan ? 2 : Full;
}

namespace AsyncMachine.History;

/// <summary>What is known of a block's records without reading them: enough to tell, for most queries, that none of them can match.</summary>
internal sealed class BlockSummary
{
    private const byte Version = 1;

    /// <summary>Fewer records are read faster than a table of their pairings, and are merged into more.</summary>
    private const int FewestWithPairings = 512;

    public readonly int LayoutId;
    public readonly ulong FirstId;
    public readonly ulong[] Active, Inactive, Activated, Deactivated, Changed; // by position: in at least one record
    public readonly ulong[] LeastTicks, GreatestTicks;                           // by position
    public int Count;
    public Span64 Times = new(), Sums = new(), TrackedSums = new(), Diffs = new(), TrackedDiffs = new(), RecordDiffs = new(), MachineTicks = new();
    public ulong Sources; // a bit for each machine that is the source of a transition: see SourceBit

    public BlockSummary(Layout layout, ulong firstId)
        : this(layout, firstId, new Signatures(layout.Tracked.Length))
    {
    }

    private BlockSummary(Layout layout, ulong firstId, Signatures signatures)
    {
        LayoutId = layout.Id;
        FirstId = firstId;
        int words = layout.Words, states = layout.Tracked.Length;
        Active = new ulong[words];
        Inactive = new ulong[words];
        Activated = new ulong[words];
        Deactivated = new ulong[words];
        Changed = new ulong[words];
        LeastTicks = new ulong[states];
        LeastTicks.AsSpan().Fill(ulong.MaxValue);
        GreatestTicks = new ulong[states];
        Signatures = signatures;
    }

    public Signatures Signatures { get; private set; }

    public ulong LastId => FirstId + (ulong)Count - 1;

    public static ulong SourceBit(string machineId)
    {
        uint hash = 2_166_136_261; // FNV-1a: the same in every process
        foreach (char letter in machineId) hash = (hash ^ letter) * 16_777_619;
        return 1UL << (int)(hash >> 26);
    }

    /// <summary>Takes in the ticks that all records from here on are at or above, or those that all records before are at or below.</summary>
    public void IncludeTicks(ReadOnlySpan<ulong> tracked)
    {
        for (int i = 0; i < tracked.Length; i++)
        {
            if (tracked[i] < LeastTicks[i]) LeastTicks[i] = tracked[i];
            if (tracked[i] > GreatestTicks[i]) GreatestTicks[i] = tracked[i];
        }
    }

    /// <summary>Takes in the summary of the block that comes next, whose layout is the same.</summary>
    public void Include(BlockSummary next)
    {
        Count += next.Count;
        Times.Include(next.Times);
        Sums.Include(next.Sums);
        TrackedSums.Include(next.TrackedSums);
        Diffs.Include(next.Diffs);
        TrackedDiffs.Include(next.TrackedDiffs);
        RecordDiffs.Include(next.RecordDiffs);
        MachineTicks.Include(next.MachineTicks);
        Sources |= next.Sources;
        for (int w = 0; w < Active.Length; w++)
        {
            Active[w] |= next.Active[w];
            Inactive[w] |= next.Inactive[w];
            Activated[w] |= next.Activated[w];
            Deactivated[w] |= next.Deactivated[w];
            Changed[w] |= next.Changed[w];
        }

        IncludeTicks(next.LeastTicks);
        IncludeTicks(next.GreatestTicks);
        Signatures.Include(next.Signatures);
    }

    public void Write(ByteWriter to)
    {
        to.Clear();
        to.Byte(Version);
        to.Number((ulong)LayoutId);
        to.Number(FirstId);
        to.Number((ulong)Count);
        Times.Write(to);
        Sums.Write(to);
        TrackedSums.Write(to);
        Diffs.Write(to);
        TrackedDiffs.Write(to);
        RecordDiffs.Write(to);
        MachineTicks.Write(to);
        to.Number(Sources);
        foreach (ulong[] mask in new[] { Active, Inactive, Activated, Deactivated, Changed })
        {
            foreach (ulong word in mask) to.Number(word);
        }

        for (int i = 0; i < LeastTicks.Length; i++)
        {
            to.Number(LeastTicks[i]);
            to.Number(GreatestTicks[i] - LeastTicks[i]);
        }

        Signatures.Write(to, pairings: Count >= FewestWithPairings);
        to.Seal();
    }

    public static BlockSummary Read(ReadOnlySpan<byte> bytes, IReadOnlyList<Layout> layouts) => Read(bytes, layouts, orNull: false)!;

    /// <returns>Null, if that is asked for, where the layout is not among those given.</returns>
    public static BlockSummary? Read(ReadOnlySpan<byte> bytes, IReadOnlyList<Layout> layouts, bool orNull)
    {
        ByteReader from = ByteReader.Sealed(bytes, Version, "summary of a block");
        int id = from.Count(int.MaxValue);
        if (id >= layouts.Count) return orNull ? null : throw new InvalidDataException($"The summary of a block names layout {id}, of {layouts.Count}.");
        Layout layout = layouts[id];
        var summary = new BlockSummary(layout, from.Number(), null!) // comes last
        {
            Count = from.Count(int.MaxValue),
            Times = Span64.Read(ref from),
            Sums = Span64.Read(ref from),
            TrackedSums = Span64.Read(ref from),
            Diffs = Span64.Read(ref from),
            TrackedDiffs = Span64.Read(ref from),
            RecordDiffs = Span64.Read(ref from),
            MachineTicks = Span64.Read(ref from),
            Sources = from.Number(),
        };
        foreach (ulong[] mask in new[] { summary.Active, summary.Inactive, summary.Activated, summary.Deactivated, summary.Changed })
        {
            for (int w = 0; w < mask.Length; w++) mask[w] = from.Number();
        }

        for (int i = 0; i < layout.Tracked.Length; i++)
        {
            summary.LeastTicks[i] = from.Number();
            summary.GreatestTicks[i] = summary.LeastTicks[i] + from.Number();
        }

        summary.Signatures = Signatures.Read(ref from, layout.Tracked.Length);
        return summary;
    }
}

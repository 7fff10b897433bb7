namespace AsyncMachine.History;

/// <summary>A block as the writer has it in hand: what is stored, taken apart so that neighbours can be joined without reading records.</summary>
internal sealed class Block
{
    public const byte Version = 1;

    /// <summary>More records are never in one block.</summary>
    public const int MaxRecords = 4096;

    public required Layout Layout { get; init; }

    public required BlockBase Base { get; init; }

    /// <summary>The base is what the previous record has left: joined to its block, it need not be said again.</summary>
    public required bool Continues { get; init; }

    public required BlockSummary Summary { get; init; }

    /// <summary>The records, and bases between them.</summary>
    public required byte[] Body { get; init; }

    public ulong FirstId => Summary.FirstId;

    public int Count => Summary.Count;

    /// <summary>One block in place of several that follow each other and have one layout.</summary>
    public static Block Join(ReadOnlySpan<Block> blocks)
    {
        Block first = blocks[0];
        var summary = new BlockSummary(first.Layout, first.FirstId);
        var body = new ByteWriter();
        foreach (Block block in blocks)
        {
            if (!ReferenceEquals(block, first) && !block.Continues) block.Base.Write(body, inline: true);
            body.Bytes(block.Body);
            summary.Include(block.Summary);
        }

        return new Block { Layout = first.Layout, Base = first.Base, Continues = first.Continues, Summary = summary, Body = body.Span.ToArray() };
    }

    public void Write(ByteWriter to)
    {
        to.Clear();
        to.Byte(Version);
        to.Byte(Continues ? (byte)1 : (byte)0);
        to.Number((ulong)Layout.Id);
        to.Number(FirstId);
        to.Number((ulong)Count);
        Base.Write(to, inline: false);
        to.Bytes(Body);
        to.Seal();
    }

    public static Block Read(ReadOnlySpan<byte> bytes, BlockSummary summary, IReadOnlyList<Layout> layouts)
    {
        ByteReader from = Open(bytes, layouts, out Layout layout, out bool continues, out _, out _);
        BlockBase start = BlockBase.Read(ref from, layout.Tracked.Length);
        return new Block { Layout = layout, Base = start, Continues = continues, Summary = summary, Body = from.Rest().ToArray() };
    }

    public static ByteReader Open(
        ReadOnlySpan<byte> bytes, IReadOnlyList<Layout> layouts, out Layout layout, out bool continues, out ulong firstId, out int count)
    {
        ByteReader from = ByteReader.Sealed(bytes, Version, "block");
        continues = from.Byte() != 0;
        layout = layouts[from.Count(layouts.Count - 1)];
        firstId = from.Number();
        count = from.Count(int.MaxValue);
        return from;
    }
}

/// <summary>The machine's time that the next record is told by its difference to.</summary>
internal sealed record BlockBase(uint MachineTick, long Time, ulong Sum, ulong[] Tracked)
{
    public void Write(ByteWriter to, bool inline)
    {
        if (inline) to.Byte((byte)RecordFlags.Base);
        to.Number(MachineTick);
        to.Number((ulong)Time);
        to.Number(Sum);
        foreach (ulong tick in Tracked) to.Number(tick);
    }

    public static BlockBase Read(ref ByteReader from, int tracked)
    {
        var machineTick = (uint)from.Number();
        var time = (long)from.Number();
        ulong sum = from.Number();
        var ticks = new ulong[tracked];
        for (int i = 0; i < tracked; i++) ticks[i] = from.Number();
        return new BlockBase(machineTick, time, sum, ticks);
    }
}

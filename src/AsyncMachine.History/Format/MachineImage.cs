namespace AsyncMachine.History;

/// <summary>A machine record as it is stored. What it says is true after the append that it came with.</summary>
internal sealed class MachineImage
{
    private const byte Version = 1;

    public required string Id { get; init; }

    public List<Layout> Layouts { get; } = [];

    /// <summary>Id of the record that comes next.</summary>
    public ulong NextId { get; set; } = 1;

    /// <summary>Records with lower ids have gone.</summary>
    public ulong FirstId { get; set; } = 1;

    /// <summary>Records from before this instant have gone; UTC ticks.</summary>
    public long Oldest { get; set; }

    public long FirstTracking { get; set; }

    public long LastTracking { get; set; }

    public long LastSync { get; set; }

    public uint MachineTick { get; set; }

    public ulong QueueTick { get; set; }

    /// <summary>Its bytes as the backend holds them; empty before the first append.</summary>
    public ReadOnlyMemory<byte> Stored { get; set; }

    /// <summary>All ticks, by the last layout's states.</summary>
    public ulong[] Ticks { get; set; } = [];

    public Layout Layout => Layouts[^1];

    public void Write(ByteWriter to)
    {
        to.Clear();
        to.Byte(Version);
        to.Text(Id);
        to.Number(NextId);
        to.Number(FirstId);
        to.Number((ulong)Oldest);
        to.Number((ulong)FirstTracking);
        to.Number((ulong)LastTracking);
        to.Number((ulong)LastSync);
        to.Number(MachineTick);
        to.Number(QueueTick);
        to.Number((ulong)Layouts.Count);
        foreach (Layout layout in Layouts) Write(to, layout);
        to.Number((ulong)Ticks.Length);
        foreach (ulong tick in Ticks) to.Number(tick);
        to.Seal();
    }

    public static MachineImage Read(ReadOnlySpan<byte> bytes)
    {
        ByteReader from = ByteReader.Sealed(bytes, Version, "machine record");
        var image = new MachineImage
        {
            Id = from.Text(),
            NextId = from.Number(),
            FirstId = from.Number(),
            Oldest = (long)from.Number(),
            FirstTracking = (long)from.Number(),
            LastTracking = (long)from.Number(),
            LastSync = (long)from.Number(),
            MachineTick = (uint)from.Number(),
            QueueTick = from.Number(),
        };
        int layouts = from.Count(bytes.Length);
        for (int i = 0; i < layouts; i++) image.Layouts.Add(ReadLayout(ref from, i, bytes.Length));
        image.Ticks = new ulong[from.Count(bytes.Length)];
        for (int i = 0; i < image.Ticks.Length; i++) image.Ticks[i] = from.Number();
        if (layouts == 0 || image.Ticks.Length != image.Layout.Names.Length) throw new InvalidDataException("The machine record does not fit its own states.");
        return image;
    }

    private static void Write(ByteWriter to, Layout layout)
    {
        to.Number((ulong)layout.Names.Length);
        foreach (string name in layout.Names) to.Text(name);
        to.Number((ulong)layout.Tracked.Length);
        int before = -1;
        foreach (int state in layout.Tracked)
        {
            to.Number((ulong)(state - before - 1));
            before = state;
        }

        to.Number((ulong)(layout.SchemaBytes?.Length ?? 0));
        to.Bytes(layout.SchemaBytes);
    }

    private static Layout ReadLayout(ref ByteReader from, int id, int limit)
    {
        var names = new string[from.Count(limit)];
        for (int i = 0; i < names.Length; i++) names[i] = from.Text();
        var tracked = new int[from.Count(names.Length)];
        int before = -1;
        for (int i = 0; i < tracked.Length; i++) tracked[i] = before = before + 1 + from.Count(names.Length - before - 2);
        ReadOnlySpan<byte> schema = from.Bytes();
        return new Layout(id, names, tracked, schema.IsEmpty ? null : schema.ToArray());
    }
}

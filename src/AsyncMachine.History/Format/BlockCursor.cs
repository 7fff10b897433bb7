namespace AsyncMachine.History;

/// <summary>Reads a block's records one after another; what it says is about the record that <see cref="MoveNext"/> has come to.</summary>
internal ref struct BlockCursor
{
    private readonly CursorRoom _room;
    private ByteReader _from;
    private ulong _nextId;
    private int _left;

    public BlockCursor(ReadOnlySpan<byte> payload, IReadOnlyList<Layout> layouts, CursorRoom room)
    {
        _from = Block.Open(payload, layouts, out Layout layout, out _, out _nextId, out _left);
        Layout = layout;
        _room = room;
        room.Fit(layout);
        ReadBase();
    }

    public Layout Layout { get; }

    public ulong Id { get; private set; }

    public RecordFlags Flags { get; private set; }

    public long Time { get; private set; }

    public ulong Sum { get; private set; }

    public ulong TrackedSum { get; private set; }

    public ulong Diff { get; private set; }

    public ulong TrackedDiff { get; private set; }

    public ulong RecordDiff { get; private set; }

    public uint MachineTick { get; private set; }

    public ReadOnlySpan<byte> Details { get; private set; }

    public readonly ReadOnlySpan<ulong> Ticks => _room.Ticks.AsSpan(0, Layout.Tracked.Length);

    /// <summary>How much each tick has grown since the record before.</summary>
    public readonly ReadOnlySpan<ulong> Growth => _room.Growth.AsSpan(0, Layout.Tracked.Length);

    public readonly ReadOnlySpan<ulong> Active => _room.Active.AsSpan(0, Layout.Words);

    /// <summary>What was active at the record before, or at the base.</summary>
    public readonly ReadOnlySpan<ulong> Before => _room.Before.AsSpan(0, Layout.Words);

    public readonly ReadOnlySpan<ulong> Changed => _room.Changed.AsSpan(0, Layout.Words);

    public bool MoveNext()
    {
        if (_left == 0) return false;
        byte flags = _from.Byte();
        while (flags == (byte)RecordFlags.Base)
        {
            ReadBase();
            flags = _from.Byte();
        }

        _left--;
        Id = _nextId++;
        Flags = (RecordFlags)flags;
        Time += _from.Signed();
        ulong tracked = ReadChanges();
        TrackedSum += tracked;
        RecordDiff = tracked + _from.Number();
        Sum += RecordDiff;
        bool own = (Flags & RecordFlags.OwnDiffs) != 0;
        Diff = own ? _from.Number() : RecordDiff;
        TrackedDiff = own ? _from.Number() : tracked;
        Details = (Flags & RecordFlags.Details) != 0 ? _from.Bytes() : default;
        return true;
    }

    private readonly void Forget()
    {
        CursorRoom room = _room;
        for (int i = 0; i < room.ChangedCount; i++) room.Growth[room.ChangedPositions[i]] = 0;
        for (int w = 0; w < Layout.Words; w++)
        {
            room.Changed[w] = 0;
            room.Before[w] = room.Active[w];
        }

        room.ChangedCount = 0;
    }

    private ulong ReadChanges()
    {
        Forget();
        CursorRoom room = _room;
        int count = _from.Count(Layout.Tracked.Length), position = -1;
        ulong sum = 0;
        for (int i = 0; i < count; i++)
        {
            ulong step = _from.Number();
            position += (int)Math.Min(step >> 1, int.MaxValue / 2) + 1;
            if (position >= Layout.Tracked.Length) throw new InvalidDataException("The block names a state that is not tracked.");
            ulong growth = (step & 1) != 0 ? _from.Number() : 1;
            sum += growth;
            ulong tick = room.Ticks[position] += growth;
            room.Growth[position] = growth;
            room.ChangedPositions[i] = position;
            ulong bit = 1UL << (position & 63);
            room.Changed[position >> 6] |= bit;
            if ((tick & 1) != 0) room.Active[position >> 6] |= bit;
            else room.Active[position >> 6] &= ~bit;
        }

        room.ChangedCount = count;
        return sum;
    }

    private void ReadBase()
    {
        MachineTick = (uint)_from.Number();
        Time = (long)_from.Number();
        Sum = _from.Number();
        TrackedSum = 0;
        _room.Active.AsSpan().Clear();
        for (int i = 0; i < Layout.Tracked.Length; i++)
        {
            ulong tick = _room.Ticks[i] = _from.Number();
            TrackedSum += tick;
            _room.Active[i >> 6] |= (tick & 1) << (i & 63);
        }
    }
}

/// <summary>Where a cursor keeps what it knows; used again for block after block.</summary>
internal sealed class CursorRoom
{
    public ulong[] Ticks = [], Growth = [], Active = [], Before = [], Changed = [];
    public int[] ChangedPositions = [];
    public int ChangedCount;

    public void Fit(Layout layout)
    {
        int states = layout.Tracked.Length, words = layout.Words;
        if (Ticks.Length < states)
        {
            Ticks = new ulong[states];
            Growth = new ulong[states];
            ChangedPositions = new int[states];
            Active = new ulong[words];
            Before = new ulong[words];
            Changed = new ulong[words];
        }

        Growth.AsSpan().Clear();
        ChangedCount = 0;
    }
}

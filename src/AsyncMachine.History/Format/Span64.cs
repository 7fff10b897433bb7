namespace AsyncMachine.History;

/// <summary>The least and the greatest of the numbers seen; empty at first.</summary>
internal struct Span64
{
    public ulong Min = ulong.MaxValue;
    public ulong Max;

    public Span64()
    {
    }

    public void Include(ulong value)
    {
        if (value < Min) Min = value;
        if (value > Max) Max = value;
    }

    public void Include(in Span64 other)
    {
        if (other.Min < Min) Min = other.Min;
        if (other.Max > Max) Max = other.Max;
    }

    public readonly bool Overlaps(ulong from, ulong to) => Min <= to && Max >= from;

    public readonly void Write(ByteWriter to)
    {
        to.Number(Min);
        to.Number(Max - Min);
    }

    public static Span64 Read(ref ByteReader from)
    {
        ulong min = from.Number();
        return new Span64 { Min = min, Max = unchecked(min + from.Number()) };
    }
}

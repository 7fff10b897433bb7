namespace AsyncMachine.Rpc;

/// <summary>
/// What a clock is to tell: collected in a moment under the lock of the vector, written at leisure outside of it. One for each thread, so that
/// no clock costs an allocation: done with before the thread collects another.
/// </summary>
internal sealed class ClockDelta
{
    [ThreadStatic]
    private static ClockDelta? _ofThread;

    private Entry[] _entries = new Entry[16];
    private int _count;

    /// <summary>One state whose tick has changed.</summary>
    /// <param name="State">Its index.</param>
    /// <param name="After">Its tick now.</param>
    /// <param name="Increment">What travels of it; more than 0.</param>
    /// <param name="Unseen">It never looked different at the end of any transition in between.</param>
    public readonly record struct Entry(int State, ulong After, ulong Increment, bool Unseen);

    /// <summary>The calling thread's.</summary>
    public static ClockDelta OfThread => _ofThread ??= new ClockDelta();

    /// <summary>The changed states, in ascending order.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, _count);

    public ulong QueueTick { get; private set; }

    /// <summary>The version of the vector that it leads to.</summary>
    public ulong Version { get; private set; }

    public void Begin(ulong queueTick, ulong version)
    {
        _count = 0;
        QueueTick = queueTick;
        Version = version;
    }

    public void Add(int state, ulong after, ulong increment, bool unseen)
    {
        if (_count == _entries.Length) Array.Resize(ref _entries, _count * 2);
        _entries[_count++] = new Entry(state, after, increment, unseen);
    }

    /// <summary>Adds the states whose ticks differ from those that the other side holds.</summary>
    public void Compare(ClockBase @base, ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> flips)
    {
        ReadOnlySpan<ulong> held = @base.Ticks;
        ticks = ticks[..held.Length];
        for (int i = ticks.CommonPrefixLength(held); i < held.Length; i += 1 + ticks[(i + 1)..].CommonPrefixLength(held[(i + 1)..]))
        {
            ulong increment = ticks[i] - held[i];
            Add(i, ticks[i], increment, (increment & 1) == 0 && flips[i] <= @base.Version);
        }
    }
}

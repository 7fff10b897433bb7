namespace AsyncMachine;

/// <summary>
/// The pending delays of one machine: a heap, and one timer for the earliest. Most delays never come due: they are cancelled, or removed by
/// the drain when the instance they belong to ends.
/// </summary>
/// <remarks>
/// <para>
/// The heap is guarded by the lock on this object; nobody's code runs under it, the clock's timer included. The timer is set by
/// <see cref="Arm"/> under a lock of its own, and never for a time that is over, so that it does not call back from within.
/// </para>
/// <para>
/// A delay is listed, its owner marked, the engine's word poked, and then the owner's tick read once more. A drain that has changed that tick
/// meanwhile has either seen the mark, or its give-back fails and it looks again, or the tick that is read is the new one: so a delay
/// of an instance that has ended is removed at once, by one of the two. A handler's own delays need none of that: it is the drain.
/// </para>
/// </remarks>
internal sealed partial class DelayQueue : TickWatch
{
    private readonly Engine _engine;
    private readonly TimeProvider _time;
    private readonly DelayHeap _heap = new();     // guarded by this
    private StateTimeout?[] _timeouts = [];       // by state index; empty if no state declares one; replaced with the schema, by the drain
    private bool _closed;                         // guarded by this

    public DelayQueue(Engine engine)
    {
        _engine = engine;
        _time = engine.Options.TimeProvider;
        SchemaChanged();
    }

    public int Count
    {
        get
        {
            lock (this) return _heap.Count;
        }
    }

    /// <summary>Makes a delay.</summary>
    /// <param name="entry">What it does; owner and length are set.</param>
    /// <returns>A handle; one that is over if the owner's instance has ended.</returns>
    public Delay Schedule(DelayHeap.Entry entry)
    {
        entry.Due = Later(_time.GetTimestamp(), entry.Length);
        bool drains = _engine.InsideOf() is not null;
        int slot;
        uint number;
        bool sooner;
        lock (this)
        {
            if (_closed) return default;
            slot = List(entry, out number, out sooner);
        }

        if (entry.Owner >= 0)
        {
            if (!drains) _engine.Poke();
            if (_engine.Tick(entry.Owner) != entry.Tick) Cancel(slot, number);
        }

        if (sooner) Arm();
        return new Delay(this, slot, number);
    }

    public bool IsPending(int slot, uint number)
    {
        lock (this) return _heap.Find(slot, number) >= 0;
    }

    public bool Cancel(int slot, uint number)
    {
        lock (this)
        {
            if (_heap.Find(slot, number) < 0) return false;
            int owner = _heap[slot].Owner;
            _heap.Remove(slot);
            if (owner >= 0) Unmark(owner);
            return true;
        }
    }

    // -- the drain's side ---------------------------------------------------------------------------------------

    public override void Changed(ReadOnlySpan<ulong> changed, ReadOnlySpan<ulong> entered)
    {
        long now = 0;
        bool sooner = false;
        lock (this)
        {
            if (_closed) return;
            for (int w = 0; w < changed.Length && w < States.Length; w++)
            {
                for (ulong bits = changed[w] & States[w]; bits != 0; bits &= bits - 1)
                {
                    int state = w * 64 + System.Numerics.BitOperations.TrailingZeroCount(bits);
                    ulong tick = _engine.TicksOfWriter[state];
                    _heap.RemoveStale(state, tick);
                    if (w < entered.Length && (entered[w] & bits & (0 - bits)) != 0 && TimeoutOf(state) is { } timeout)
                    {
                        if (now == 0) now = _time.GetTimestamp();
                        _ = List(EntryOf(timeout, tick, now), out _, out bool earlier);
                        sooner |= earlier;
                    }

                    Unmark(state);
                }
            }
        }

        if (sooner) Arm();
    }

    public override void SchemaChanged()
    {
        Schema schema = _engine.Schema;
        lock (this)
        {
            var states = new ulong[schema.Width];
            States.AsSpan().CopyTo(states);
            _timeouts = [];
            foreach (StateTimeout timeout in schema.Timeouts)
            {
                if (_timeouts.Length == 0) _timeouts = new StateTimeout?[schema.Count];
                _timeouts[timeout.State] = timeout;
                states[timeout.State >> 6] |= 1UL << (timeout.State & 63);
            }

            States = states;
        }
    }

    public override void Close()
    {
        lock (this)
        {
            _closed = true;
            _heap.Clear();
        }

        StopTimer();
    }

    // -- under the lock -----------------------------------------------------------------------------------------

    private StateTimeout? TimeoutOf(int state) => state < _timeouts.Length ? _timeouts[state] : null;

    private DelayHeap.Entry EntryOf(StateTimeout timeout, ulong tick, long now)
    {
        long length = ToTimestamp(timeout.Length);
        return new DelayHeap.Entry
        {
            Owner = (short)timeout.State,
            Tick = tick,
            Target = (short)timeout.Target,
            Type = MutationType.Add,
            Length = length,
            Due = Later(now, length),
            OnImport = timeout.OnImport,
            IsTimeout = true,
        };
    }

    private int List(in DelayHeap.Entry entry, out uint number, out bool sooner)
    {
        int slot = _heap.Add(entry);
        number = _heap[slot].Number;
        if (entry.Owner >= 0) States[entry.Owner >> 6] |= 1UL << entry.Owner;
        sooner = Wants(entry.Due);
        return slot;
    }

    /// <summary>A state with no delay and no time-out of its own costs its transitions nothing.</summary>
    private void Unmark(int state)
    {
        if (!_heap.Owns(state) && TimeoutOf(state) is null) States[state >> 6] &= ~(1UL << state);
    }

    // -- the clock ----------------------------------------------------------------------------------------------

    public long ToTimestamp(TimeSpan length) => _time.TimestampFrequency == TimeSpan.TicksPerSecond
        ? length.Ticks
        : (long)Int128.Clamp(length.Ticks * (Int128)_time.TimestampFrequency / TimeSpan.TicksPerSecond, long.MinValue, long.MaxValue);

    private TimeSpan FromTimestamp(long length) =>
        new((long)(length * (Int128)TimeSpan.TicksPerSecond / _time.TimestampFrequency));

    private static long Later(long now, long length) => length > long.MaxValue - now ? long.MaxValue : now + length;
}

namespace AsyncMachine;

// Lists, export and import.
internal sealed partial class DelayQueue
{
    /// <summary>The pending delays, in the order in which they are due, and how many have come due so far.</summary>
    public PendingDelay[] List(out ulong fired)
    {
        lock (this)
        {
            fired = _fired;
            long now = _time.GetTimestamp();
            DateTimeOffset utc = _time.GetUtcNow();
            return Array.ConvertAll(_heap.InOrder(), slot => Describe(_heap[slot], now, utc));
        }
    }

    /// <summary>Number of delays that have come due so far.</summary>
    public ulong Fired
    {
        get
        {
            lock (this) return _fired;
        }
    }

    /// <summary>With the ticks restored, between two transitions: what is pending is what the export says.</summary>
    public void Import(IReadOnlyList<PendingDelay> delays)
    {
        Schema schema = _engine.Schema;
        long now = _time.GetTimestamp();
        DateTimeOffset utc = _time.GetUtcNow();
        lock (this)
        {
            if (_closed) return;
            _heap.Clear();
            for (int state = 0; state < schema.Count; state++) Unmark(state);
            foreach (PendingDelay delay in delays)
            {
                if (EntryOf(delay, schema, now, utc) is { } entry) _ = List(entry, out _, out _);
            }

            StartMissingTimeouts(now);
            if (_heap.Count > 0) _armed = _heap[_heap.Earliest].Due;
        }

        Arm();
    }

    /// <summary>A state that was active in an export without its time-out, one of an earlier version, gets a new one.</summary>
    private void StartMissingTimeouts(long now)
    {
        foreach (StateTimeout? declared in _timeouts)
        {
            if (declared is not { } timeout || timeout.OnImport == DelayImport.Drop || !_engine.IsActive(timeout.State)) continue;
            if (!_heap.Owns(timeout.State)) _ = List(EntryOf(timeout, _engine.TicksOfWriter[timeout.State], now), out _, out _);
        }
    }

    private PendingDelay Describe(in DelayHeap.Entry entry, long now, DateTimeOffset utc)
    {
        Schema schema = _engine.Schema;
        TimeSpan until = FromTimestamp(entry.Due - now);
        return new PendingDelay
        {
            Owner = entry.Owner < 0 ? null : schema.Names[entry.Owner],
            OwnerTick = entry.Tick,
            Type = entry.Type,
            States = entry.Call is { } call ? Array.ConvertAll(call.States, state => state.Name) : [schema.Names[entry.Target]],
            Args = entry.Call?.Args,
            Due = until < DateTimeOffset.MaxValue - utc ? utc + until : DateTimeOffset.MaxValue,
            Remaining = until > TimeSpan.Zero ? until : TimeSpan.Zero,
            Length = FromTimestamp(entry.Length),
            IsPeriodic = entry.IsPeriodic,
            IsTimeout = entry.IsTimeout,
            OnImport = entry.OnImport,
        };
    }

    /// <summary>Null for one that is to be dropped: by its declaration, because its owner's instance is another, or because a state is unknown.</summary>
    private DelayHeap.Entry? EntryOf(PendingDelay delay, Schema schema, long now, DateTimeOffset utc)
    {
        if (delay.OnImport == DelayImport.Drop) return null;
        int owner = -1;
        if (delay.Owner is { } name && (!schema.Indexes.TryGetValue(name, out owner) || _engine.TicksOfWriter[owner] != delay.OwnerTick)) return null;
        int[] states = [.. delay.States.Select(state => schema.Indexes.GetValueOrDefault(state, -1))];
        if (Array.IndexOf(states, -1) >= 0) return null;
        TimeSpan wait = delay.OnImport switch
        {
            DelayImport.Resume => delay.Due - utc,
            DelayImport.Continue => delay.Remaining,
            _ => delay.Length,
        };
        bool simple = states.Length == 1 && delay.Args is null;
        return new DelayHeap.Entry
        {
            Owner = (short)owner,
            Tick = delay.OwnerTick,
            Target = (short)(simple ? states[0] : 0),
            Call = simple ? null : new DelayedCall(Array.ConvertAll(states, state => schema[state]), delay.Args, default),
            Type = delay.Type,
            Length = ToTimestamp(delay.Length),
            Due = Later(now, ToTimestamp(wait > TimeSpan.Zero ? wait : TimeSpan.Zero)),
            OnImport = delay.OnImport,
            IsPeriodic = delay.IsPeriodic && delay.Length >= Machine.ShortestPeriod, // a shorter one would never end
            IsTimeout = delay.IsTimeout,
        };
    }
}

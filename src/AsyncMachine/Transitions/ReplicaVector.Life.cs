namespace AsyncMachine;

// What becomes of a replica besides its updates: later schemas, states that are not told, times when nobody feeds it, its end.
internal sealed partial class ReplicaVector
{
    public void SetSchema(Schema schema)
    {
        Schema previous;
        Showing shown;
        lock (_gate)
        {
            if (_disposed) return;
            previous = Schema;
            if (schema.Count < previous.Count || !schema.StateNames[..previous.Count].SequenceEqual(previous.StateNames))
            {
                throw new ArgumentException($"Schema {schema.Name} does not begin with the states of {previous.Name}.", nameof(schema));
            }

            var ticks = new ulong[schema.Count];
            TicksOfWriter.CopyTo(ticks, 0);
            Resize(schema.Count);
            BeginWrite();
            Replace(schema, ticks);
            EndWrite(_active[0]);
            Replan();
            shown = new Showing { Hook = tracer => tracer.SchemaChange(_replica, previous), Tracers = _tracers };
            Enqueue(ref shown);
        }

        Tell(shown);
    }

    /// <summary>Says which states' ticks will be told; null for all. Waits on others end.</summary>
    public void Track(IEnumerable<int>? states)
    {
        (Wait Wait, State State)[] over;
        lock (_gate)
        {
            if (states is null)
            {
                _waits.Tracked = null;
                return;
            }

            var tracked = new ulong[_active.Length];
            foreach (int state in states) tracked[state >> 6] |= 1UL << (state & 63);
            _waits.Tracked = tracked;
            over = [.. _waits.Take(wait => StatesOf(wait).Any(state => !IsTracked(state))).Select(wait => (wait, Schema[StatesOf(wait).First(state => !IsTracked(state))]))];
        }

        foreach ((Wait wait, State state) in over) wait.Fault(new UntrackedStateException(state));
    }

    public void Dispose()
    {
        Showing shown;
        lock (_gate)
        {
            if (_disposed) return;
            Volatile.Write(ref _disposed, true);
            BeginWrite();
            Replace(Schema, []);
            EndWrite(0);
            shown = new Showing { Hook = tracer => tracer.MachineDispose(_replica), Tracers = _tracers };
            Enqueue(ref shown);
        }

        Tell(shown);
        _ = _ended.CancelAsync();
        _tokens.Leave();
        _waits.CancelAll(_ended.Token);
        _whenDisposed.TrySetResult();
    }

    /// <summary>Whether anybody feeds the replica; see <see cref="StateTokens.IsAway"/> for what may be relied on.</summary>
    public bool IsLive => !_tokens.IsAway;

    public void SetLive(bool live)
    {
        if (!live) _tokens.Leave();
        else if (!IsDisposed) _tokens.Return();
        if (IsDisposed) _tokens.Leave(); // it came between
    }

    private void Resize(int states)
    {
        int words = Math.Max(1, (states + 63) / 64);
        Array.Resize(ref _active, words);
        _changed = new ulong[words];
        _flipped = new ulong[words];
        _entered = new ulong[words];
    }

    private static IEnumerable<int> StatesOf(Wait wait) => wait is KeyedWait keyed ? keyed.Key.States : [wait.State];
}

namespace AsyncMachine;

/// <summary>The state of a <c>Replica</c>: a vector whose only writer is whoever feeds it, under a lock.</summary>
/// <remarks>
/// Locks are taken in this order: the one of whoever feeds, if any; this one; that of the waits, or that of the tokens. User code runs under none.
/// An update costs what has changed, and a word for each 64 states; copies are only made for tracers, handlers and queries.
/// </remarks>
internal sealed partial class ReplicaVector : WaitedVector
{
    private readonly object _gate = new();           // one update at a time; user code runs outside
    private readonly IMachine _replica;
    private readonly Waiters _waits;                 // both are there before the first update: no update has to look for them
    private readonly StateTokens _tokens;
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _whenDisposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ulong[] _active;                         // active states by words; under _gate, as what follows
    private ulong[] _changed, _flipped, _entered;    // of the update that is being made
    private bool _disposed;
    private ulong _updates;

    /// <param name="replica">The replica.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="elsewhere">Tracers, handlers and queries run on the thread pool; an update never waits for them.</param>
    public ReplicaVector(IMachine replica, Schema schema, bool elsewhere)
        : base(schema)
    {
        _replica = replica;
        _elsewhere = elsewhere;
        _waits = GetWaiters();
        _tokens = GetTokens();
        _active = _changed = _flipped = _entered = [];
        Resize(schema.Count);
    }

    public ulong QueueTick { get; private set; }

    public uint MachineTick { get; private set; }

    public Exception? Error { get; private set; }

    public IMachine Replica => _replica;

    public Tracer[] Tracers => Volatile.Read(ref _tracers);

    public Task WhenDisposed => _whenDisposed.Task;

    public override string SourceId => _replica.Id;

    public override bool IsDisposed => Volatile.Read(ref _disposed);

    public override CancellationToken DisposedToken
    {
        get
        {
            if (IsDisposed && !_ended.IsCancellationRequested) _ = _ended.CancelAsync(); // it is about to be
            return _ended.Token;
        }
    }

    public override void Poke() => Interlocked.MemoryBarrier(); // every update passes a fence before it looks at the waits

    /// <summary>Shows what has changed.</summary>
    public void Update(ReadOnlySpan<ClockChange> changes, ulong queueTick, uint machineTick, object? args)
    {
        Showing shown;
        lock (_gate)
        {
            if (_disposed) return;
            Verify(changes);
            (QueueTick, MachineTick) = (queueTick, machineTick);
            if (changes.IsEmpty) return;
            shown = Begin(queueTick, args);
            lock (_waits.Gate)
            {
                BeginWrite();
                foreach (ClockChange change in changes)
                {
                    if (IsTracked(change.Index)) Write(change.Index, change.After, change.Flips);
                }

                Commit(ref shown, isVague: false, isKnownBetween: true);
            }

            _tokens.CancelChanged(_changed);
            Enqueue(ref shown);
        }

        Tell(shown);
    }

    /// <summary>Shows a whole vector. What lies between it and the present one is only known if ticks were counted on.</summary>
    public void Update(ReadOnlySpan<ulong> ticks, ulong queueTick, uint machineTick, object? args, bool restarted)
    {
        Showing shown;
        List<Wait> over = [];
        lock (_gate)
        {
            if (_disposed) return;
            if (ticks.Length != Schema.Count)
            {
                throw new ArgumentException($"The time has {ticks.Length} ticks, schema {Schema.Name} has {Schema.Count} states.", nameof(ticks));
            }

            bool continues = !restarted && machineTick == MachineTick && IsNotBehind(ticks);
            (QueueTick, MachineTick) = (queueTick, machineTick);
            shown = Begin(queueTick, args);
            lock (_waits.Gate)
            {
                if (restarted) over = _waits.Take(wait => wait.Kind == WaitKind.Ticks);
                BeginWrite();
                for (int i = 0; i < ticks.Length; i++)
                {
                    ulong before = TicksOfWriter[i], after = IsTracked(i) ? ticks[i] : 0;
                    if (after == before) continue;
                    bool isOdd = ((before ^ after) & 1) != 0;

                    // A Multi state may as well have been called again; any other was left and entered, or rolled back, which is rare.
                    Write(i, after, isOdd || (continues && !IsMulti(i)));
                }

                Commit(ref shown, isVague: true, continues);

                // Behind the ticks: who reads the new epoch counts from new ticks. Who has read the old one is among those above, or lists its wait
                // once the lock is free, and then finds the new one.
                if (restarted) _waits.BeginEpoch();
            }

            if (_changed.AsSpan().IndexOfAnyExcept(0UL) < 0) shown.Transition = null; // nothing to tell

            if (continues) _tokens.CancelChanged(_changed);
            else _tokens.CancelAll(); // the same tick is another instance
            Enqueue(ref shown);
        }

        foreach (Wait wait in over) wait.Fault(new SourceRestartedException(_replica.Id));
        Tell(shown);
    }

    // -- under the gate -----------------------------------------------------------------------------------------

    private void Verify(ReadOnlySpan<ClockChange> changes)
    {
        ulong[] ticks = TicksOfWriter;
        foreach (ClockChange change in changes)
        {
            if ((uint)change.Index >= (uint)ticks.Length) throw new ArgumentException($"A change names state {change.Index}; schema {Schema.Name} has {ticks.Length} states.", nameof(changes));
            if (!IsTracked(change.Index)) continue;
            if (change.Before != ticks[change.Index] || change.After <= change.Before)
            {
                throw new ArgumentException($"State {Schema[change.Index].Name} is at tick {ticks[change.Index]}; a change from {change.Before} to {change.After} does not go on from there.", nameof(changes));
            }
        }
    }

    private bool IsNotBehind(ReadOnlySpan<ulong> ticks)
    {
        for (int i = 0; i < ticks.Length; i++)
        {
            if (ticks[i] < TicksOfWriter[i] && IsTracked(i)) return false;
        }

        return true;
    }

    private bool IsMulti(int state) => (Schema.Flags[state] & (byte)StateFlags.Multi) != 0;

    private Showing Begin(ulong queueTick, object? args)
    {
        Array.Clear(_changed);
        Array.Clear(_flipped);
        Array.Clear(_entered);
        var shown = new Showing { Args = args, Tracers = _tracers, Plan = _plan, Targets = _targets };
        if (shown.IsHeard) shown.Transition = new ReplicaTransition(this, ++_updates, (ulong[])TicksOfWriter.Clone(), queueTick, args);
        return shown;
    }

    /// <summary>Within the write.</summary>
    private void Write(int state, ulong after, bool flips)
    {
        ulong before = TicksOfWriter[state], bit = 1UL << (state & 63);
        int word = state >> 6;
        TicksOfWriter[state] = after;
        _changed[word] |= bit;
        if (flips) _flipped[word] |= bit;
        if (((before ^ after) & 1) != 0) _active[word] ^= bit;
        if (MirrorSteps.Of(before, after, flips, IsMulti(state)) is not (MirrorStep.None or MirrorStep.Left)) _entered[word] |= bit;
    }

    /// <summary>
    /// Ends the write, and finds what it concerns, under the lock of the waits: so no wait is made, or joined, between the two, and completed by
    /// what lay before it.
    /// </summary>
    private void Commit(ref Showing shown, bool isVague, bool isKnownBetween)
    {
        ulong version = EndWrite(_active[0]);
        if (shown.Transition is { } transition) transition.After(TicksOfWriter, _changed, _flipped, _entered);
        if (!_waits.Concerns(_changed)) return;
        shown.Found = _waits.Match(new Change
        {
            Changed = _changed,
            Active = _active,
            Entered = _entered,
            Flipped = isKnownBetween ? _flipped : default,
            IsVague = isVague,
            Args = shown.Args,
            Version = version,
        });
        if (shown.Found.Asked is not null) shown.Entered = (ulong[])_entered.Clone(); // asked when the next update may be under way
    }
}

namespace AsyncMachine;

/// <summary>The state of a <c>Replica</c>: a vector whose only writer is whoever feeds it, under a lock.</summary>
internal sealed class ReplicaVector(IMachine replica, Schema schema) : WaitedVector(schema)
{
    private readonly object _gate = new();           // one update at a time; user code runs outside
    private readonly Queue<ReplicaTransition> _told = new(); // updates whose tracers and handlers are still to run; under _gate
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _whenDisposed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(IStateHandlers Target, HandlerTable[] Tables)> _bindings = []; // under _gate
    private Tracer[] _tracers = [];
    private HandlerPlan? _plan;
    private object[] _targets = [];
    private bool _telling;                           // a thread runs the queue above; under _gate
    private bool _disposed;
    private ulong _updates;

    public ulong QueueTick { get; private set; }

    public uint MachineTick { get; private set; }

    public Exception? Error { get; private set; }

    public IMachine Replica => replica;

    public Tracer[] Tracers => Volatile.Read(ref _tracers);

    public Task WhenDisposed => _whenDisposed.Task;

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

    public override void Report(Exception exception, string where) =>
        Tell(tracer => tracer.ErrorReported(replica, new ErrorArgs(exception) { Handler = where, Phase = TransitionPhase.Observers }));

    public void ReportError(ErrorArgs error)
    {
        Error = error.Error;
        Tell(tracer => tracer.ErrorReported(replica, error));
    }

    public void Update(MachineTime time, ulong queueTick, uint machineTick, object? args)
    {
        lock (_gate)
        {
            if (_disposed) return;
            if (time.Count != Schema.Count)
            {
                throw new ArgumentException($"The time has {time.Count} ticks, schema {Schema.Name} has {Schema.Count} states.", nameof(time));
            }

            var transition = new ReplicaTransition(this, ++_updates, (ulong[])TicksOfWriter.Clone(), [.. time.Ticks], queueTick, args);
            QueueTick = queueTick;
            MachineTick = machineTick;
            Publish(transition);
            _told.Enqueue(transition);
        }

        TellQueued();
    }

    public void SetSchema(Schema schema)
    {
        Schema previous;
        lock (_gate)
        {
            previous = Schema;
            if (schema.Count < previous.Count || !schema.StateNames[..previous.Count].SequenceEqual(previous.StateNames))
            {
                throw new ArgumentException($"Schema {schema.Name} does not begin with the states of {previous.Name}.", nameof(schema));
            }

            var ticks = new ulong[schema.Count];
            TicksOfWriter.CopyTo(ticks, 0);
            BeginWrite();
            Replace(schema, ticks);
            EndWrite(ActiveOf(ticks)[0]);
            Replan();
        }

        Tell(tracer => tracer.SchemaChange(replica, previous));
    }

    public void AddTracer(Tracer tracer)
    {
        lock (_gate)
        {
            if (Array.IndexOf(_tracers, tracer) >= 0) return;
            Volatile.Write(ref _tracers, [.. _tracers, tracer]);
        }

        Guarded(() => tracer.MachineInit(replica), tracer.GetType().Name + ".MachineInit");
    }

    public bool RemoveTracer(Tracer tracer)
    {
        lock (_gate)
        {
            Tracer[] rest = [.. _tracers.Where(t => !ReferenceEquals(t, tracer))];
            bool removed = rest.Length != _tracers.Length;
            Volatile.Write(ref _tracers, rest);
            return removed;
        }
    }

    public IDisposable Bind(IStateHandlers handlers)
    {
        var collector = new HandlerCollector();
        handlers.CollectHandlers(collector);
        var faults = new List<string>();
        foreach (HandlerTable table in collector.Tables)
        {
            if (table.NeedsMachine) faults.Add($"{handlers.GetType().Name} has handlers that take an Event; take a MirrorEvent");
            foreach (uint key in table.Keys)
            {
                if (HandlerNames.IsNegotiation(HandlerTable.KindOf(key)))
                {
                    faults.Add($"{HandlerNames.Of(table.Schema, key)} negotiates; a mirror only shows what has happened");
                }
            }
        }

        if (faults.Count > 0) throw new SchemaException($"{handlers.GetType().Name} cannot be bound to a mirror: {string.Join("; ", faults)}.");
        (IStateHandlers, HandlerTable[]) binding = (handlers, [.. collector.Tables]);
        lock (_gate)
        {
            _bindings.Add(binding);
            Replan();
        }

        return new Unbinder(this, binding);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            Volatile.Write(ref _disposed, true);
            BeginWrite();
            Replace(Schema, []);
            EndWrite(0);
        }

        Tell(tracer => tracer.MachineDispose(replica));
        _ = _ended.CancelAsync();
        TokensOrNull?.CancelAll();
        WaitersOrNull?.CancelAll(_ended.Token);
        _whenDisposed.TrySetResult();
    }

    private void Publish(ReplicaTransition transition)
    {
        ulong[] ticks = TicksOfWriter;
        BeginWrite();
        transition.After.CopyTo(ticks, 0);
        transition.Version = EndWrite(transition.ActiveAfter[0]);
        Interlocked.MemoryBarrier(); // the update is visible before tokens and waits are looked at
        TokensOrNull?.CancelChanged(transition.ChangedWords);

        // Found before the next update, and released after what this one tells.
        if (WaitersOrNull is { } waiters && waiters.Concerns(transition.ChangedWords)) transition.Found = waiters.Match(ChangeOf(transition));
    }

    /// <summary>Runs what follows updates, in their order, on one thread at a time; user code never runs under the lock.</summary>
    private void TellQueued()
    {
        while (true)
        {
            ReplicaTransition transition;
            HandlerPlan? plan;
            object[] targets;
            lock (_gate)
            {
                if (_telling || _told.Count == 0) return;
                _telling = true;
                transition = _told.Dequeue();
                plan = _plan;
                targets = _targets;
            }

            Tell(tracer => tracer.TransitionInit(transition));
            Tell(tracer => tracer.TransitionStart(transition));
            Tell(tracer => tracer.TransitionFinals(transition));
            if (plan is not null) new ReplicaCall(this, transition).Run(plan, targets);
            transition.Complete();
            Tell(tracer => tracer.TransitionEnd(transition));
            if (transition.Found.Any) WaitersOrNull!.Release(transition.Found, ChangeOf(transition));
            lock (_gate) _telling = false;
        }
    }

    private static Change ChangeOf(ReplicaTransition transition) => new()
    {
        Changed = transition.ChangedWords,
        Active = transition.ActiveAfter,
        Entered = transition.EnteredWords,
        Args = transition.Args,
        Version = transition.Version,
    };

    private void Replan()
    {
        _plan = HandlerPlan.For(Schema, _bindings.ConvertAll(b => b.Tables));
        _targets = [.. _bindings.Select(b => (object)b.Target)];
    }

    private void Tell(Action<Tracer> hook)
    {
        foreach (Tracer tracer in Tracers) Guarded(() => hook(tracer), tracer.GetType().Name);
    }

    private void Guarded(Action action, string where)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not DrainLostException)
        {
            if (where.Length > 0) Error ??= exception;
        }
    }

    internal static ulong[] ActiveOf(ulong[] ticks)
    {
        var active = new ulong[Math.Max(1, (ticks.Length + 63) / 64)];
        for (int i = 0; i < ticks.Length; i++) active[i >> 6] |= (ticks[i] & 1) << (i & 63);
        return active;
    }

    private sealed class Unbinder(ReplicaVector vector, (IStateHandlers, HandlerTable[]) binding) : IDisposable
    {
        public void Dispose()
        {
            lock (vector._gate)
            {
                vector._bindings.Remove(binding);
                vector.Replan();
            }
        }
    }
}

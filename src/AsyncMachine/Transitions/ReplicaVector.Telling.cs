namespace AsyncMachine;

// What follows updates: tracers, handlers, queries. They run in the order of the updates, one thread at a time, under no lock.
internal sealed partial class ReplicaVector : IThreadPoolWorkItem
{
    private readonly bool _elsewhere;
    private readonly Queue<Told> _told = new();      // updates that are still to be told; under _gate, as the next two
    private Told? _lastTold;                         // the one behind all others there; null if none is, or if it stands for itself
    private long _joined;
    private readonly List<(IStateHandlers Target, HandlerTable[] Tables)> _bindings = []; // under _gate
    private Tracer[] _tracers = [];
    private HandlerPlan? _plan;
    private object[] _targets = [];
    private bool _telling;                           // a thread runs the queue above, or is about to; under _gate

    /// <summary>So many updates wait to be told one by one; what comes while they do is told as one.</summary>
    private const int MostTold = 1024;

    /// <summary>An update that waits to be told, for others to join.</summary>
    private sealed class Told(in Showing shown)
    {
        public Showing Shown = shown;
    }

    /// <summary>One update, and whom it is told: those who were there when it happened.</summary>
    private struct Showing
    {
        public ReplicaTransition? Transition;        // only if a tracer or a handler hears of it
        public Tracer[] Tracers;
        public HandlerPlan? Plan;
        public object[]? Targets;
        public Action<Tracer>? Hook;                 // what is told instead of a transition
        public object? Args;
        public ulong[]? Entered;
        public Waiters.Found Found;
        public bool IsCalled;                        // whoever made the update has to see that the queue is run

        /// <summary>Another update can be told together with this one: the same are told, and nobody but them would notice.</summary>
        public readonly bool CanJoin(in Showing next) =>
            Hook is null && next.Hook is null && Args is null && next.Args is null &&
            ReferenceEquals(Tracers, next.Tracers) && ReferenceEquals(Plan, next.Plan) && ReferenceEquals(Targets, next.Targets) &&
            ReferenceEquals(Transition?.Schema, next.Transition?.Schema);

        public readonly bool IsHeard => Tracers.Length > 0 || Plan is not null;
    }

    /// <summary>How many updates were told together with one before them.</summary>
    public long Joined => Volatile.Read(ref _joined);

    public override void Report(Exception exception, string where) =>
        Tell(Tracers, tracer => tracer.ErrorReported(_replica, new ErrorArgs(exception) { Handler = where, Phase = TransitionPhase.Observers }));

    public void ReportError(ErrorArgs error)
    {
        Error = error.Error;
        Tell(Tracers, tracer => tracer.ErrorReported(_replica, error));
    }

    /// <summary>An error is shown by whoever feeds the replica, and told when what came before it was; not at all by tracers that are far behind.</summary>
    public void ShowError(ErrorArgs error)
    {
        if (!_elsewhere)
        {
            ReportError(error);
            return;
        }

        Showing shown;
        lock (_gate)
        {
            if (_disposed) return;
            Error = error.Error;
            if (_told.Count >= MostTold) return;
            shown = new Showing { Hook = tracer => tracer.ErrorReported(_replica, error), Tracers = _tracers };
            Enqueue(ref shown);
        }

        Tell(shown);
    }

    public void AddTracer(Tracer tracer)
    {
        lock (_gate)
        {
            if (Array.IndexOf(_tracers, tracer) >= 0) return;
            Volatile.Write(ref _tracers, [.. _tracers, tracer]);
        }

        Guarded(() => tracer.MachineInit(_replica), tracer.GetType().Name + ".MachineInit");
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

    // Who runs the queue, when another thread has to.
    void IThreadPoolWorkItem.Execute() => RunQueue();

    /// <summary>
    /// Under the gate: takes the update into the queue, unless nobody has to be told. Waits without code of others do not stand behind handlers
    /// that run elsewhere: a handler may wait for what they bring.
    /// </summary>
    private void Enqueue(ref Showing shown)
    {
        bool waits = shown.Found.Asked is not null || (!_elsewhere && _telling && shown.Found.Any);
        if (shown.Transition is null && !waits && (shown.Hook is null || !shown.IsHeard)) return;
        Showing queued = shown;
        if (_elsewhere) queued.Found = queued.Found with { First = null, More = null };
        if (_elsewhere && _told.Count >= MostTold && _lastTold is { } last && last.Shown.CanJoin(queued))
        {
            Join(ref last.Shown, queued);
            return; // a thread runs the queue
        }

        var told = new Told(queued);
        _told.Enqueue(told);
        _lastTold = told;
        if (!_elsewhere) shown.Found = default;
        shown.IsCalled = !_telling;
        _telling = true;
    }

    /// <summary>
    /// Under the gate: handlers are slower than updates come. What has been queued last has not been told to anybody, so it can as well be an update
    /// that stands for several transitions, as any may: memory is bounded, and nothing is told that has not happened.
    /// </summary>
    private void Join(ref Showing earlier, in Showing later)
    {
        earlier.Transition?.Join(later.Transition!);
        earlier.Found = _waits.Join(earlier.Found, later.Found);
        earlier.Entered ??= later.Entered;
        for (int i = 0; i < later.Entered?.Length; i++) earlier.Entered![i] |= later.Entered[i];
        Volatile.Write(ref _joined, _joined + 1);
    }

    /// <summary>Outside the gate: what the update leads to.</summary>
    private void Tell(in Showing shown)
    {
        if (shown.Found.First is not null) _waits.Release(shown.Found with { Asked = null }, default);
        if (!shown.IsCalled) return;
        if (_elsewhere) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else RunQueue();
    }

    private void RunQueue()
    {
        try
        {
            while (true)
            {
                Showing shown;
                object?[]? targets;
                lock (_gate)
                {
                    if (!_told.TryDequeue(out Told? told))
                    {
                        _telling = false;
                        return;
                    }

                    shown = told.Shown;
                    if (ReferenceEquals(told, _lastTold)) _lastTold = null;

                    // Whom it was meant for is not told if it has left meanwhile.
                    targets = ReferenceEquals(shown.Targets, _targets) ? _targets : shown.Targets is null ? null : Array.ConvertAll(shown.Targets, t => Array.IndexOf(_targets, t) < 0 ? null : t);
                    if (!ReferenceEquals(shown.Tracers, _tracers)) shown.Tracers = [.. shown.Tracers.Intersect(_tracers)];
                }

                Run(shown, targets);
            }
        }
        catch
        {
            lock (_gate) _telling = false; // a drain has left this thread; the next update goes on
            throw;
        }
    }

    private void Run(in Showing shown, object?[]? targets)
    {
        if (shown.Hook is { } hook) Tell(shown.Tracers, hook);
        if (shown.Transition is { } transition)
        {
            Tell(shown.Tracers, tracer => tracer.TransitionInit(transition));
            Tell(shown.Tracers, tracer => tracer.TransitionStart(transition));
            Tell(shown.Tracers, tracer => tracer.TransitionFinals(transition));
            if (shown.Plan is { } plan) new ReplicaCall(this, transition).Run(plan, targets!);
            transition.Complete();
            Tell(shown.Tracers, tracer => tracer.TransitionEnd(transition));
        }

        if (shown.Found.Any) _waits.Release(shown.Found, new Change { Entered = shown.Entered, Args = shown.Args });
    }

    private void Replan()
    {
        _plan = HandlerPlan.For(Schema, _bindings.ConvertAll(b => b.Tables));
        _targets = [.. _bindings.Select(b => (object)b.Target)];
    }

    private void Tell(Tracer[] tracers, Action<Tracer> hook)
    {
        foreach (Tracer tracer in tracers) Guarded(() => hook(tracer), tracer.GetType().Name);
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

namespace AsyncMachine;

/// <summary>The synthetic set transition of one update of a replica.</summary>
internal sealed class ReplicaTransition : Transition
{
    private readonly ReplicaVector _vector;
    private readonly ulong[] _before;
    private Mutation? _mutation;

    public ReplicaTransition(ReplicaVector vector, ulong id, ulong[] before, ulong[] after, ulong queueTick, object? args)
    {
        _vector = vector;
        _before = before;
        After = after;
        Schema = vector.Schema;
        Id = id;
        QueueTick = queueTick;
        SettledQueueTick = queueTick;
        Args = args;
        IsAccepted = true;
        ActiveAfter = ReplicaVector.ActiveOf(after);
        ChangedWords = new ulong[ActiveAfter.Length];
        EnteredWords = new ulong[ActiveAfter.Length];
        for (int i = 0; i < after.Length; i++)
        {
            if (before[i] == after[i]) continue;
            ChangedWords[i >> 6] |= 1UL << (i & 63);
            if (MachineTime.IsActiveTick(after[i])) EnteredWords[i >> 6] |= 1UL << (i & 63);
        }
    }

    public ulong[] After { get; }

    public ulong[] ActiveAfter { get; }

    public ulong[] ChangedWords { get; }

    public ulong[] EnteredWords { get; }

    public ulong Version { get; set; }

    /// <summary>The waits that the update concerns.</summary>
    public Waiters.Found Found { get; set; }

    /// <summary>The handler call that runs; 0 for none.</summary>
    public long Call { get; set; }

    public override IMachine Machine => _vector.Replica;

    public override Schema Schema { get; }

    public override object? Args { get; }

    public override Mutation Mutation => _mutation ??= new Mutation(MutationType.Set, TargetStates, Args, null, QueueTick, false, false);

    public override MachineTime TimeBefore => new(Schema, _before);

    public override MachineTime TimeAfter => new(Schema, After);

    public override IReadOnlyList<State> StatesBefore => TimeBefore.ActiveStates;

    public override IReadOnlyList<State> TargetStates => TimeAfter.ActiveStates;

    public override IReadOnlyList<State> Entering => Where(i => _before[i] != After[i] && MachineTime.IsActiveTick(After[i]));

    public override IReadOnlyList<State> Leaving =>
        Where(i => MachineTime.IsActiveTick(_before[i]) && !MachineTime.IsActiveTick(After[i]));

    public override IReadOnlyList<State> Changed => Where(i => _before[i] != After[i]);

    public override bool IsTarget(State state) => MachineTime.IsActiveTick(After[Schema.Resolve(state)]);

    public void Complete() => IsCompleted = true;

    internal override bool IsCurrent(long call) => Call == call;

    internal override bool HasLost(long call) => false;

    private List<State> Where(Func<int, bool> fits)
    {
        var states = new List<State>();
        for (int i = 0; i < After.Length; i++)
        {
            if (fits(i)) states.Add(Schema[i]);
        }

        return states;
    }
}

/// <summary>Calls the final handlers of a replica's bindings after an update.</summary>
internal sealed class ReplicaCall(ReplicaVector vector, ReplicaTransition transition) : HandlerCall
{
    private uint _key;
    private long _call;

    public override Event Event => new(transition, _call, _key);

    public override MirrorEvent MirrorEvent => new(Event);

    public override CancellationToken Token => HandlerTable.KindOf(_key) is HandlerKind.State or HandlerKind.End
        ? transition.Machine.StateToken(transition.Schema[HandlerTable.StateOf(_key)])
        : transition.Machine.Disposed;

    public override object? Args => transition.Args;

    public void Run(HandlerPlan plan, object[] targets)
    {
        int[] order = transition.Schema.Order.Length == 0
            ? [.. Enumerable.Range(0, transition.Schema.Count)]
            : Array.ConvertAll(transition.Schema.Order, i => (int)i);
        HashSet<int> leaving = [.. transition.Leaving.Select(s => s.Index)], entering = [.. transition.Entering.Select(s => s.Index)];
        foreach (int state in order)
        {
            if (leaving.Contains(state)) Call(plan, targets, plan.First(HandlerKind.End, state));
        }

        foreach (int state in order)
        {
            if (entering.Contains(state)) Call(plan, targets, plan.First(HandlerKind.State, state));
        }

        Call(plan, targets, plan.AnyState);
    }

    private void Call(HandlerPlan plan, object[] targets, int slot)
    {
        for (; slot != 0; slot = plan.Slots[slot - 1].Next)
        {
            HandlerPlan.Slot handler = plan.Slots[slot - 1];
            _key = handler.Key;
            transition.Call = ++_call;
            try
            {
                if (handler.Table.Run(targets[handler.Target], handler.Id, this) is { } task) Follow(task);
            }
            catch (Exception exception) when (exception is not DrainLostException)
            {
                Report(exception);
            }

            transition.Call = 0;
        }
    }

    private void Follow(Task task)
    {
        CancellationToken token = Token;
        string name = HandlerNames.Of(transition.Schema, _key);
        task.ContinueWith(
            (failed, _) =>
            {
                if (!token.IsCancellationRequested) vector.ReportError(Failure(failed.Exception!.InnerException!, name));
            },
            null, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private void Report(Exception exception) =>
        vector.ReportError(Failure(exception, HandlerNames.Of(transition.Schema, _key)));

    private ErrorArgs Failure(Exception exception, string handler) =>
        new(exception) { Handler = handler, Phase = TransitionPhase.Finals, Transition = transition };
}

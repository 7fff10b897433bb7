namespace AsyncMachine.Testing;

/// <summary>What one call does to one set of active states.</summary>
internal interface IStepper<TSet>
    where TSet : struct, IStateSet<TSet>
{
    /// <summary>True if calls must be made even if relations alone would make them change nothing.</summary>
    static abstract bool AsksHandlers { get; }

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="before">Active states.</param>
    /// <param name="step">What it did.</param>
    /// <returns>False if it was canceled.</returns>
    bool Take(WalkCall<TSet> call, in TSet before, out Step<TSet> step);
}

/// <summary>What a call did.</summary>
internal struct Step<TSet>
    where TSet : struct, IStateSet<TSet>
{
    /// <summary>Active states in the end.</summary>
    public TSet After;

    /// <summary>States that were active at some instant on the way.</summary>
    public TSet Seen;

    /// <summary>Entered and left in an auto transition.</summary>
    public TSet AutoEntered, AutoLeft;
}

/// <summary>The resolver alone, for one component: what it says of states outside is not true of them.</summary>
/// <param name="core">Whose resolver.</param>
/// <param name="states">The states of the component.</param>
/// <param name="walked">Those that are not left out of the walk.</param>
internal readonly struct ResolverStepper<TSet>(Core<TSet> core, TSet states, TSet walked) : IStepper<TSet>
    where TSet : struct, IStateSet<TSet>
{
    public static bool AsksHandlers => false;

    public bool Take(WalkCall<TSet> call, in TSet before, out Step<TSet> step)
    {
        step = default;
        bool accepted = true;
        TSet between, after;
        if (call.Index >= 0)
        {
            accepted = core.Predict(in call.Job, before, out between, out after);
        }
        else
        {
            between = before;
            after = core.PredictAuto(before);
        }

        step.Seen = TSet.And(between, states);
        step.After = TSet.And(after, walked);
        if (TSet.Equal(in between, in after)) return accepted;
        step.Seen = TSet.And(TSet.Or(between, after), states);
        step.AutoEntered = TSet.And(TSet.Minus(after, between), states);
        step.AutoLeft = TSet.And(TSet.Minus(between, after), states);
        return accepted;
    }
}

/// <summary>A machine with handlers, put into the set before each call.</summary>
internal sealed class MachineStepper<TSet> : Tracer, IStepper<TSet>
    where TSet : struct, IStateSet<TSet>
{
    private readonly Machine _machine;
    private readonly SchemaCall[] _menu;
    private readonly ulong[] _ticks;
    private Step<TSet> _step;

    public MachineStepper(Schema schema, IStateHandlers handlers, IReadOnlyList<SchemaCall> menu)
    {
        _machine = new Machine(schema, new MachineOptions { HandlerTimeout = Timeout.InfiniteTimeSpan, QueueLimit = int.MaxValue, Tracers = [this] });
        _machine.Bind(handlers);
        _menu = [.. menu];
        _ticks = new ulong[schema.Count];
    }

    public static bool AsksHandlers => true;

    public bool Take(WalkCall<TSet> call, in TSet before, out Step<TSet> step)
    {
        for (int i = 0; i < _ticks.Length; i++) _ticks[i] = StateSets.Has(in before, i) ? 1UL : 0;
        Task restored = _machine.EvalAsync(() => _machine.Engine.Core.Restore(_ticks));
        if (!restored.IsCompletedSuccessfully) throw new InvalidOperationException("A handler still runs after its call: stubs must not be async.");
        _step = default;
        SchemaCall made = _menu[call.Index];
        Result result = _machine.Mutate(made.Type, made.States.ToArray(), null);
        step = _step;
        MachineTime time = _machine.Time();
        for (int i = 0; i < time.Count; i++)
        {
            if ((time[i] & 1) != 0) StateSets.Include(ref step.After, i);
        }

        step.Seen = TSet.Or(step.Seen, step.After);
        return !result.IsCanceled;
    }

    public override void TransitionFinals(Transition transition)
    {
        foreach (State state in transition.TargetStates) StateSets.Include(ref _step.Seen, state.Index);
        if (!transition.Mutation.IsAuto) return;
        foreach (State state in transition.Entering) StateSets.Include(ref _step.AutoEntered, state.Index);
        foreach (State state in transition.Leaving) StateSets.Include(ref _step.AutoLeft, state.Index);
    }
}

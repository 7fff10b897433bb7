namespace AsyncMachine.Testing;

/// <summary>One exploration, in sets of one width: plans, walks, and puts what was seen into words.</summary>
internal sealed class Explorer<TSet>
    where TSet : struct, IStateSet<TSet>
{
    private readonly SchemaExplorer _settings;
    private readonly Schema _schema;
    private readonly Core<TSet> _core;
    private readonly WalkCall<TSet>[] _menu;

    public Explorer(SchemaExplorer settings, Core<TSet> core)
    {
        _settings = settings;
        _schema = settings.Schema;
        _core = core;
        _menu = [.. settings.Menu.Select(Translate)];
    }

    public Exploration Explore()
    {
        if (_settings.Handlers is { } handlers)
        {
            var plan = new Plan<TSet>(_schema, _core.Masks, _menu, whole: true);
            return Explore(plan, (_, _) => new MachineStepper<TSet>(_schema, handlers, _settings.Menu));
        }

        var split = new Plan<TSet>(_schema, _core.Masks, _menu, whole: false);
        if (!split.Components.All(HasSimpleSets)) split = new Plan<TSet>(_schema, _core.Masks, _menu, whole: true);
        return Explore(split, (states, walked) => new ResolverStepper<TSet>(_core, states, walked));
    }

    private Exploration Explore<TStepper>(Plan<TSet> plan, Func<TSet, TSet, TStepper> makeStepper)
        where TStepper : IStepper<TSet>
    {
        var walks = new List<Walk<TSet, TStepper>>();
        foreach (Component<TSet> component in plan.Components)
        {
            TSet leaves = TSet.And(component.States, plan.Leaves);
            var walk = new Walk<TSet, TStepper>(
                makeStepper(component.States, TSet.Minus(component.States, leaves)), _core.Masks, CallsIn(component), StateSets.ToArray(in leaves), _settings.Bound);
            walk.Run();
            walks.Add(walk);
        }

        // A set of the whole machine is a dead end if its part in each component is one. What is shortest then is not the sum of
        // the ways.
        if (walks.Count > 1 && walks.TrueForAll(walk => walk.DeadEnds.Count > 0))
        {
            return Explore(new Plan<TSet>(_schema, _core.Masks, _menu, whole: true), makeStepper);
        }

        var findings = new Findings<TSet>(_settings, _core, _menu);
        bool complete = walks.TrueForAll(walk => !walk.IsCut);
        findings.AddNeverActive(walks, complete);
        findings.AddAlwaysCanceled(walks, complete);
        foreach (Walk<TSet, TStepper> walk in walks) findings.AddDoors(walk);
        if (walks.Count == 1) findings.AddDeadEnds(walks[0]);
        foreach (Walk<TSet, TStepper> walk in walks) findings.AddRivals(walk);
        return new Exploration(
            _schema, _settings.Menu, _settings.Handlers is not null, walks.Sum(walk => (long)walk.Table.Count), complete, findings.All);
    }

    /// <summary>The calls of a component's states, one by which something else ticks, and one set of something else, which clears
    /// this.</summary>
    private WalkCall<TSet>[] CallsIn(Component<TSet> component)
    {
        var calls = _menu.Where(call => !TSet.IsEmpty(call.Job.Called) && TSet.Within(call.Job.Called, component.States)).ToList();
        if (OutsideSets(component).FirstOrDefault(IsAlwaysExecuted) is { } set)
        {
            calls.Add(new WalkCall<TSet>(new Job<TSet> { Kind = JobKind.Set }, set.Index));
        }

        if (component.Ticker is { } ticker) calls.Add(new WalkCall<TSet>(new Job<TSet> { Lone = (ushort)(ticker + 1) }, -1));
        return [.. calls];
    }

    private IEnumerable<WalkCall<TSet>> OutsideSets(Component<TSet> component) => _menu.Where(call =>
        call.Job.Kind == JobKind.Set && (TSet.IsEmpty(call.Job.Called) || !TSet.Within(call.Job.Called, component.States)));

    /// <summary>True if it is known whether, for a component, a set of something else is ever executed.</summary>
    private bool HasSimpleSets(Component<TSet> component) =>
        OutsideSets(component).Any(IsAlwaysExecuted) || OutsideSets(component).All(call => !TSet.Overlaps(call.Job.Called, _core.Masks.HasAdd));

    private bool IsAlwaysExecuted(WalkCall<TSet> set) =>
        !TSet.Overlaps(set.Job.Called, _core.Masks.HasAdd) && _core.Predict(in set.Job, default, out _, out _);

    private WalkCall<TSet> Translate(SchemaCall call, int index)
    {
        Job<TSet> job = default;
        job.Kind = (JobKind)call.Type;
        int[] states = [.. call.States.Select(_schema.Resolve).Distinct()];
        foreach (int state in states) StateSets.Include(ref job.Called, state);
        if (states.Length == 1) job.Lone = (ushort)(states[0] + 1);
        if (!states.SequenceEqual(states.Order())) job.Order = [.. states.Select(state => (ushort)state)];
        return new WalkCall<TSet>(job, index);
    }
}

namespace AsyncMachine.Testing;

/// <summary>What walks have seen, as findings with sequences of real calls.</summary>
internal sealed class Findings<TSet>
    where TSet : struct, IStateSet<TSet>
{
    private readonly SchemaExplorer _settings;
    private readonly Schema _schema;
    private readonly Core<TSet> _core;
    private readonly WalkCall<TSet>[] _menu;

    public Findings(SchemaExplorer settings, Core<TSet> core, WalkCall<TSet>[] menu)
    {
        _settings = settings;
        _schema = settings.Schema;
        _core = core;
        _menu = menu;
    }

    public List<Finding> All { get; } = [];

    public void AddNeverActive<TStepper>(List<Walk<TSet, TStepper>> walks, bool complete)
        where TStepper : IStepper<TSet>
    {
        TSet ever = default;
        foreach (Walk<TSet, TStepper> walk in walks) ever = TSet.Or(ever, walk.Ever);
        for (int i = 0; i < _schema.Count; i++)
        {
            if (StateSets.Has(in ever, i)) continue;
            All.Add(new Finding(FindingKind.NeverActive, complete || Closures.IsDead(_schema, i), [_schema[i]], null, [], []));
        }
    }

    public void AddAlwaysCanceled<TStepper>(List<Walk<TSet, TStepper>> walks, bool complete)
        where TStepper : IStepper<TSet>
    {
        var executed = new bool[_menu.Length];
        foreach (WalkCall<TSet> call in _menu)
        {
            executed[call.Index] = TSet.IsEmpty(call.Job.Called);
        }

        foreach (Walk<TSet, TStepper> walk in walks)
        {
            for (int i = 0; i < walk.Calls.Length; i++)
            {
                if (walk.Calls[i].Index >= 0) executed[walk.Calls[i].Index] |= walk.Executed[i];
            }
        }

        for (int i = 0; i < executed.Length; i++)
        {
            if (executed[i]) continue;
            SchemaCall call = _settings.Menu[i];
            All.Add(new Finding(FindingKind.AlwaysCanceled, complete, call.States, call, [call], []));
        }
    }

    public void AddDoors<TStepper>(Walk<TSet, TStepper> walk)
        where TStepper : IStepper<TSet>
    {
        foreach (((int call, int state), int set) in walk.Doors.OrderBy(door => door.Key))
        {
            IReadOnlyList<SchemaCall> sequence = Sequence(walk, set, call);
            All.Add(new Finding(FindingKind.OneWayDoor, true, [_schema[state]], sequence[^1], sequence, []));
        }
    }

    public void AddDeadEnds<TStepper>(Walk<TSet, TStepper> walk)
        where TStepper : IStepper<TSet>
    {
        foreach (int set in walk.DeadEnds)
        {
            State[] states = [.. StateSets.ToArray(in walk.Table.Get(set)).Select(state => _schema[state])];
            All.Add(new Finding(FindingKind.DeadEnd, true, states, null, Sequence(walk, set, -1), []));
        }
    }

    public void AddRivals<TStepper>(Walk<TSet, TStepper> walk)
        where TStepper : IStepper<TSet>
    {
        foreach (((int first, int second), (int set, int call)) in walk.Rivalries.OrderBy(rivalry => rivalry.Key))
        {
            if (first > second || !walk.Rivalries.TryGetValue((second, first), out (int Set, int Call) back)) continue;
            All.Add(new Finding(
                FindingKind.AutoRivals, true, [_schema[first], _schema[second]], null,
                Sequence(walk, set, call), Sequence(walk, back.Set, back.Call)));
        }
    }

    /// <summary>The way to a set, and a call there, as calls of the menu that a new machine can be given.</summary>
    private List<SchemaCall> Sequence<TStepper>(Walk<TSet, TStepper> walk, int set, int last)
        where TStepper : IStepper<TSet>
    {
        List<WalkCall<TSet>> way = walk.WayTo(set);
        if (last >= 0) way.Add(walk.Calls[last]);
        var calls = new List<SchemaCall>();
        TSet active = default;
        foreach (WalkCall<TSet> step in way)
        {
            WalkCall<TSet> call = TStepper.AsksHandlers ? step : Real(step, active);
            calls.Add(_settings.Menu[call.Index]);
            _core.Predict(in call.Job, active, out _, out active);
        }

        return calls;
    }

    /// <summary>
    /// "Something else ticked" as a call of that state; a call of a state that is left out of the walk as one that ticks, now that
    /// it is known whether it is active; a set of something else as what it is.
    /// </summary>
    private WalkCall<TSet> Real(WalkCall<TSet> step, in TSet active)
    {
        if (step.Index >= 0 && step.Job.Lone == 0) return _menu[step.Index];
        int state = step.Job.Lone - 1;
        bool toggles = step.Index < 0 || (step.Job.Kind == JobKind.Add && !StateSets.Has(_core.Masks.Multi, state));
        if (step.Index >= 0 && !toggles) return _menu[step.Index];
        bool remove = StateSets.Has(in active, state) && !StateSets.Has(_core.Masks.Multi, state);
        JobKind kind = remove ? JobKind.Remove : JobKind.Add;
        return Array.Find(_menu, call => call.Job.Kind == kind && call.Job.Lone == state + 1) ?? _menu[step.Index];
    }
}

namespace AsyncMachine.Testing;

/// <summary>How a schema is walked: which states are left out, and which components are walked apart.</summary>
internal sealed class Plan<TSet>
    where TSet : struct, IStateSet<TSet>
{
    private readonly Schema _schema;
    private readonly SchemaMasks<TSet> _masks;
    private readonly WalkCall<TSet>[] _calls;
    private readonly int[] _parents;

    /// <param name="schema">The schema.</param>
    /// <param name="masks">Its masks.</param>
    /// <param name="calls">The menu.</param>
    /// <param name="whole">Everything is one component, and nothing is left out.</param>
    public Plan(Schema schema, SchemaMasks<TSet> masks, WalkCall<TSet>[] calls, bool whole)
    {
        _schema = schema;
        _masks = masks;
        _calls = calls;
        _parents = [.. Enumerable.Range(0, schema.Count)];
        TSet leaves = default;
        if (!whole)
        {
            for (int i = 0; i < schema.Count; i++)
            {
                if (IsLeaf(i)) StateSets.Include(ref leaves, i);
            }
        }

        Leaves = leaves;
        Components = whole ? [new Component<TSet>(Everything(), null)] : Split();
    }

    /// <summary>
    /// States that influence no other: nothing requires, adds by, removes or is removed by them, and they can come and go by calls
    /// of their own. Whether one is active changes no outcome for others, and wherever what it requires is active, it can tick.
    /// </summary>
    public TSet Leaves { get; }

    public IReadOnlyList<Component<TSet>> Components { get; }

    private TSet Everything()
    {
        TSet all = default;
        for (int i = 0; i < _schema.Count; i++) StateSets.Include(ref all, i);
        return all;
    }

    private bool IsLeaf(int state) =>
        !StateSets.Has(_masks.HasAdd, state) && !StateSets.Has(_masks.HasRemove, state) && !StateSets.Has(_masks.IsRequired, state) &&
        !StateSets.Has(_masks.IsRemoved, state) && !StateSets.Has(_masks.Auto, state) && !StateSets.Has(_masks.Health, state) &&
        Calls(JobKind.Add, state) && Calls(JobKind.Remove, state);

    private bool Calls(JobKind kind, int state) => Array.Exists(_calls, call => call.Job.Kind == kind && call.Job.Lone == state + 1);

    private List<Component<TSet>> Split()
    {
        for (int i = 0; i < _schema.Count; i++)
        {
            foreach (RowKind kind in (RowKind[])[RowKind.Require, RowKind.Add, RowKind.Remove])
            {
                foreach (int target in _schema.Rows.Targets(kind, i)) Unite(i, target);
            }
        }

        foreach (WalkCall<TSet> call in _calls)
        {
            int[] states = StateSets.ToArray(in call.Job.Called);
            foreach (int state in states) Unite(states[0], state);
        }

        // Auto states of two components are called by one mutation: where requirements go round a circle, one may decide whether
        // the other's outcome counts.
        int[] autos = StateSets.ToArray(in _masks.Auto);
        if (Closures.HasRequireCycle(_schema))
        {
            foreach (int auto in autos) Unite(autos[0], auto);
        }

        // A component with Auto states needs somebody outside who can tick whenever it is asked to.
        foreach (int auto in autos)
        {
            if (Ticker(auto) is null)
            {
                for (int i = 1; i < _schema.Count; i++) Unite(0, i);
            }
        }

        var components = new List<Component<TSet>>();
        foreach (IGrouping<int, int> states in Enumerable.Range(0, _schema.Count).GroupBy(Find))
        {
            TSet set = default;
            foreach (int state in states) StateSets.Include(ref set, state);
            bool alone = states.Count() == _schema.Count;
            components.Add(new Component<TSet>(set, !alone && TSet.Overlaps(set, _masks.Auto) ? Ticker(states.Key) : null));
        }

        return components;
    }

    /// <summary>A state outside of a state's component whose call always ticks something.</summary>
    private int? Ticker(int inside)
    {
        for (int i = 0; i < _schema.Count; i++)
        {
            if (Find(i) == Find(inside) || StateSets.Has(_masks.HasRequire, i) || StateSets.Has(_masks.IsRemoved, i) ||
                StateSets.Has(_masks.Health, i) || StateSets.Has(_masks.Auto, i)) continue;
            if (Calls(JobKind.Add, i) && (StateSets.Has(_masks.Multi, i) || Calls(JobKind.Remove, i))) return i;
        }

        return null;
    }

    private int Find(int state)
    {
        while (_parents[state] != state) state = _parents[state];
        return state;
    }

    private void Unite(int left, int right) => _parents[Math.Max(Find(left), Find(right))] = Math.Min(Find(left), Find(right));
}

/// <summary>States that are walked through together.</summary>
/// <param name="States">The states, those that are left out of the walk included.</param>
/// <param name="Ticker">A state outside that can always tick; null if the walk needs none.</param>
internal sealed record Component<TSet>(TSet States, int? Ticker)
    where TSet : struct, IStateSet<TSet>;

/// <summary>A call of the menu in the engine's terms.</summary>
/// <param name="job">What the resolver takes.</param>
/// <param name="index">Its place in the menu; −1 for the call "something else ticked".</param>
internal sealed class WalkCall<TSet>(Job<TSet> job, int index)
    where TSet : struct, IStateSet<TSet>
{
    public readonly Job<TSet> Job = job;
    public readonly int Index = index;
}

namespace AsyncMachine.Testing;

/// <summary>
/// The walk through one component: breadth first, so that the first way to a set is a shortest one. Edges are not stored; what
/// needs them again makes the calls again.
/// </summary>
internal sealed class Walk<TSet, TStepper>
    where TSet : struct, IStateSet<TSet>
    where TStepper : IStepper<TSet>
{
    private readonly TStepper _stepper;
    private readonly SchemaMasks<TSet> _masks;
    private readonly WalkCall<TSet>[] _calls;
    private readonly Shortcut<TSet>[] _shortcuts;
    private readonly (int Leaf, TSet Required)[] _leaves;
    private readonly int _bound;
    private bool[] _returns = new bool[1024]; // by set: it is known to lead back to the first set, or to what the bound has cut off
    private TSet _ever;

    public Walk(TStepper stepper, SchemaMasks<TSet> masks, WalkCall<TSet>[] calls, int[] leaves, int bound)
    {
        _stepper = stepper;
        _masks = masks;
        _calls = calls;
        _bound = bound;
        _leaves = [.. leaves.Select(leaf => (leaf, Row(RowKind.Require, leaf)))];
        _shortcuts = [.. calls.Select(call => Shortcut<TSet>.Of(call, masks, leaves, TStepper.AsksHandlers))];
        Executed = new bool[calls.Length];
    }

    public SetTable<TSet> Table { get; } = new();

    public WalkCall<TSet>[] Calls => _calls;

    /// <summary>By call: it was executed in some set.</summary>
    public bool[] Executed { get; }

    /// <summary>States that were active at some instant.</summary>
    public ref readonly TSet Ever => ref _ever;

    /// <summary>The bound was reached.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Sets that no call changes.</summary>
    public List<int> DeadEnds { get; } = [];

    /// <summary>An Auto state that entered, and one that left, in one auto transition: the set and the call that it was seen after
    /// first.</summary>
    public Dictionary<(int Entered, int Left), (int Set, int Call)> Rivalries { get; } = [];

    /// <summary>Calls by which a state was lost: the set in which that was seen first.</summary>
    public Dictionary<(int Call, int State), int> Doors { get; } = [];

    public void Run()
    {
        Table.GetOrAdd(default, -1, -1, int.MaxValue);
        for (int i = 0; i < Table.Count; i++) Expand(i);
        FindDoors();
    }

    /// <summary>The calls that lead to a set.</summary>
    public List<WalkCall<TSet>> WayTo(int set)
    {
        var way = new List<WalkCall<TSet>>();
        for ((int from, int call) = Table.Origin(set); from >= 0; (from, call) = Table.Origin(from)) way.Add(_calls[call]);
        way.Reverse();
        return way;
    }

    private void Expand(int number)
    {
        TSet before = Table.Get(number);
        TSet active = Possible(before);
        TSet ever = TSet.Or(_ever, active);
        bool changes = !TSet.Equal(in active, in before), returns = number == 0;
        for (int i = 0; i < _calls.Length; i++)
        {
            ref Shortcut<TSet> shortcut = ref _shortcuts[i];
            switch (shortcut.Look(before, active, _calls[i]))
            {
                case Look.Refused: continue;
                case Look.Nothing:
                    Executed[i] = true;
                    continue;
                case Look.Known when shortcut.Target >= 0:
                    Executed[i] = true;
                    changes |= shortcut.Target != number;
                    returns |= _returns[shortcut.Target];
                    continue;
            }

            if (!_stepper.Take(_calls[i], before, out Step<TSet> step))
            {
                // With handlers, one that throws leaves an error behind.
                if (!TStepper.AsksHandlers) continue;
            }
            else
            {
                Executed[i] = true;
            }

            ever = TSet.Or(ever, step.Seen);
            if (TSet.Overlaps(step.AutoLeft, _masks.Auto)) NoteRivalry(number, i, step);
            if (TSet.Equal(in step.After, in before)) continue;
            changes = true;
            int to = Table.GetOrAdd(step.After, number, i, _bound);
            if (to < 0)
            {
                IsCut = returns = true;
                continue;
            }

            if (shortcut.IsConstant) shortcut.Target = to;
            if (to >= _returns.Length) Array.Resize(ref _returns, Math.Max(to + 1, _returns.Length * 2));
            returns |= _returns[to];
        }

        _ever = ever;
        _returns[number] = returns;
        if (!changes) DeadEnds.Add(number);
    }

    /// <summary>The set, and what is left out of the walk and may be active beside it.</summary>
    private TSet Possible(in TSet set)
    {
        TSet possible = set;
        foreach ((int leaf, TSet required) in _leaves)
        {
            if (TSet.Within(required, possible)) StateSets.Include(ref possible, leaf);
        }

        return possible;
    }

    private void NoteRivalry(int number, int call, in Step<TSet> step)
    {
        TSet entered = TSet.And(step.AutoEntered, _masks.Auto), left = TSet.And(step.AutoLeft, _masks.Auto);
        foreach (int winner in StateSets.ToArray(in entered))
        {
            foreach (int loser in StateSets.ToArray(in left)) Rivalries.TryAdd((winner, loser), (number, call));
        }
    }

    // -- doors --------------------------------------------------------------------------------------------------

    /// <summary>
    /// A set that leads back to the first one leads to everything. Nearly always all do, and there is no door; only where some do
    /// not is the future of each computed.
    /// </summary>
    private void FindDoors()
    {
        List<int> open = [.. Enumerable.Range(0, Table.Count).Where(number => !_returns[number])];
        while (open.Count > 0)
        {
            List<int> left = [.. Enumerable.Reverse(open).Where(number => !(_returns[number] = LeadsBack(number))).Reverse()];
            if (left.Count == open.Count) break;
            open = left;
        }

        if (open.Count == 0) return;
        Dictionary<int, TSet> futures = Futures(open);
        for (int i = 0; i < Table.Count; i++)
        {
            TSet future = futures.TryGetValue(i, out TSet own) ? own : _ever;
            foreach ((int call, _, int to) in Edges(i))
            {
                if (to < 0 || !futures.TryGetValue(to, out TSet then)) continue;
                TSet lost = TSet.Minus(future, then);
                if (TSet.IsEmpty(lost)) continue;
                foreach (int state in StateSets.ToArray(in lost)) Doors.TryAdd((call, state), i);
            }
        }
    }

    private bool LeadsBack(int number)
    {
        foreach ((_, _, int to) in Edges(number))
        {
            if (to < 0 || _returns[to]) return true;
        }

        return false;
    }

    /// <summary>What can be active in or after each of these sets, none of which leads back.</summary>
    private Dictionary<int, TSet> Futures(List<int> sets)
    {
        var futures = new Dictionary<int, TSet>();
        foreach (int number in sets) futures[number] = Possible(Table.Get(number));
        bool again = true;
        while (again)
        {
            again = false;
            foreach (int number in Enumerable.Reverse(sets))
            {
                TSet future = futures[number];
                foreach ((_, TSet seen, int to) in Edges(number)) future = TSet.Or(TSet.Or(future, seen), futures[to]);
                if (TSet.Equal(in future, futures[number])) continue;
                futures[number] = future;
                again = true;
            }
        }

        return futures;
    }

    /// <summary>The calls that do something in a set, what is active on the way, and the set that they lead to; −1 if the bound has
    /// cut it off.</summary>
    private List<(int Call, TSet Seen, int To)> Edges(int number)
    {
        var edges = new List<(int, TSet, int)>();
        TSet before = Table.Get(number), active = Possible(before);
        for (int i = 0; i < _calls.Length; i++)
        {
            if (_shortcuts[i].Look(before, active, _calls[i]) is Look.Refused or Look.Nothing) continue;
            bool accepted = _stepper.Take(_calls[i], before, out Step<TSet> step);
            if (accepted || TStepper.AsksHandlers) edges.Add((i, step.Seen, Table.Find(step.After)));
        }

        return edges;
    }

    private TSet Row(RowKind kind, int state)
    {
        TSet row = default;
        TSet.AddRow(_masks.Rows, kind, state, ref row);
        return row;
    }
}

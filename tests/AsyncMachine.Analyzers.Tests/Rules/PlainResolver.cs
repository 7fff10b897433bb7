namespace AsyncMachine.Analyzers.Tests.Rules;

/// <summary>
/// The rule by which target states are found, as plain as it can be said, and with no line in common with the engine: it is what
/// the rules about whole schemas are checked against.
/// </summary>
internal sealed class PlainResolver
{
    private readonly SchemaDraft _draft;

    public PlainResolver(SchemaDraft draft) => _draft = draft;

    private int Count => _draft.States.Count;

    private IEnumerable<int> All => Enumerable.Range(0, Count);

    public bool Removes(int x, int y) => x != y && _draft.States[x].Remove.Contains(y) && !_draft.States[x].Add.Contains(y);

    public bool IsAuto(int x) => _draft.States[x].Auto;

    public HashSet<int> Resolve(char kind, IReadOnlyList<int> called, IReadOnlySet<int> active)
    {
        int[] now = [.. active.Order()];
        List<int> states = kind switch
        {
            'a' => [.. called, .. now.Except(called)],
            'r' => [.. now.Except(called)],
            _ => [.. called],
        };
        HashSet<int> asked = [.. states];
        bool Triggers(int x) => !active.Contains(x) || (_draft.States[x].Multi && called.Contains(x));

        for (int i = 0; i < states.Count; i++)
        {
            if (Triggers(states[i])) states.AddRange(_draft.States[states[i]].Add.Distinct().Except(states).ToList());
        }

        states = RequireFilter(states);

        HashSet<int> dropped = [];
        foreach (int x in Enumerable.Reverse(states))
        {
            if (states.Any(b => Removes(b, x) && !dropped.Contains(b))) dropped.Add(x);
        }

        List<int> target = [.. states.Where(x => !dropped.Contains(x))];
        bool Wanted(int y) => asked.Contains(y) || target.Any(x => _draft.States[x].Add.Contains(y) && Triggers(x));
        bool Granted(int y) => _draft.States[y].Require.TrueForAll(target.Contains);
        bool Free(int y) => !target.Any(x => Removes(x, y) || Removes(y, x));
        int[] order = [.. states.Where(x => active.Contains(x) && !called.Contains(x)), .. states.Where(called.Contains), .. states];

        Admit();
        while (true)
        {
            List<int> kept = [.. target.Where(x => Wanted(x) && Granted(x))];
            if (kept.Count == target.Count) break;
            target = kept;
        }

        Admit();
        return [.. target];

        void Admit()
        {
            while (order.Cast<int?>().FirstOrDefault(y => !target.Contains(y!.Value) && Wanted(y.Value) && Granted(y.Value) && Free(y.Value)) is { } y)
            {
                target.Add(y);
            }
        }
    }

    /// <summary>The Auto states that an auto mutation would call.</summary>
    public int[] Ready(IReadOnlySet<int> active) =>
        [.. All.Where(x => IsAuto(x) && !active.Contains(x) && !active.Any(b => Removes(b, x)))];

    private List<int> RequireFilter(List<int> states)
    {
        while (true)
        {
            List<int> kept = [.. states.Where(x => _draft.States[x].Require.TrueForAll(states.Contains))];
            if (kept.Count == states.Count) return kept;
            states = kept;
        }
    }
}

namespace AsyncMachine.Tests.Oracle;

/// <summary>From called and active states to target states: the oracle's way.</summary>
internal static class OracleResolver
{
    /// <summary>Finds the target states.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="kind">a, r or s.</param>
    /// <param name="called">Called states in call order.</param>
    /// <param name="active">Active states.</param>
    public static HashSet<int> Resolve(OracleSchema schema, string kind, List<int> called, HashSet<int> active)
    {
        // Candidates.
        IEnumerable<int> others = active.Order().Where(x => !called.Contains(x));
        List<int> states = kind switch
        {
            "r" => [.. others],
            "a" => [.. called, .. others],
            _ => [.. called],
        };
        HashSet<int> asked = [.. states];

        bool Triggers(int x) => !active.Contains(x) || (schema.Multi[x] && called.Contains(x));

        // Add closure.
        for (int i = 0; i < states.Count; i++)
        {
            if (!Triggers(states[i])) continue;
            foreach (int y in schema.Add[states[i]])
            {
                if (!states.Contains(y)) states.Add(y);
            }
        }

        states = RequireFilter(schema, states);

        // Remove walk.
        var dropped = new HashSet<int>();
        foreach (int x in Enumerable.Reverse(states))
        {
            if (states.Any(blocker => schema.Remove[blocker].Contains(x) && !dropped.Contains(blocker))) dropped.Add(x);
        }

        List<int> target = [.. states.Where(x => !dropped.Contains(x))];

        bool Wanted(int y) => asked.Contains(y) || target.Any(x => schema.Add[x].Contains(y) && Triggers(x));
        bool Granted(int y) => schema.Require[y].All(target.Contains);

        List<int> order =
        [
            .. states.Where(x => active.Contains(x) && !called.Contains(x)),
            .. states.Where(called.Contains),
            .. states.Where(x => !active.Contains(x) && !called.Contains(x)),
        ];

        // Nothing is left out because of a state that is not in the outcome.
        void Admit()
        {
            while (true)
            {
                int found = order.FindIndex(y =>
                    !target.Contains(y) && Wanted(y) && Granted(y) && !target.Any(x => schema.Conflict(y, x)));
                if (found < 0) return;
                target.Add(order[found]);
            }
        }

        Admit();
        while (true) // prune what lacks a requirement or lost its reason
        {
            List<int> kept = [.. target.Where(x => Wanted(x) && Granted(x))];
            if (kept.Count == target.Count) break;
            target = kept;
        }

        Admit();
        return [.. target];
    }

    /// <summary>Drops states whose requirements are not wholly there, until nothing changes.</summary>
    public static List<int> RequireFilter(OracleSchema schema, List<int> states)
    {
        while (true)
        {
            List<int> kept = [.. states.Where(x => schema.Require[x].All(states.Contains))];
            if (kept.Count == states.Count) return kept;
            states = kept;
        }
    }
}

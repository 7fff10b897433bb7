// Compiled into the engine, the generator and the analyzers: plain C#, nothing that netstandard2.0 lacks.
#nullable enable
using System.Collections.Generic;

namespace AsyncMachine;

internal static partial class SchemaRules
{
    /// <summary>
    /// AM0104: of states that require each other, none can come alone. One call brings them all in only if it reaches all of
    /// them through Add; an auto mutation calls every Auto state at once.
    /// </summary>
    private static void RequireCycles(RuleRelations r, bool[] dead, List<SchemaFault> faults)
    {
        List<List<int>> cycles = r.RequireCycles();
        if (cycles.Count == 0) return;
        ulong[][] brings = r.Closure(r.Add);
        var auto = new ulong[(r.Count + 63) / 64];
        for (int i = 0; i < r.Count; i++)
        {
            for (int w = 0; r.Draft.States[i].Auto && w < auto.Length; w++) auto[w] |= brings[i][w];
        }

        foreach (List<int> cycle in cycles)
        {
            if (dead[cycle[0]] || Covered(auto)) continue; // one is dead: all are
            bool single = false;
            for (int i = 0; i < r.Count && !single; i++) single = Covered(brings[i]);
            if (single) continue;
            int first = cycle[0];
            int next = r.Require[first].Find(target => target != first && r.Needs(target, first));
            faults.Add(new SchemaFault("AM0104", FaultSeverity.Warning, first, FaultPlace.Require, next,
                $"States {Names(r, cycle)} require each other and no Add brings them in together, so a call of one alone is "
                + "always canceled; let one of them add the others, or drop one Require"));

            bool Covered(ulong[] set) => cycle.TrueForAll(member => RuleRelations.Has(set, member));
        }
    }

    /// <summary>
    /// AM0107: an After that stands on a circle of Require and After says nothing, since the members of a circle keep schema
    /// order. Once per circle; a circle of Require alone is AM0104's matter.
    /// </summary>
    private static void AfterCycles(RuleRelations r, List<SchemaFault> faults)
    {
        if (System.Array.TrueForAll(r.After, row => row.Count == 0)) return;
        var edges = new List<int>[r.Count];
        for (int i = 0; i < r.Count; i++)
        {
            edges[i] = new List<int>(r.After[i]);
            edges[i].AddRange(r.Require[i]);
        }

        ulong[][] reach = r.Closure(edges);
        foreach (List<int> cycle in r.Cycles(reach))
        {
            foreach (int x in cycle)
            {
                int at = r.After[x].FindIndex(target => RuleRelations.Has(reach[target], x));
                if (at < 0) continue;
                int y = r.After[x][at];
                List<int> path = RuleRelations.Path(y, x, edges);
                var steps = new List<string>();
                for (int i = 1; i < path.Count; i++)
                {
                    bool after = r.After[path[i - 1]].Contains(path[i]);
                    steps.Add($"'{r.Name(path[i - 1])}' {(after ? "comes after" : "requires")} '{r.Name(path[i])}'");
                }

                faults.Add(new SchemaFault("AM0107", FaultSeverity.Warning, x, FaultPlace.After, y,
                    $"State '{r.Name(x)}' comes after '{r.Name(y)}', but {string.Join(" and ", steps)}; "
                    + "handlers on such a circle run in schema order, so drop this After"));
                break;
            }
        }
    }

    private static string Names(RuleRelations r, List<int> states)
    {
        var names = states.ConvertAll(state => "'" + r.Name(state) + "'");
        if (names.Count == 1) return names[0];
        string last = names[names.Count - 1];
        names.RemoveAt(names.Count - 1);
        return string.Join(", ", names) + " and " + last;
    }
}

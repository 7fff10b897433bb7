// Compiled into the engine, the generator and the analyzers: plain C#, nothing that netstandard2.0 lacks.
#nullable enable
using System;
using System.Collections.Generic;

namespace AsyncMachine;

/// <summary>
/// What is wrong with a schema as a whole. The same checks serve <c>SchemaBuilder</c>, which throws on the errors, and the
/// analyzers, which show everything. They follow from what the resolver guarantees after every transition: whatever an active
/// state requires is active, and no active state is in the <c>Remove</c> of another active state.
/// </summary>
internal static partial class SchemaRules
{
    /// <summary>All faults, by state in schema order.</summary>
    /// <param name="draft">The schema; every index in it is valid.</param>
    /// <param name="decides">
    /// True for a state on whose activation a negotiation handler decides (its <c>Enter</c>, a pair handler into it, or
    /// <c>AnyEnter</c>). Null if handlers are not known; then the rules that ask for them are left out.
    /// </param>
    internal static List<SchemaFault> Check(SchemaDraft draft, Func<int, bool>? decides = null)
    {
        var relations = new RuleRelations(draft);
        var faults = new List<SchemaFault>();
        bool[] dead = new bool[draft.States.Count];
        RequireAndRemove(relations, dead, faults);
        DeadStates(relations, dead, faults);
        RequireCycles(relations, dead, faults);
        UselessAdds(relations, dead, faults);
        AddAndRemove(relations, faults);
        AfterCycles(relations, faults);
        MeaninglessEntries(relations, faults);
        if (decides != null)
        {
            AlwaysActive(relations, decides, faults);
            AutoRivals(relations, decides, faults);
        }

        // A stable order, and with it the same list from every caller: List.Sort alone may swap equal elements.
        var order = new int[faults.Count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => faults[a].State != faults[b].State ? faults[a].State - faults[b].State : a - b);
        var sorted = new List<SchemaFault>(order.Length);
        foreach (int i in order) sorted.Add(faults[i]);
        return sorted;
    }

    /// <summary>AM0102: a state that requires what it removes can never be active.</summary>
    private static void RequireAndRemove(RuleRelations r, bool[] dead, List<SchemaFault> faults)
    {
        for (int x = 0; x < r.Count; x++)
        {
            foreach (int y in r.Require[x])
            {
                if (!r.Remove[x].Contains(y)) continue;
                dead[x] = true;
                string? group = r.GroupBehind(r.Draft.States[x].Remove, x, y) ?? r.GroupBehind(r.Draft.States[x].Require, x, y);
                string through = group is null ? "" : $" (a member of '{group}')";
                faults.Add(new SchemaFault("AM0102", FaultSeverity.Error, x, FaultPlace.Remove, y,
                    $"State '{r.Name(x)}' both requires and removes '{r.Name(y)}'{through}, so it can never be active; "
                    + $"take '{r.Name(y)}' out of Require or out of Remove"));
            }
        }
    }

    /// <summary>AM0106: the engine keeps the Add; a reader cannot know.</summary>
    private static void AddAndRemove(RuleRelations r, List<SchemaFault> faults)
    {
        for (int x = 0; x < r.Count; x++)
        {
            List<int> removed = r.Draft.States[x].Remove;
            foreach (int y in r.Add[x])
            {
                if (y == x || !removed.Contains(y)) continue;
                string through = r.GroupBehind(removed, x, y) is { } group ? $" (through the group '{group}')" : "";
                faults.Add(new SchemaFault("AM0106", FaultSeverity.Warning, x, FaultPlace.Remove, y,
                    $"State '{r.Name(x)}' adds '{r.Name(y)}' and removes it{through}; Add wins, so drop one of the two"));
            }
        }
    }

    /// <summary>
    /// AM0108: entries that change nothing. A state may name itself through a group, and two groups may share a member; who shows
    /// this looks at what was written.
    /// </summary>
    private static void MeaninglessEntries(RuleRelations r, List<SchemaFault> faults)
    {
        for (int x = 0; x < r.Count; x++)
        {
            DraftState state = r.Draft.States[x];
            Look(x, state.Require, FaultPlace.Require);
            Look(x, state.Add, FaultPlace.Add);
            Look(x, state.Remove, FaultPlace.Remove);
            Look(x, state.After, FaultPlace.After);
        }

        void Look(int x, List<int> declared, FaultPlace place)
        {
            bool self = false;
            HashSet<int>? seen = null, told = null;
            if (declared.Count > 1) seen = new HashSet<int>();
            foreach (int y in declared)
            {
                if (y == x)
                {
                    if (!self)
                    {
                        faults.Add(new SchemaFault("AM0108", FaultSeverity.Info, x, place, y,
                            $"State '{r.Name(x)}' names itself in {place}, which means nothing; remove it"));
                    }

                    self = true;
                }
                else if (seen != null && !seen.Add(y) && (told ??= new HashSet<int>()).Add(y))
                {
                    faults.Add(new SchemaFault("AM0108", FaultSeverity.Info, x, place, y,
                        $"State '{r.Name(x)}' lists '{r.Name(y)}' twice in {place}; once is enough"));
                }
            }
        }
    }

    /// <summary>AM0109: Auto without anything that could keep the state out.</summary>
    private static void AlwaysActive(RuleRelations r, Func<int, bool> decides, List<SchemaFault> faults)
    {
        for (int x = 0; x < r.Count; x++)
        {
            if (!r.Draft.States[x].Auto || r.Require[x].Count > 0 || r.RemovedBy[x].Count > 0 || decides(x)) continue;
            faults.Add(new SchemaFault("AM0109", FaultSeverity.Info, x, FaultPlace.State, -1,
                $"Auto state '{r.Name(x)}' requires nothing, nothing removes it and no handler can refuse it, so it is active "
                + "after the first transition, and again after each that deactivates it; give it a Require or an Enter handler"));
        }
    }

    /// <summary>AM0110: of two Auto states that remove each other, the first in schema order stays.</summary>
    private static void AutoRivals(RuleRelations r, Func<int, bool> decides, List<SchemaFault> faults)
    {
        for (int x = 0; x < r.Count; x++)
        {
            if (!r.Draft.States[x].Auto || decides(x)) continue;
            foreach (int y in r.Remove[x])
            {
                if (y < x || !r.Draft.States[y].Auto || decides(y) || !r.Remove[y].Contains(x)) continue;
                if (!new HashSet<int>(r.Require[x]).SetEquals(r.Require[y])) continue;
                faults.Add(new SchemaFault("AM0110", FaultSeverity.Info, x, FaultPlace.Remove, y,
                    $"Auto states '{r.Name(x)}' and '{r.Name(y)}' remove each other and require the same; "
                    + $"only their order lets '{r.Name(x)}' win, so tell them apart by a Require or an Enter handler"));
            }
        }
    }
}

// Compiled into the engine, the generator and the analyzers: plain C#, nothing that netstandard2.0 lacks.
#nullable enable
using System.Collections.Generic;

namespace AsyncMachine;

internal static partial class SchemaRules
{
    /// <summary>
    /// AM0103: whatever a state needs would be active with it, so two of these that exclude each other keep it out for ever.
    /// Sound always; complete without Require cycles, where the needed states can be called one after another. States that are
    /// dead only because they require a dead one are marked but not told.
    /// </summary>
    private static void DeadStates(RuleRelations r, bool[] dead, List<SchemaFault> faults)
    {
        var told = (bool[])dead.Clone(); // AM0102 said why these are dead
        for (int x = 0; x < r.Count; x++) dead[x] |= r.Clash(x, x);
        for (int x = 0; x < r.Count; x++)
        {
            if (!dead[x] || told[x]) continue;
            bool root = true;
            for (int y = 0; y < r.Count && root; y++)
            {
                // Of a circle of states that require each other only the first is the root.
                if (y != x && dead[y] && r.Needs(x, y)) root = r.Needs(y, x) && x < y && !told[y];
            }

            if (!root) continue;
            faults.Add(new SchemaFault("AM0103", FaultSeverity.Error, x, FaultPlace.Require, Culprit(r, x), Dead(r, x)));
        }
    }

    /// <summary>AM0105: an implied state stays only beside the one that implies it.</summary>
    private static void UselessAdds(RuleRelations r, bool[] dead, List<SchemaFault> faults)
    {
        for (int x = 0; x < r.Count; x++)
        {
            if (dead[x]) continue;
            foreach (int y in r.Add[x])
            {
                if (y == x || dead[y] || !r.Clash(x, y)) continue;
                (int remover, int removerRoot, int removed, int removedRoot) = r.FirstClash(x, y);
                string left = Needed(r, removerRoot, remover), right = Needed(r, removedRoot, removed);
                string why = $"{left} removes {right}";
                faults.Add(new SchemaFault("AM0105", FaultSeverity.Warning, x, FaultPlace.Add, y,
                    $"State '{r.Name(x)}' adds '{r.Name(y)}', but the two can never be active together: {why}; remove the Add"));
            }
        }
    }

    private static string Needed(RuleRelations r, int root, int state) =>
        root == state ? $"'{r.Name(state)}'" : $"'{r.Name(state)}' (required by '{r.Name(root)}')";

    /// <summary>The direct requirement that leads to the clash: where the message belongs.</summary>
    private static int Culprit(RuleRelations r, int x)
    {
        (int remover, _, int removed, _) = r.FirstClash(x, x);
        int towards = remover == x ? removed : remover;
        List<int> path = RuleRelations.Path(x, towards, r.Require);
        return path.Count > 1 ? path[1] : -1;
    }

    private static string Dead(RuleRelations r, int x)
    {
        string start = $"State '{r.Name(x)}' can never be active: ";
        foreach (DraftGroup group in r.Draft.Groups)
        {
            List<int> members = group.Members.FindAll(member => member != x);
            if (members.TrueForAll(r.Require[x].Contains) && r.AllExclude(members))
            {
                return $"{start}it requires every member of the group '{group.Name}', and these exclude each other; "
                    + "require one of them";
            }
        }

        (int remover, _, int removed, _) = r.FirstClash(x, x);
        string why = removed == x ? $"it requires {Way(r, x, remover)}, which removes '{r.Name(x)}'"
            : remover == x ? $"it removes '{r.Name(removed)}', which it requires{Through(r, x, removed)}"
            : $"it requires {Way(r, x, remover)} and {Way(r, x, removed)}, and '{r.Name(remover)}' removes '{r.Name(removed)}'";
        return $"{start}{why}; drop a Require or the Remove";
    }

    private static string Way(RuleRelations r, int from, int to) => $"'{r.Name(to)}'{Through(r, from, to)}";

    private static string Through(RuleRelations r, int from, int to)
    {
        List<int> path = RuleRelations.Path(from, to, r.Require);
        if (path.Count < 3) return "";
        return " (through " + Names(r, path.GetRange(1, path.Count - 2)) + ")";
    }
}

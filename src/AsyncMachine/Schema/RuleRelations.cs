// Compiled into the engine, the generator and the analyzers: plain C#, nothing that netstandard2.0 lacks.
#nullable enable
using System;
using System.Collections.Generic;

namespace AsyncMachine;

/// <summary>The relations of a draft as the engine reads them, and what <see cref="SchemaRules"/> derives from them.</summary>
internal sealed class RuleRelations
{
    private readonly int _words;

    // What each state needs to be active: itself and, transitively, what it requires. One bit per state.
    private readonly ulong[][] _needs;

    // The states that cannot be active beside this one, whichever of the two removes the other.
    private readonly ulong[][] _excluded;

    public RuleRelations(SchemaDraft draft)
    {
        Draft = draft;
        Count = draft.States.Count;
        _words = (Count + 63) / 64;
        List<int>[][] rows = SchemaTables.Rows(draft);
        Require = rows[(int)RowKind.Require];
        Add = rows[(int)RowKind.Add];
        Remove = rows[(int)RowKind.Remove];
        After = rows[(int)RowKind.After];
        RemovedBy = rows[(int)RowKind.RemovedBy];
        _needs = Closure(Require);
        _excluded = new ulong[Count][];
        for (int i = 0; i < Count; i++)
        {
            _excluded[i] = new ulong[_words];
            foreach (int other in Remove[i]) Set(_excluded[i], other);
            foreach (int other in RemovedBy[i]) Set(_excluded[i], other);
        }
    }

    public SchemaDraft Draft { get; }

    public int Count { get; }

    public List<int>[] Require { get; }

    public List<int>[] Add { get; }

    public List<int>[] Remove { get; }

    public List<int>[] After { get; }

    public List<int>[] RemovedBy { get; }

    public string Name(int state) => Draft.States[state].Name;

    /// <summary>True if <paramref name="state"/> is <paramref name="other"/> or requires it, transitively.</summary>
    public bool Needs(int state, int other) => Has(_needs[state], other);

    public bool Exclude(int a, int b) => Has(_excluded[a], b);

    /// <summary>True if every two of the states exclude each other.</summary>
    public bool AllExclude(List<int> states)
    {
        for (int i = 1; i < states.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!Exclude(states[i], states[j])) return false;
            }
        }

        return states.Count > 1;
    }

    /// <summary>True if what the two need, together, contains two states that exclude each other.</summary>
    public bool Clash(int a, int b)
    {
        for (int m = 0; m < Count; m++)
        {
            if (!Has(_needs[a], m) && !Has(_needs[b], m)) continue;
            for (int w = 0; w < _words; w++)
            {
                if ((_excluded[m][w] & (_needs[a][w] | _needs[b][w])) != 0) return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The nearest two states that exclude each other among what <paramref name="a"/> and <paramref name="b"/> need, each with
    /// the one of the two that needs it; the remover comes first.
    /// </summary>
    public (int Remover, int RemoverRoot, int Removed, int RemovedRoot) FirstClash(int a, int b)
    {
        List<int> order = Nearest(a, Require);
        if (b != a)
        {
            // Alternate, so that what is near either of the two comes before what is far from both.
            List<int> others = Nearest(b, Require);
            var merged = new List<int>();
            for (int i = 0; i < order.Count || i < others.Count; i++)
            {
                if (i < order.Count && !merged.Contains(order[i])) merged.Add(order[i]);
                if (i < others.Count && !merged.Contains(others[i])) merged.Add(others[i]);
            }

            order = merged;
        }

        for (int j = 1; j < order.Count; j++)
        {
            for (int i = 0; i < j; i++)
            {
                if (!Exclude(order[i], order[j])) continue;
                (int remover, int removed) = Remove[order[i]].Contains(order[j]) ? (order[i], order[j]) : (order[j], order[i]);
                return (remover, Root(remover, removed), removed, Root(removed, remover));
            }
        }

        throw new InvalidOperationException("The two states do not clash.");

        // Where both need the state, the root that does not need its rival tells more.
        int Root(int state, int rival) => !Needs(a, state) || (Needs(b, state) && Needs(a, rival)) ? b : a;
    }

    /// <summary>All states that the edges lead to from <paramref name="from"/>, the near ones first.</summary>
    public static List<int> Nearest(int from, List<int>[] edges)
    {
        var order = new List<int> { from };
        var seen = new HashSet<int>(order);
        for (int i = 0; i < order.Count; i++)
        {
            foreach (int next in edges[order[i]])
            {
                if (seen.Add(next)) order.Add(next);
            }
        }

        return order;
    }

    /// <summary>
    /// The shortest way from one state to another, of at least one edge, both ends included; empty if there is none.
    /// </summary>
    public static List<int> Path(int from, int to, List<int>[] edges)
    {
        var order = new List<int> { from };
        var cameFrom = new Dictionary<int, int>();
        for (int i = 0; i < order.Count; i++)
        {
            foreach (int next in edges[order[i]])
            {
                if (cameFrom.ContainsKey(next)) continue;
                cameFrom[next] = order[i];
                if (next != to)
                {
                    order.Add(next);
                    continue;
                }

                var path = new List<int> { to };
                do path.Insert(0, cameFrom[path[0]]);
                while (path[0] != from);
                return path;
            }
        }

        return new List<int>();
    }

    /// <summary>
    /// The strongly connected sets of two or more states, each in schema order. <paramref name="reach"/> is a closure.
    /// </summary>
    public List<List<int>> Cycles(ulong[][] reach)
    {
        var cycles = new List<List<int>>();
        var done = new bool[Count];
        for (int i = 0; i < Count; i++)
        {
            if (done[i]) continue;
            var members = new List<int> { i };
            for (int j = i + 1; j < Count; j++)
            {
                if (!Has(reach[i], j) || !Has(reach[j], i)) continue;
                members.Add(j);
                done[j] = true;
            }

            if (members.Count > 1) cycles.Add(members);
        }

        return cycles;
    }

    /// <summary>The closure of Require.</summary>
    public List<List<int>> RequireCycles() => Cycles(_needs);

    /// <summary>For each state the set of states that the edges lead to, itself included.</summary>
    public ulong[][] Closure(List<int>[] edges)
    {
        var reach = new ulong[Count][];
        for (int i = 0; i < Count; i++)
        {
            reach[i] = new ulong[_words];
            Set(reach[i], i);
            foreach (int target in edges[i]) Set(reach[i], target);
        }

        for (int k = 0; k < Count; k++) // Warshall, by rows
        {
            if (edges[k].Count == 0) continue;
            for (int i = 0; i < Count; i++)
            {
                if (!Has(reach[i], k)) continue;
                for (int w = 0; w < _words; w++) reach[i][w] |= reach[k][w];
            }
        }

        return reach;
    }

    /// <summary>
    /// The group through which <paramref name="target"/> came into a declared list: one of whose members all are in it. Null if
    /// no group explains it.
    /// </summary>
    public string? GroupBehind(List<int> declared, int self, int target)
    {
        foreach (DraftGroup group in Draft.Groups)
        {
            if (group.Members.Count > 1 && group.Members.Contains(target)
                && group.Members.TrueForAll(member => member == self || declared.Contains(member))) return group.Name;
        }

        return null;
    }

    public static bool Has(ulong[] set, int index) => (set[index >> 6] >> (index & 63) & 1) != 0;

    private static void Set(ulong[] set, int index) => set[index >> 6] |= 1UL << (index & 63);
}

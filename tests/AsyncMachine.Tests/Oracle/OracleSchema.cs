using AsyncMachine.Conformance;

namespace AsyncMachine.Tests.Oracle;

/// <summary>
/// The schema of the oracle. The oracle is the rules of a transition written down once more, slow and plain, over sets and lists; the
/// engine is held against it. It shares no code with the engine.
/// </summary>
internal sealed class OracleSchema
{
    public OracleSchema(Case played)
    {
        Names = played.Names;
        Count = Names.Length;
        Exception = Array.IndexOf(Names, "Exception");
        CaseState[] states = played.States;
        int[] Indexes(string[] names) => Array.ConvertAll(names, name => Array.IndexOf(Names, name));
        Auto = Array.ConvertAll(states, state => state.Auto);
        Multi = Array.ConvertAll(states, state => state.Multi);
        Add = Array.ConvertAll(states, state => Indexes(state.Add));
        Require = Array.ConvertAll(states, state => Indexes(state.Require));

        // A self-reference means nothing; Add wins over Remove of the same target.
        Remove = [.. states.Select((state, i) => Indexes(state.Remove).Where(y => y != i && !Add[i].Contains(y)).ToArray())];
        After = [.. states.Select((state, i) => Indexes(state.After).Where(y => y != i).ToArray())];
        Rank = Ranks();
    }

    public string[] Names { get; }

    public int Count { get; }

    public int Exception { get; }

    public bool[] Auto { get; }

    public bool[] Multi { get; }

    public int[][] Add { get; }

    public int[][] Require { get; }

    public int[][] Remove { get; }

    public int[][] After { get; }

    /// <summary>Positions in handler order.</summary>
    public int[] Rank { get; }

    public bool Conflict(int x, int y) => Remove[x].Contains(y) || Remove[y].Contains(x);

    /// <summary>In handler order.</summary>
    public List<int> Sort(IEnumerable<int> states) => [.. states.OrderBy(i => Rank[i])];

    /// <summary>Require and After targets first, schema order otherwise and inside a cycle.</summary>
    private int[] Ranks()
    {
        HashSet<int>[] before = [.. Enumerable.Range(0, Count).Select(i => Require[i].Concat(After[i]).ToHashSet())];
        HashSet<int>[] reach = Array.ConvertAll(before, b => b.ToHashSet());
        for (int k = 0; k < Count; k++) // transitive closure
        {
            for (int i = 0; i < Count; i++)
            {
                if (reach[i].Contains(k)) reach[i].UnionWith(reach[k]);
            }
        }

        int[][] cycle = [.. Enumerable.Range(0, Count)
            .Select(i => Enumerable.Range(0, Count).Where(j => j == i || (reach[i].Contains(j) && reach[j].Contains(i))).ToArray())];
        var order = new List<int>();
        while (order.Count < Count)
        {
            int next = Enumerable.Range(0, Count).First(i =>
                !order.Contains(i) && cycle[i].All(member => before[member].All(j => cycle[i].Contains(j) || order.Contains(j))));
            order.AddRange(cycle[next]);
        }

        int[] rank = new int[Count];
        for (int position = 0; position < Count; position++) rank[order[position]] = position;
        return rank;
    }
}

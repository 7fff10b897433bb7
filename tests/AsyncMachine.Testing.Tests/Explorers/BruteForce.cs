using AsyncMachine.Analyzers.Tests.Rules;

namespace AsyncMachine.Testing.Tests.Explorers;

/// <summary>
/// All that an explorer reports, found by making every call in every set that can be reached, with the plainest resolver there
/// is, and by closing
/// relations between sets until nothing changes.
/// </summary>
internal sealed class BruteForce
{
    private readonly PlainResolver _resolver;
    private readonly IReadOnlyList<SchemaCall> _menu;
    private readonly int _count;
    private readonly Dictionary<int, int> _depths = new() { [0] = 0 };
    private readonly List<(int From, int Call, int Seen, int To)> _edges = [];

    public BruteForce(SchemaDraft draft, IReadOnlyList<SchemaCall> menu)
    {
        _resolver = new PlainResolver(draft);
        _menu = menu;
        _count = draft.States.Count;
        var executed = new bool[menu.Count];
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out int from))
        {
            bool changes = false;
            for (int i = 0; i < menu.Count; i++)
            {
                if (!Make(draft, menu[i], from, _depths[from] + 1, out int seen, out int to)) continue;
                executed[i] = true;
                changes |= to != from;
                _edges.Add((from, i, seen, to));
                Ever |= seen | to;
                if (_depths.TryAdd(to, _depths[from] + 1)) queue.Enqueue(to);
            }

            if (!changes) DeadEnds[from] = _depths[from];
        }

        Canceled = [.. menu.Where((_, i) => !executed[i])];
        FindDoors();
    }

    /// <summary>States that are active at some instant.</summary>
    public int Ever { get; private set; }

    public IReadOnlyList<SchemaCall> Canceled { get; }

    /// <summary>Sets that no call changes, with the number of calls to them.</summary>
    public Dictionary<int, int> DeadEnds { get; } = [];

    /// <summary>Calls that lose a state for ever, with the number of calls that shows it.</summary>
    public Dictionary<(SchemaCall Call, int State), int> Doors { get; } = [];

    /// <summary>An Auto state that enters and one that leaves in an auto transition, with the number of calls that shows
    /// it.</summary>
    public Dictionary<(int Entered, int Left), int> Rivalries { get; } = [];

    private void FindDoors()
    {
        var future = _depths.Keys.ToDictionary(set => set, set => set);
        bool again = true;
        while (again)
        {
            again = false;
            foreach ((int from, _, int seen, int to) in _edges)
            {
                int more = future[from] | seen | future[to];
                again |= more != future[from];
                future[from] = more;
            }
        }

        foreach ((int from, int call, _, int to) in _edges)
        {
            foreach (int state in Members(future[from] & ~future[to]))
            {
                int length = _depths[from] + 1;
                if (!Doors.TryGetValue((_menu[call], state), out int known) || length < known) Doors[(_menu[call], state)] = length;
            }
        }
    }

    private bool Make(SchemaDraft draft, SchemaCall call, int from, int length, out int seen, out int to)
    {
        int[] called = [.. call.States.Select(state => state.Index)];
        HashSet<int> active = [.. Members(from)];
        char kind = call.Type switch { MutationType.Add => 'a', MutationType.Remove => 'r', _ => 's' };
        HashSet<int> target = _resolver.Resolve(kind, called, active);
        seen = to = Mask(target);
        if (kind != 'r' && !target.IsSupersetOf(called)) return false;
        bool again = kind != 'r' && called.Any(state => active.Contains(state) && draft.States[state].Multi);
        if (to == from && !again) return true;
        int[] ready = _resolver.Ready(target);
        if (ready.Length == 0) return true;
        HashSet<int> after = _resolver.Resolve('a', ready, target);
        if (!ready.Any(after.Contains)) return true;
        foreach (int entered in after.Except(target).Where(_resolver.IsAuto))
        {
            foreach (int left in target.Except(after).Where(_resolver.IsAuto)) Rivalries.TryAdd((entered, left), length);
        }

        to = Mask(after);
        seen |= to;
        return true;
    }

    private int[] Members(int mask) => [.. Enumerable.Range(0, _count).Where(i => (mask >> i & 1) != 0)];

    private static int Mask(IEnumerable<int> states) => states.Aggregate(0, (mask, state) => mask | 1 << state);
}

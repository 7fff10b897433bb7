namespace AsyncMachine.Analyzers.Tests.Rules;

/// <summary>Every set of active states that some sequence of calls leads to from the empty machine, handlers refusing nothing.</summary>
internal sealed class Reachable
{
    private readonly PlainResolver _resolver;
    private readonly int _count;

    // Sets that were active at some instant, auto mutations still to come.
    private readonly HashSet<int> _seen = [0];

    // Sets in which the machine can rest, having changed at least once.
    private readonly HashSet<int> _rest = [];

    public Reachable(SchemaDraft draft, int calledAtOnce)
    {
        _resolver = new PlainResolver(draft);
        _count = draft.States.Count;
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out int from))
        {
            for (int called = 0; called < 1 << _count; called++)
            {
                if (int.PopCount(called) > calledAtOnce) continue;
                foreach (char kind in "ars")
                {
                    if (Next(kind, called, from) is { } rest && _rest.Add(rest)) queue.Enqueue(rest);
                }
            }
        }
    }

    public IReadOnlySet<int> Rest => _rest;

    public bool Ever(params ReadOnlySpan<int> states)
    {
        int mask = 0;
        foreach (int state in states) mask |= 1 << state;
        return _seen.Any(set => (set & mask) == mask);
    }

    private int? Next(char kind, int called, int from)
    {
        int[] names = Members(called);
        HashSet<int> active = [.. Members(from)];
        HashSet<int> target = _resolver.Resolve(kind, names, active);
        if (kind != 'r' && !target.IsSupersetOf(names)) return null;
        _seen.Add(Mask(target));
        if (target.SetEquals(active)) return null; // a Multi state that is called again changes no set

        int[] ready = _resolver.Ready(target);
        if (ready.Length > 0)
        {
            HashSet<int> after = _resolver.Resolve('a', ready, target);
            if (ready.Any(after.Contains)) target = after;
            _seen.Add(Mask(target));
        }

        return Mask(target);
    }

    private int[] Members(int mask) => [.. Enumerable.Range(0, _count).Where(i => (mask >> i & 1) != 0)];

    private static int Mask(IEnumerable<int> states) => states.Aggregate(0, (mask, state) => mask | 1 << state);
}

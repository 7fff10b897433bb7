using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AsyncMachine.Telemetry;

/// <summary>
/// Texts of a schema that spans carry, made once each: names of spans, lists of states, names of handlers. Shared by all machines of the schema;
/// safe for use from any thread.
/// </summary>
internal sealed class SpanNames
{
    private const int Limit = 1_000; // sets of several states that are remembered
    private const int NearSets = 64; // those that are found without a lookup
    private const int Auto = 3;      // a way of calling, beside the three types
    private const int None = -1, Several = -2;

    private static readonly ConditionalWeakTable<Schema, SpanNames> All = [];

    private readonly Schema _schema;
    private readonly string[] _states;
    private readonly string[][] _lists;                    // by state: the list of it alone
    private readonly string?[][] _calls;                   // by way of calling and state: the span's name
    private readonly ConcurrentDictionary<ulong[], Set> _sets = new(new SetComparer());
    private readonly ConcurrentDictionary<ulong[], Set>.AlternateLookup<ReadOnlySpan<ulong>> _lookup;
    private readonly ConcurrentDictionary<uint, string> _handlers = new();
    private readonly Set?[] _near = new Set?[NearSets]; // some of the sets, each in the one place that it can be in
    private int _count; // of the sets

    private SpanNames(Schema schema)
    {
        _schema = schema;
        _states = [.. schema.StateNames];
        _lists = Array.ConvertAll(_states, state => new[] { state });
        _calls = [new string?[_states.Length], new string?[_states.Length], new string?[_states.Length], new string?[_states.Length]];
        _lookup = _sets.GetAlternateLookup<ReadOnlySpan<ulong>>();
    }

    /// <summary>Several states.</summary>
    private sealed class Set(ulong[] states, string[] names)
    {
        public readonly ulong[] States = states;
        public readonly string[] Names = names;
        public readonly string?[] Calls = new string?[4];
    }

    public static SpanNames Of(Schema schema) => All.GetValue(schema, static key => new SpanNames(key));

    public string State(int state) => _states[state];

    /// <summary>The states of a set, in schema order.</summary>
    public string[] List(ReadOnlySpan<ulong> set)
    {
        int single = Single(set);
        return single switch { >= 0 => _lists[single], None => [], _ => SetOf(set).Names };
    }

    /// <summary><c>[add] Foo Bar</c>, or <c>[auto] Foo</c>.</summary>
    public string Call(MutationType type, bool auto, ReadOnlySpan<ulong> called, out string[] states)
    {
        int way = auto ? Auto : (int)type;
        int single = Single(called);
        if (single >= 0)
        {
            states = _lists[single];
            return _calls[way][single] ??= Text(way, states);
        }

        if (single == None) return Text(way, states = []);
        Set set = SetOf(called);
        states = set.Names;
        return set.Calls[way] ??= Text(way, states);
    }

    public string Handler(uint key) => _handlers.TryGetValue(key, out string? name) ? name : _handlers.GetOrAdd(key, HandlerNames.Of(_schema, key));

    private static int Single(ReadOnlySpan<ulong> set)
    {
        int found = None;
        for (int w = 0; w < set.Length; w++)
        {
            ulong bits = set[w];
            if (bits == 0) continue;
            if (found != None || (bits & (bits - 1)) != 0) return Several;
            found = w * 64 + BitOperations.TrailingZeroCount(bits);
        }

        return found;
    }

    /// <remarks>A lookup costs as much as the rest of what a span needs to be sampled out. Threads may take each other's place: a set says what it is.</remarks>
    private Set SetOf(ReadOnlySpan<ulong> set)
    {
        ulong hash = 0;
        foreach (ulong word in set) hash = (hash ^ word) * 0x9E37_79B9_7F4A_7C15;
        ref Set? near = ref _near[(int)(hash >> 32) & (NearSets - 1)];
        if (Volatile.Read(ref near) is { } found && set.SequenceEqual(found.States)) return found;
        Set made = LookUp(set);
        Volatile.Write(ref near, made);
        return made;
    }

    private Set LookUp(ReadOnlySpan<ulong> set)
    {
        if (_lookup.TryGetValue(set, out Set? known)) return known;
        var names = new List<string>();
        for (int w = 0; w < set.Length; w++)
        {
            for (ulong bits = set[w]; bits != 0; bits &= bits - 1) names.Add(_states[w * 64 + BitOperations.TrailingZeroCount(bits)]);
        }

        var made = new Set(set.ToArray(), [.. names]);
        if (Interlocked.Increment(ref _count) <= Limit) _sets.TryAdd(made.States, made);
        return made;
    }

    private static string Text(int way, string[] states) =>
        $"[{(way == Auto ? "auto" : Mutation.Text((MutationType)way))}] {string.Join(' ', states)}".TrimEnd();

    private sealed class SetComparer : IEqualityComparer<ulong[]>, IAlternateEqualityComparer<ReadOnlySpan<ulong>, ulong[]>
    {
        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] set) => GetHashCode(set.AsSpan());

        public bool Equals(ReadOnlySpan<ulong> alternate, ulong[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<ulong> set)
        {
            var hash = default(HashCode);
            foreach (ulong word in set) hash.Add(word);
            return hash.ToHashCode();
        }

        public ulong[] Create(ReadOnlySpan<ulong> alternate) => alternate.ToArray();
    }
}

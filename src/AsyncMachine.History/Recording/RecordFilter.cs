namespace AsyncMachine.History;

/// <summary>The options' lists as sets of bits, for one version of the schema.</summary>
internal sealed class RecordFilter
{
    private readonly ulong[] _called, _calledExclude, _changed, _changedExclude;
    private readonly bool _any;          // no list says what to record
    private readonly bool _excludes;
    private readonly bool _trackRejected;

    public RecordFilter(HistoryOptions options, Schema schema)
    {
        _called = SetOf(schema, options.Called);
        _calledExclude = SetOf(schema, options.CalledExclude);
        _changed = SetOf(schema, options.Changed);
        _changedExclude = SetOf(schema, options.ChangedExclude);
        _any = options.Called.Count == 0 && options.Changed.Count == 0;
        _excludes = options.CalledExclude.Count > 0 || options.ChangedExclude.Count > 0;
        _trackRejected = options.TrackRejected;
        Tracked = SetOf(schema, options.TrackedStates);
        if (options.TrackedStates.Count == 0)
        {
            for (int i = 0; i < schema.Count; i++) Tracked[i >> 6] |= 1UL << (i & 63);
        }
        else
        {
            for (int w = 0; w < Tracked.Length; w++) Tracked[w] |= _called[w] | _changed[w];
        }
    }

    /// <summary>States whose ticks are recorded.</summary>
    public ulong[] Tracked { get; }

    public int[] TrackedIndexes(int states) => [.. Enumerable.Range(0, states).Where(i => (Tracked[i >> 6] >> i & 1) != 0)];

    public bool Wants(bool accepted, ReadOnlySpan<ulong> called, ReadOnlySpan<ulong> changed)
    {
        if (!accepted && !_trackRejected) return false;
        if (_excludes && (Overlap(_calledExclude, called) || Overlap(_changedExclude, changed))) return false;
        return _any || Overlap(_called, called) || Overlap(_changed, changed);
    }

    private static ulong[] SetOf(Schema schema, IReadOnlyList<State> states)
    {
        var set = new ulong[(schema.Count + 63) >> 6];
        foreach (State state in states)
        {
            int index = schema.Resolve(state);
            set[index >> 6] |= 1UL << (index & 63);
        }

        return set;
    }

    private static bool Overlap(ulong[] set, ReadOnlySpan<ulong> other)
    {
        for (int w = 0; w < set.Length && w < other.Length; w++)
        {
            if ((set[w] & other[w]) != 0) return true;
        }

        return false;
    }
}

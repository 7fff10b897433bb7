namespace AsyncMachine.History.Tests.Contract;

/// <summary>What a history should say, by the plainest means: a list of what a tracer has seen, and one loop over it per query.</summary>
internal sealed class NaiveHistory(HistoryOptions options, TimeProvider time) : Tracer
{
    private readonly List<Entry> _entries = [];
    private MachineTime? _last;

    /// <summary>Records are compared with the machine's time from here on: at the begin of a session.</summary>
    public void Begin(IMachine machine) => _last = machine.Time();

    public override void TransitionEnd(Transition transition)
    {
        if (_last is not { } previous || transition.Mutation.IsCheck) return;
        MachineTime before = transition.TimeBefore, after = transition.TimeAfter;
        State[] called = [.. transition.Mutation.Called], changed = [.. Enumerable.Range(0, after.Count).Where(i => before[i] != after[i]).Select(i => after.Schema[i])];
        if (!transition.IsAccepted && !options.TrackRejected) return;
        if (called.Intersect(options.CalledExclude).Any() || changed.Intersect(options.ChangedExclude).Any()) return;
        bool listed = called.Intersect(options.Called).Any() || changed.Intersect(options.Changed).Any();
        if (!listed && options.Called.Count + options.Changed.Count > 0) return;
        _entries.Add(new Entry((ulong)_entries.Count + 1, transition.Mutation, before, after, previous, time.GetUtcNow(), transition.Machine.MachineTick, transition.IsAccepted, transition.Result.IsExecuted));
        _last = after;
    }

    public State[] Tracked(Schema schema) => options.TrackedStates.Count == 0
        ? [.. Enumerable.Range(0, schema.Count).Select(i => schema[i])]
        : [.. options.TrackedStates.Concat(options.Called).Concat(options.Changed).Distinct().OrderBy(s => s.Index)];

    /// <summary>The records that match, newest first, as text.</summary>
    public string[] Find(HistoryQuery query, Schema schema)
    {
        State[] tracked = Tracked(schema);
        long first = Math.Max(0, _entries.Count - (options.MaxRecords ?? long.MaxValue));
        return [.. _entries.Skip((int)first).Where(entry => entry.Matches(query, tracked)).Select(entry => entry.ToText(tracked)).Reverse()];
    }

    public IEnumerable<string> CalledOf(ulong id) => _entries[(int)id - 1].Mutation.Called.Select(state => state.Name);

    public static string ToText(HistoryRecord r) =>
        $"{r.Id} {r.Type} {r.IsAuto} {r.IsAccepted} {r.IsExecuted} {r.HumanTime:O} {r.MachineTick} {r.Sum} {r.TrackedSum} {r.DiffSum} {r.TrackedDiffSum} {r.RecordDiffSum} " +
        $"[{string.Join(' ', r.Ticks)}] [{string.Join(' ', r.TicksSinceRecord)}] +{string.Join('+', r.Activated)} -{string.Join('-', r.Deactivated)} {Text(r.Transition?.Called)}";

    private static string Text(IEnumerable<string>? called) => called is null ? "" : string.Join(' ', called);

    private sealed record Entry(
        ulong Id, Mutation Mutation, MachineTime Before, MachineTime After, MachineTime Previous, DateTimeOffset Time, uint MachineTick, bool Accepted, bool Executed)
    {
        private ulong Diff => After.Sum - Before.Sum;

        private ulong RecordDiff => After.Sum - Previous.Sum;

        public bool Matches(HistoryQuery q, State[] tracked) =>
            q.Active.All(After.Is) && q.Inactive.All(s => !After.Is(s)) &&
            q.Activated.All(s => After.Is(s) && !Previous.Is(s)) && q.Deactivated.All(s => !After.Is(s) && Previous.Is(s)) &&
            q.Changed.All(s => After[s] != Previous[s]) && q.Ticks.All(t => t.Range.Contains(After[t.State])) &&
            In(q.Sum, After.Sum) && In(q.TrackedSum, Of(After, tracked)) && In(q.DiffSum, Diff) && In(q.TrackedDiffSum, Of(After, tracked) - Of(Before, tracked)) &&
            In(q.RecordDiffSum, RecordDiff) && In(q.MachineTick, MachineTick) && (q.HumanTime is not { } period || period.Contains(Time));

        public string ToText(State[] tracked) =>
            $"{Id} {Mutation.Type} {Mutation.IsAuto} {Accepted} {Executed} {Time:O} {MachineTick} {After.Sum} {Of(After, tracked)} {Diff} {Of(After, tracked) - Of(Before, tracked)} {RecordDiff} " +
            $"[{string.Join(' ', tracked.Select(s => After[s]))}] [{string.Join(' ', tracked.Select(s => After[s] - Previous[s]))}] " +
            $"+{string.Join('+', tracked.Where(s => After.Is(s) && !Previous.Is(s)))} -{string.Join('-', tracked.Where(s => !After.Is(s) && Previous.Is(s)))} " +
            string.Join(' ', Mutation.Called);

        private static ulong Of(MachineTime time, State[] tracked) => tracked.Aggregate(0UL, (sum, state) => sum + time[state]);

        private static bool In(HistoryRange? range, ulong value) => range is not { } asked || asked.Contains(value);
    }
}

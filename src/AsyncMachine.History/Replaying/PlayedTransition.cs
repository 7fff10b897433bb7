namespace AsyncMachine.History;

/// <summary>A transition as a record tells it and as a machine does it, in the same words.</summary>
internal sealed record PlayedTransition(MutationType Type, bool IsAuto, string Called, string Outcome, ulong[] Ticks)
{
    public bool IsLike(PlayedTransition other) => IsSameMutation(other) && Outcome == other.Outcome && Ticks.AsSpan().SequenceEqual(other.Ticks);

    public bool IsSameMutation(PlayedTransition other) => Type == other.Type && IsAuto == other.IsAuto && Called == other.Called;

    public override string ToString() => $"[{Mutation.Text(Type)}{(IsAuto ? ":auto" : "")}] {Called} {Outcome} {string.Join(' ', Ticks)}";

    public static PlayedTransition Of(HistoryRecord record, TransitionDetails details) =>
        new(record.Type, record.IsAuto, Names(details.Called), OutcomeOf(record.IsAccepted, record.IsExecuted), [.. record.Ticks]);

    public static PlayedTransition Of(in TransitionView view)
    {
        var called = new List<string>();
        Schema schema = view.Engine.Schema;
        for (int i = 0; i < schema.Count; i++)
        {
            if ((view.Called[i >> 6] >> i & 1) != 0) called.Add(schema.Names[i]);
        }

        return new PlayedTransition(view.Type, view.IsAuto, Names(called), OutcomeOf(view.IsAccepted, view.IsExecuted), view.Ticks.ToArray());
    }

    private static string Names(IEnumerable<string> called) => string.Join(' ', called.Order(StringComparer.Ordinal));

    private static string OutcomeOf(bool accepted, bool executed) => executed ? "executed" : accepted ? "failed" : "refused";
}

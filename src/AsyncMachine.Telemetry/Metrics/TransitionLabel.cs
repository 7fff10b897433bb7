namespace AsyncMachine.Telemetry.Metrics;

/// <summary>The tags by which transitions are told apart: type, outcome, and whether they are auto mutations.</summary>
internal static class TransitionLabel
{
    private static readonly string[] Outcomes = ["executed", "canceled", "failed"]; // by TallyOutcome

    /// <summary>A type as tags and fields have it.</summary>
    public static string TextOf(MutationType type) => type switch
    {
        MutationType.Add => "add",
        MutationType.Remove => "remove",
        _ => "set",
    };

    /// <summary>The tags of an index of <see cref="TransitionTally"/>, before those of the machine.</summary>
    public static KeyValuePair<string, object?>[] TagsOf(int index) =>
    [
        new(SpanAttributes.MutationType, TextOf((MutationType)(index / 6))),
        new(SpanAttributes.Outcome, Outcomes[index / 2 % 3]),
        new(SpanAttributes.MutationAuto, (index & 1) != 0 ? SpanAttributes.True : SpanAttributes.False),
    ];
}

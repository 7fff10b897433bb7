namespace AsyncMachine.Telemetry.Metrics;

/// <summary>The ways in which transitions are told apart: by type, outcome, and whether they are auto mutations.</summary>
internal static class TransitionLabel
{
    public const int Count = 18;

    public const int Executed = 0, Canceled = 1, Failed = 2;

    private static readonly string[] Outcomes = ["executed", "canceled", "failed"];

    /// <summary>The index of a transition that is over.</summary>
    public static int IndexOf(in TransitionView transition)
    {
        int outcome = transition.IsExecuted ? Executed : transition.HasFailed ? Failed : Canceled;
        return IndexOf(transition.Type, outcome, transition.IsAuto);
    }

    public static int IndexOf(MutationType type, int outcome, bool auto) => ((int)type * 3 + outcome) * 2 + (auto ? 1 : 0);

    /// <summary>A type as tags and fields have it.</summary>
    public static string TextOf(MutationType type) => type switch
    {
        MutationType.Add => "add",
        MutationType.Remove => "remove",
        _ => "set",
    };

    /// <summary>The tags of an index, before those of the machine.</summary>
    public static KeyValuePair<string, object?>[] TagsOf(int index) =>
    [
        new(SpanAttributes.MutationType, TextOf((MutationType)(index / 6))),
        new(SpanAttributes.Outcome, Outcomes[index / 2 % 3]),
        new(SpanAttributes.MutationAuto, (index & 1) != 0 ? SpanAttributes.True : SpanAttributes.False),
    ];
}

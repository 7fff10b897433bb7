namespace AsyncMachine.Telemetry.Metrics;

/// <summary>The ways in which transitions are told apart: by type, outcome, and whether they are auto mutations.</summary>
internal static class TransitionLabel
{
    public const int Count = 18;

    public const int Executed = 0, Canceled = 1, Failed = 2;

    private static readonly string[] Types = ["add", "remove", "set"];
    private static readonly string[] Outcomes = ["executed", "canceled", "failed"];

    // Boxed once: a tag's value is an object.
    private static readonly object True = true, False = false;

    /// <summary>The index of a transition that is over.</summary>
    public static int IndexOf(in TransitionView transition)
    {
        int outcome = transition.IsExecuted ? Executed : transition.IsAccepted ? Failed : Canceled;
        return ((int)transition.Type * 3 + outcome) * 2 + (transition.IsAuto ? 1 : 0);
    }

    /// <summary>The tags of an index, before those of the machine.</summary>
    public static KeyValuePair<string, object?>[] TagsOf(int index) =>
    [
        new(MetricNames.Type, Types[index / 6]),
        new(MetricNames.Outcome, Outcomes[index / 2 % 3]),
        new(MetricNames.Auto, (index & 1) != 0 ? True : False),
    ];
}

namespace AsyncMachine.History.Kills;

/// <summary>What is recorded.</summary>
[StateSchema]
internal sealed partial class Counter
{
    /// <summary>One more.</summary>
    [State(Multi = true)]
    public static partial State Count { get; }
}

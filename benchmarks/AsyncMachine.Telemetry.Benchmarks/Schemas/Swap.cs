namespace AsyncMachine.Telemetry.Benchmarks.Schemas;

/// <summary>Two states that take turns: each transition activates one and deactivates the other.</summary>
[StateSchema]
internal sealed partial class Swap
{
    [State(Remove = [nameof(Pong)])]
    public static partial State Ping { get; }

    [State(Remove = [nameof(Ping)])]
    public static partial State Pong { get; }
}

/// <summary>Two states that come and go together.</summary>
[StateSchema]
internal sealed partial class Both
{
    public static partial State Left { get; }

    public static partial State Right { get; }
}

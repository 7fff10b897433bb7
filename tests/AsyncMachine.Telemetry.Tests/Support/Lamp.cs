namespace AsyncMachine.Telemetry.Tests.Support;

/// <summary>What is sent over wires in these tests.</summary>
[StateSchema]
internal sealed partial class Lamp
{
    [State]
    public static partial State Plugged { get; }

    [State(Require = [nameof(Plugged)])]
    public static partial State Lit { get; }

    [State(Auto = true, Require = [nameof(Lit)])]
    public static partial State Warm { get; }
}

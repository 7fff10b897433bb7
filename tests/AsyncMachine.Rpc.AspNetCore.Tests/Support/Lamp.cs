namespace AsyncMachine.Rpc.AspNetCore.Tests.Support;

[StateSchema]
[Include<BasicStates>]
public sealed partial class Lamp
{
    [State(Require = [nameof(Start)])]
    public static partial State On { get; }

    [State(Multi = true)]
    public static partial State Blink { get; }
}

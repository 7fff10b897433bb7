namespace AsyncMachine.Examples.Browser;

/// <summary>A washing machine, as both sides know it. What makes it run is bound to it on the server.</summary>
[StateSchema]
[Include<BasicStates>]
public sealed partial class Washer
{
    /// <summary>Laundry goes in and out. Closed by force where the drum turns: see the server.</summary>
    [State(Remove = [nameof(DoorClosed), nameof(Done)])]
    public static partial State DoorOpen { get; }

    /// <summary>The drum may turn.</summary>
    [State(Remove = [nameof(DoorOpen)])]
    public static partial State DoorClosed { get; }

    /// <summary>A programme runs, one of the next three at a time.</summary>
    [State(Require = [nameof(DoorClosed)], Remove = [nameof(Done)])]
    public static partial State Running { get; }

    /// <summary>Water comes in.</summary>
    [State(Require = [nameof(Running)], Remove = [nameof(Washing), nameof(Spinning)])]
    public static partial State Filling { get; }

    /// <summary>The drum turns slowly.</summary>
    [State(Require = [nameof(Running)], Remove = [nameof(Filling), nameof(Spinning)])]
    public static partial State Washing { get; }

    /// <summary>The drum turns quickly.</summary>
    [State(Require = [nameof(Running)], Remove = [nameof(Filling), nameof(Washing)])]
    public static partial State Spinning { get; }

    /// <summary>The programme has come to its end.</summary>
    [State(Remove = [nameof(Running)])]
    public static partial State Done { get; }
}

using AsyncMachine;

namespace CircuitBreaker;

/// <summary>
/// The circuit to something that may fail. Include these states, bind <see cref="BreakerHandlers"/>, add <see cref="Closed"/> first, and
/// make calls by <see cref="Breaker.ExecuteAsync"/>.
/// </summary>
[StateSchema]
public partial class BreakerStates
{
    /// <summary>Calls are let through, and failures in a row are counted.</summary>
    [State(Auto = true, Remove = [nameof(Circuit)])]
    public static partial State Closed { get; }

    /// <summary>No call is let through.</summary>
    [State(Remove = [nameof(Circuit), nameof(Called)])]
    public static partial State Open { get; }

    /// <summary>One call is let through; its outcome decides.</summary>
    [State(Remove = [nameof(Circuit)])]
    public static partial State HalfOpen { get; }

    /// <summary>What the circuit can be, one at a time.</summary>
    [StateGroup(nameof(Closed), nameof(Open), nameof(HalfOpen))]
    public static partial StateGroup Circuit { get; }

    /// <summary>A call was let through. Refused while the circuit is open or a trial is under way.</summary>
    [State(Multi = true)]
    public static partial State<Call> Called { get; }

    /// <summary>The call that decides is under way. Until it ends there is no other: give calls a limit by their token.</summary>
    [State(Auto = true, Require = [nameof(HalfOpen), nameof(Called)])]
    public static partial State Trial { get; }

    /// <summary>A call has succeeded.</summary>
    [State(Multi = true)]
    public static partial State Succeeded { get; }

    /// <summary>A call has failed.</summary>
    [State(Multi = true)]
    public static partial State<Failure> Failed { get; }
}

/// <summary>A call on its way through the circuit.</summary>
[StateArgs]
public sealed partial record Call
{
    /// <summary>The instance of Closed or HalfOpen that has let it through; its outcome counts only there.</summary>
    public StateInstance Period { get; internal set; }
}

/// <summary>Why a call has failed.</summary>
[StateArgs] public sealed partial record Failure(Exception Error);

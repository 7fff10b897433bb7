namespace AsyncMachine;

/// <summary>
/// The states that nearly every machine has: whether it should work, whether it can, and what went wrong. Mix them in with
/// <see cref="IncludeAttribute{T}"/>; reusable code then says <c>BasicStates.Ready</c> for any such machine.
/// </summary>
[StateSchema]
public partial class BasicStates
{
    /// <summary>Something failed. Every machine has this state; the engine adds it for a handler that throws.</summary>
    [State(Multi = true)]
    public static partial State<ErrorArgs?> Exception { get; }

    /// <summary>The network failed.</summary>
    [State(Multi = true, Require = [nameof(Exception)], Add = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrNetwork { get; }

    /// <summary>A handler ran longer than <see cref="MachineOptions.HandlerTimeout"/>. The engine adds it where it exists.</summary>
    [State(Multi = true, Require = [nameof(Exception)], Add = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrHandlerTimeout { get; }

    /// <summary>The machine should be working. Removing it stops the work; disposal does that first.</summary>
    public static partial State Start { get; }

    /// <summary>The machine is able to work.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State Ready { get; }

    /// <summary>A ping that shows that the machine is alive. Added alone, it causes no auto transition.</summary>
    [State(Multi = true)]
    public static partial State Healthcheck { get; }

    /// <summary>A periodic pass that checks that all is in order. Added alone, it causes no auto transition.</summary>
    public static partial State Heartbeat { get; }

    /// <summary>Activates <see cref="ErrNetwork"/> and <c>Exception</c>. Safe for use from any thread.</summary>
    /// <param name="machine">A machine whose schema includes these states.</param>
    /// <param name="error">What failed; null is ignored, and canceled.</param>
    /// <param name="source">The event that causes it.</param>
    /// <returns>As <see cref="Machine.AddError(System.Exception?, Event, ReadOnlySpan{State})"/>.</returns>
    /// <exception cref="UnknownStateException">The schema does not include these states.</exception>
    public static Result AddErrNetwork(Machine machine, Exception? error, Event source = default) =>
        machine.AddError(error, source, ErrNetwork);
}

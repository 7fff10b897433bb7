namespace AsyncMachine;

/// <summary>
/// A connection to one other side: being made, there, being ended, or not there, and one of the four at a time. Mix them in with
/// <see cref="IncludeAttribute{T}"/>. A machine without a connection is <see cref="Disconnected"/> by itself.
/// </summary>
[StateSchema]
[Include<BasicStates>]
public partial class ConnectedStates
{
    /// <summary>The connection could not be made; <see cref="AddErrConnecting"/> sets it.</summary>
    [State(Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrConnecting { get; }

    /// <summary>The connection is being made.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Connection)])]
    public static partial State Connecting { get; }

    /// <summary>The connection is there.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Connection)])]
    public static partial State Connected { get; }

    /// <summary>The connection is being ended.</summary>
    [State(Remove = [nameof(Connection)])]
    public static partial State Disconnecting { get; }

    /// <summary>There is no connection.</summary>
    [State(Auto = true, Remove = [nameof(Connection)])]
    public static partial State Disconnected { get; }

    /// <summary>The four states of the connection.</summary>
    [StateGroup(nameof(Connecting), nameof(Connected), nameof(Disconnecting), nameof(Disconnected))]
    public static partial StateGroup Connection { get; }

    /// <summary>Activates <see cref="ErrConnecting"/> and <c>Exception</c>. Safe for use from any thread.</summary>
    /// <param name="machine">A machine whose schema includes these states.</param>
    /// <param name="error">Why the connection could not be made; null is ignored, and canceled.</param>
    /// <param name="source">The event that causes it.</param>
    /// <returns>As <see cref="Machine.AddError(System.Exception?, Event, ReadOnlySpan{State})"/>.</returns>
    /// <exception cref="UnknownStateException">The schema does not include these states.</exception>
    public static Result AddErrConnecting(Machine machine, Exception? error, Event source = default) =>
        machine.AddError(error, source, ErrConnecting);
}

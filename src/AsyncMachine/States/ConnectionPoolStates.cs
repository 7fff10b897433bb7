namespace AsyncMachine;

/// <summary>
/// Connections to several other sides: none, some, or all of them. Mix them in with <see cref="IncludeAttribute{T}"/>. Unlike
/// <see cref="ConnectedStates"/>, several of these are active at once: connecting to the third while two are there.
/// </summary>
[StateSchema]
[Include<BasicStates>]
public partial class ConnectionPoolStates
{
    /// <summary>A connection could not be made; <see cref="AddErrConnecting"/> sets it.</summary>
    [State(Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrConnecting { get; }

    /// <summary>There is no connection, and none is being made: remove it before <see cref="Connecting"/>, which it refuses.</summary>
    [State(Remove = [nameof(Connecting), nameof(ConnectedFully), nameof(Disconnecting)])]
    public static partial State Disconnected { get; }

    /// <summary>A connection is being made.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Disconnecting)])]
    public static partial State Connecting { get; }

    /// <summary>At least one connection is there.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Disconnected)])]
    public static partial State Connected { get; }

    /// <summary>All connections are there.</summary>
    [State(Require = [nameof(Connected)], Remove = [nameof(Disconnected)])]
    public static partial State ConnectedFully { get; }

    /// <summary>The connections are being ended.</summary>
    [State(Remove = [nameof(ConnectedFully), nameof(Connected), nameof(Connecting)])]
    public static partial State Disconnecting { get; }

    /// <summary>Whether there is any connection.</summary>
    [StateGroup(nameof(Connected), nameof(Disconnected))]
    public static partial StateGroup Connection { get; }

    /// <summary>Activates <see cref="ErrConnecting"/> and <c>Exception</c>. Safe for use from any thread.</summary>
    /// <param name="machine">A machine whose schema includes these states.</param>
    /// <param name="error">Why a connection could not be made; null is ignored, and canceled.</param>
    /// <param name="source">The event that causes it.</param>
    /// <returns>As <see cref="Machine.AddError(System.Exception?, Event, ReadOnlySpan{State})"/>.</returns>
    /// <exception cref="UnknownStateException">The schema does not include these states.</exception>
    public static Result AddErrConnecting(Machine machine, Exception? error, Event source = default) =>
        machine.AddError(error, source, ErrConnecting);
}

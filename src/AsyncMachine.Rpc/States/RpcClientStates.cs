namespace AsyncMachine.Rpc;

/// <summary>
/// The states of a client's connection to its server, of the machine <see cref="RemoteMachine.Client"/>. It is <see cref="Ready"/> while mutations
/// go out; an error stays until the next attempt to connect begins, the last one for good.
/// </summary>
[StateSchema]
[Include<ConnectedStates>]
[Include<RpcStates>]
public partial class RpcClientStates
{
    /// <summary>A connection broke, or ended without a good-bye.</summary>
    [State(Require = [nameof(Exception)], Remove = [nameof(Connecting)])]
    public static partial State<ErrorArgs?> ErrNetwork { get; }

    /// <summary>The client wants a connection: until it is disposed, refused, or out of attempts.</summary>
    [State(Add = [nameof(Connecting)], Remove = [nameof(ConnRetryFailed)])]
    public static partial State Start { get; }

    /// <summary>The server has said welcome: the mirror is up to date, and mutations go out.</summary>
    [State(Auto = true, Require = [nameof(HandshakeDone)])]
    public static partial State Ready { get; }

    /// <summary>There is a connection; the server need not have said welcome.</summary>
    [State(
        Require = [nameof(Start)], Add = [nameof(Handshaking)],
        Remove = [nameof(Connecting), nameof(Disconnecting), nameof(Disconnected), nameof(RetryingConn)])]
    public static partial State Connected { get; }

    /// <summary>The client has said hello.</summary>
    [State(Require = [nameof(Start), nameof(Connected)], Remove = [nameof(HandshakeDone)])]
    public static partial State Handshaking { get; }

    /// <summary>The server has said welcome over this connection.</summary>
    [State(Require = [nameof(Start), nameof(Connected)], Remove = [nameof(Handshaking)])]
    public static partial State HandshakeDone { get; }

    /// <summary>
    /// Requests wait for a connection: nothing of them is lost, they go out, once, when there is one. It is looked at whenever a connection is
    /// lost and before each further attempt, not with each request.
    /// </summary>
    [State(Require = [nameof(Start)])]
    public static partial State RetryingCall { get; }

    /// <summary>Requests have waited in vain: they fail. Removes itself.</summary>
    [State(Add = [nameof(ErrNetwork), nameof(Exception)], Remove = [nameof(RetryingCall)])]
    public static partial State CallRetryFailed { get; }

    /// <summary>A connection was lost or could not be made; until there is one again.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State RetryingConn { get; }

    /// <summary>All attempts have failed: there will be no connection any more.</summary>
    [State(Remove = [nameof(Start)])]
    public static partial State ConnRetryFailed { get; }

    /// <summary>A payload has begun to come. Removes itself; several at once are told once.</summary>
    [State(Multi = true, Require = [nameof(Connected)])]
    public static partial State ServerDelivering { get; }

    /// <summary>A payload has come, and was taken. Removes itself; several at once are told once.</summary>
    [State(Multi = true, Require = [nameof(Connected)])]
    public static partial State ServerPayload { get; }
}

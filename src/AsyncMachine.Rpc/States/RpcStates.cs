namespace AsyncMachine.Rpc;

/// <summary>
/// What a client's own machine and a server's have in common: what went wrong between the two, and how far they have greeted each other. Code
/// for either says <c>RpcStates.ErrRpc</c>.
/// </summary>
[StateSchema]
[Include<BasicStates>]
public partial class RpcStates
{
    /// <summary>A connection broke, or ended without a good-bye.</summary>
    [State(Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrNetwork { get; }

    /// <summary>The other side did not answer in time, or has been silent for too long.</summary>
    [State(Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrNetworkTimeout { get; }

    /// <summary>One side has refused the other, or has sent what the protocol does not allow.</summary>
    [State(Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrRpc { get; }

    /// <summary>A payload could not be delivered.</summary>
    [State(Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrDelivery { get; }

    /// <summary>The client cannot work with what the server has sent.</summary>
    [State(Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrOnClient { get; }

    /// <summary>The two sides greet each other.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(HandshakeDone)])]
    public static partial State Handshaking { get; }

    /// <summary>They have.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Handshaking)])]
    public static partial State HandshakeDone { get; }

    /// <summary>Clocks were sent anew as a whole, because they were found to differ or the client wants them so; several at once are told once.</summary>
    [State(Multi = true)]
    public static partial State MetricSync { get; }

    /// <summary>The two states of the greeting.</summary>
    [StateGroup(nameof(Handshaking), nameof(HandshakeDone))]
    public static partial StateGroup Handshake { get; }
}

namespace AsyncMachine.Rpc;

/// <summary>
/// The states of a server of many clients, of the machine <see cref="MachineServer.Machine"/>. What concerns one connection, errors among
/// them, is Multi and removes itself: wait for the next one with <c>When</c>, count them by their ticks. The server stays
/// <see cref="Ready"/> whatever its clients do.
/// </summary>
[StateSchema]
[Include<RpcStates>]
public partial class RpcServerStates
{
    /// <summary>A client's connection broke, or ended without a good-bye.</summary>
    [State(Multi = true, Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrNetwork { get; }

    /// <summary>A client did not say hello in time, or has been silent for too long.</summary>
    [State(Multi = true, Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrNetworkTimeout { get; }

    /// <summary>A client was refused, or has sent what the protocol does not allow.</summary>
    [State(Multi = true, Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrRpc { get; }

    /// <summary>A payload could not be delivered to a client.</summary>
    [State(Multi = true, Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrDelivery { get; }

    /// <summary>A client has ended its connection because it cannot work with what this server has sent.</summary>
    [State(Multi = true, Require = [nameof(Exception)])]
    public static partial State<ErrorArgs?> ErrOnClient { get; }

    /// <summary>The server works: until it is disposed.</summary>
    [State(Add = [nameof(RpcStarting)])]
    public static partial State Start { get; }

    /// <summary>Clients that come are welcomed.</summary>
    [State(Auto = true, Require = [nameof(RpcReady)])]
    public static partial State Ready { get; }

    /// <summary>No machine is served: who comes is refused.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(RpcAccepting), nameof(RpcReady)])]
    public static partial State RpcStarting { get; }

    /// <summary>The first machine is being taken up: who comes waits until it can be looked at, between two transitions.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(RpcStarting), nameof(RpcReady)])]
    public static partial State RpcAccepting { get; }

    /// <summary>A machine is served.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(RpcStarting), nameof(RpcAccepting)])]
    public static partial State RpcReady { get; }

    /// <summary>A connection has come; nobody knows yet whose. Removes itself.</summary>
    [State(Multi = true, Require = [nameof(Start)])]
    public static partial State<RpcClientArgs> ClientConnected { get; }

    /// <summary>A client has said hello over a connection. Removes itself.</summary>
    [State(Multi = true, Require = [nameof(Start)], Remove = [nameof(HandshakeDone)])]
    public static partial State<RpcClientArgs> Handshaking { get; }

    /// <summary>A client was welcomed: from here on it is there, until its connection is <see cref="ClientDisconnected"/>. Removes itself.</summary>
    [State(Multi = true, Require = [nameof(Start)], Remove = [nameof(Handshaking)])]
    public static partial State<RpcClientArgs> HandshakeDone { get; }

    /// <summary>A connection is over, for whatever reason; its client may come back over another one. Removes itself.</summary>
    [State(Multi = true, Require = [nameof(Start)])]
    public static partial State<RpcClientArgs> ClientDisconnected { get; }

    /// <summary>At least one client is there, welcomed and not disconnected.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State HasClients { get; }

    /// <summary>The server reaches its clients by a connection that it makes itself, to a relay. For whoever makes it; the server does not.</summary>
    public static partial State WebSocketTunnel { get; }

    /// <summary>How far the server is.</summary>
    [StateGroup(nameof(RpcStarting), nameof(RpcAccepting), nameof(RpcReady))]
    public static partial StateGroup Rpc { get; }
}

using System.Net.Sockets;
using System.Security.Authentication;

namespace AsyncMachine.Rpc;

/// <summary>Which state shows an error: its type says it.</summary>
internal static class RpcErrors
{
    /// <summary>The state that goes with <c>Exception</c>; null if it is none of the connection's.</summary>
    public static State? StateOf(Exception error) => error switch
    {
        TimeoutException => (State)RpcStates.ErrNetworkTimeout,
        RemoteException or RemoteRefusedException { IsOwn: true } => (State)RpcStates.ErrOnClient,
        PayloadException => (State)RpcStates.ErrDelivery,
        ProtocolException or RemoteRefusedException or FarewellException or AuthenticationException => (State)RpcStates.ErrRpc,
        IOException or SocketException or ObjectDisposedException or InvalidOperationException => (State)RpcStates.ErrNetwork,
        _ => null,
    };
}

/// <summary>The server has ended the connection for a reason that does not keep the client from coming back.</summary>
/// <param name="bye">What it said.</param>
internal sealed class FarewellException(Bye bye) : IOException($"The server says {bye.Code}: {bye.Text}");

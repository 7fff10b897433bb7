using AsyncMachine;
using AsyncMachine.Rpc;

namespace Arpc;

/// <summary>A server is a machine, too: handlers see who comes and goes.</summary>
[StateHandlers<RpcServerStates>]
internal sealed partial class Reception
{
    void HandshakeDoneState(RpcClientArgs client) => Console.WriteLine($"{client.ClientId} has come{(client.Resumed ? " back" : "")}");

    void ClientDisconnectedState(RpcClientArgs client) => Console.WriteLine($"{client.ClientId} has gone{(client.Error is { } error ? $": {error}" : "")}");
}

namespace AsyncMachine.Rpc.Tests.States;

/// <summary>The schemas have the states and relations of the original's; what a server of many clients changes is listed.</summary>
public sealed class RelationTests
{
    private static readonly string[] Basic = ["Exception multi", "ErrHandlerTimeout multi require Exception add Exception", "Healthcheck multi", "Heartbeat"];

    private static string[] Described(Schema schema) => [.. Enumerable.Range(0, schema.Count).Select(schema.Describe).Select(Describe)];

    private static string Describe(StateInfo info)
    {
        static string List(string word, IReadOnlyList<State> states) =>
            states.Count == 0 ? "" : $" {word} {string.Join(",", states.Select(state => state.Name).Order(StringComparer.Ordinal))}";

        return info.State.Name + (info.IsAuto ? " auto" : "") + (info.IsMulti ? " multi" : "") +
               List("require", info.Require) + List("add", info.Add) + List("remove", info.Remove) + List("after", info.After);
    }

    [Test]
    public void Client_states_are_those_of_the_original() =>
        Assert.That(Described(RpcClientStates.Schema), Is.EquivalentTo((string[])
        [
            .. Basic,
            "ErrNetwork require Exception remove Connecting",
            "ErrNetworkTimeout require Exception",
            "ErrRpc require Exception",
            "ErrDelivery require Exception",
            "ErrOnClient require Exception",
            "ErrConnecting require Exception",
            "Start add Connecting remove ConnRetryFailed",
            "Ready auto require HandshakeDone",
            "Connecting require Start remove Connected,Disconnected,Disconnecting",
            "Connected require Start add Handshaking remove Connecting,Disconnected,Disconnecting,RetryingConn",
            "Disconnecting remove Connected,Connecting,Disconnected",
            "Disconnected auto remove Connected,Connecting,Disconnecting",
            "Handshaking require Connected,Start remove HandshakeDone",
            "HandshakeDone require Connected,Start remove Handshaking",
            "RetryingCall require Start",
            "CallRetryFailed add ErrNetwork,Exception remove RetryingCall",
            "RetryingConn require Start",
            "ConnRetryFailed remove Start",
            "ServerDelivering multi require Connected",
            "ServerPayload multi require Connected",
            "MetricSync multi",
        ]));

    /// <summary>
    /// What differs, because clients are many: errors and what concerns one connection are Multi, and need no other one; being ready needs no
    /// client; a broken connection is not everybody's; ClientDisconnected and HasClients tell who there is.
    /// </summary>
    [Test]
    public void Server_states_are_those_of_the_original_for_many_clients() =>
        Assert.That(Described(RpcServerStates.Schema), Is.EquivalentTo((string[])
        [
            .. Basic,
            "ErrNetwork multi require Exception",
            "ErrNetworkTimeout multi require Exception",
            "ErrRpc multi require Exception",
            "ErrDelivery multi require Exception",
            "ErrOnClient multi require Exception",
            "Start add RpcStarting",
            "Ready auto require RpcReady",
            "RpcStarting require Start remove RpcAccepting,RpcReady",
            "RpcAccepting require Start remove RpcReady,RpcStarting",
            "RpcReady require Start remove RpcAccepting,RpcStarting",
            "ClientConnected multi require Start",
            "Handshaking multi require Start remove HandshakeDone",
            "HandshakeDone multi require Start remove Handshaking",
            "ClientDisconnected multi require Start",
            "HasClients require Start",
            "MetricSync multi",
            "WebSocketTunnel",
        ]));

    [Test]
    public void What_both_have_in_common_is_of_both()
    {
        Machine client = Machine.Create(new RpcClientStates()), server = Machine.Create(new RpcServerStates());
        foreach (Machine machine in new[] { client, server })
        {
            Assert.That(machine.Has(RpcStates.ErrRpc, RpcStates.Handshaking, RpcStates.MetricSync, BasicStates.Ready));
        }

        Assert.That((client.Has(ConnectedStates.Disconnected), server.Has(ConnectedStates.Disconnected)), Is.EqualTo((true, false)));
    }
}

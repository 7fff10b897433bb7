using System.Buffers;
using AsyncMachine.Rpc.Tests.Support;
using AsyncMachine.Rpc.Tests.Wire;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>A client hears why it is sent away, also over a connection whose directions end together.</summary>
public sealed class LastWordsTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("On").Build();

    [Test]
    public async Task A_refusal_goes_out_before_the_connection_ends()
    {
        await using var server = new MachineServer();
        var connection = new JointStream();
        Task serving = server.ServeAsync(connection);

        connection.Receive(WireTestExtensions.Frame(new Hello { ClientId = "c", Machine = "none", Sync = new SyncOptions(SyncMode.Full, 0, null) }.Write));

        Assert.That(await LastAsync(server, connection, serving), Is.EqualTo((ByeCode.NoSuchMachine, "There is no machine 'none' here.")));
    }

    [Test]
    public async Task A_breach_is_told_before_the_connection_ends()
    {
        await using var server = new MachineServer();
        var connection = new JointStream();
        Task serving = server.ServeAsync(connection);

        connection.Receive(WireTestExtensions.Frame(new Ping(1, false).Write));

        Assert.That(await LastAsync(server, connection, serving), Is.EqualTo((ByeCode.Protocol, "A connection begins with a hello.")));
    }

    [Test]
    public async Task A_connection_too_many_hears_so_before_it_ends()
    {
        await using var machine = new Machine(Plain);
        await using var server = new MachineServer(new MachineServerOptions { MaxConnections = 1 });
        server.Host(machine);
        await using RemoteMachine first = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync).Soon();
        var connection = new JointStream();

        Task serving = server.ServeAsync(connection);
        await connection.Writing.Soon();
        connection.Open();
        await serving.Soon();

        Assert.That(ByeOf(connection), Is.EqualTo((ByeCode.Limit, "1 connections are open.")));
    }

    /// <summary>The good-bye that was sent. It is held up until the server is done with the connection otherwise.</summary>
    private static async Task<(ByeCode Code, string Text)> LastAsync(MachineServer server, JointStream connection, Task serving)
    {
        await connection.Writing.Soon();
        await server.Machine.WhenTime(RpcServerStates.ClientDisconnected, 1).Soon();
        connection.Open();
        await serving.Soon();
        return ByeOf(connection);
    }

    private static (ByeCode Code, string Text) ByeOf(JointStream connection)
    {
        ReadOnlySequence<byte> sent = connection.Sent;
        Assert.That(FrameParser.TryRead(ref sent, 1 << 20, out ReadOnlySequence<byte> body), "a frame was sent");
        Bye bye = Bye.Read(body);
        return (bye.Code, bye.Text);
    }
}

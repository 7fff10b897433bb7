using System.Net;
using System.Net.Sockets;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>The same over real sockets.</summary>
public sealed class SocketTests
{
    private static readonly Schema Plain = new SchemaBuilder("Lamp").State("On").State("Blink", multi: true).Build();

    private static IEnumerable<TestCaseData> Places()
    {
        yield return new TestCaseData(() => (EndPoint)new IPEndPoint(IPAddress.Loopback, 0)).SetArgDisplayNames("TCP");
        yield return new TestCaseData(() => (EndPoint)new UnixDomainSocketEndPoint(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()))).SetArgDisplayNames("Unix");
    }

    [TestCaseSource(nameof(Places))]
    public async Task Clients_mutate_and_see_each_others_changes(Func<EndPoint> place)
    {
        await using var machine = new Machine(Plain, new MachineOptions { QueueLimit = int.MaxValue });
        await using var server = new MachineServer();
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, place());
        Dial dial = SocketTransport.To(listener.EndPoint);
        var options = new RemoteMachineOptions { PushInterval = TimeSpan.Zero };
        await using RemoteMachine first = await RemoteMachine.ConnectAsync(dial, options).Soon(), second = await RemoteMachine.ConnectAsync(dial, options).Soon();

        Task seen = second.When("On");
        Assert.That(await first.AddAsync(first.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
        await seen.Soon();
        Task<Result>[] calls = [.. Enumerable.Range(0, 1_000).Select(i => i % 2 == 0 ? first : second).Select(client => client.AddAsync(client.Schema.State("Blink")).AsTask())];
        await Task.WhenAll(calls).Soon();

        Assert.That(machine.Tick("Blink"), Is.EqualTo(1_999));
        await Task.WhenAll(first.WhenTime(first.Schema.State("Blink"), 1_999), second.WhenTime(second.Schema.State("Blink"), 1_999)).Soon();
    }

    [TestCaseSource(nameof(Places))]
    public async Task A_client_that_leaves_says_good_bye(Func<EndPoint> place)
    {
        await using var machine = new Machine(Plain);
        await using var server = new MachineServer();
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, place());
        RemoteMachine remote = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint), new RemoteMachineOptions()).Soon();
        Assert.That(server.Find("")!.SessionCount, Is.EqualTo(1));
        Task gone = server.Machine.When(RpcServerStates.ClientDisconnected);

        await remote.DisposeAsync();

        await gone.Soon();
        Assert.That((server.Find("")!.SessionCount, server.Machine.Tick(RpcServerStates.ErrNetwork)), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_client_waits_for_a_server_that_comes_back()
    {
        await using var machine = new Machine(Plain);
        await using var server = new MachineServer();
        server.Host(machine);
        SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
        var options = new RemoteMachineOptions { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(5), MaxRetryDelay = TimeSpan.FromMilliseconds(50), MaxRetries = 10_000 };
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint), options).Soon();
        EndPoint place = listener.EndPoint;
        await listener.DisposeAsync();
        await server.DisposeAsync();
        await remote.WhenAway().Soon();

        await using var other = new MachineServer();
        other.Host(machine);
        await using SocketListener again = SocketListener.Start(other, place);

        await remote.WhenLive().Soon();
        Assert.That(await remote.AddAsync(remote.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(machine.Is("On"));
    }

    [Test]
    public async Task Nonsense_ends_its_own_connection_and_no_other()
    {
        await using var machine = new Machine(Plain);
        await using var server = new MachineServer();
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint), new RemoteMachineOptions()).Soon();
        var random = new Random(3);
        for (int round = 0; round < 50; round++)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(listener.EndPoint);
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            try
            {
                await socket.SendAsync(bytes);
                socket.Shutdown(SocketShutdown.Send);
                while (await socket.ReceiveAsync(new byte[1024]).Soon() > 0)
                {
                }
            }
            catch (SocketException)
            {
                // The server has ended the connection before it had read everything.
            }
        }

        Assert.That(server.ProtocolErrors, Is.GreaterThan(10));
        Assert.That(await remote.AddAsync(remote.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
    }
}

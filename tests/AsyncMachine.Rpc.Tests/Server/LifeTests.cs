using System.Buffers;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>Who is there is told so; who is not is found out.</summary>
public sealed partial class LifeTests
{
    private static readonly SyncOptions Instant = new(SyncMode.Full, SyncOptions.Instant, null);

    private readonly FakeTimeProvider _time = new();

    private void Pass(int seconds)
    {
        for (int i = 0; i < seconds; i++) _time.Advance(TimeSpan.FromSeconds(1));
    }

    [Test]
    public async Task Every_client_gets_a_sign_of_life_in_every_interval_and_a_silent_one_is_buried()
    {
        await using Machine<Slow> machine = Machine.Create(new Slow());
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = _time });
        server.Host(machine);
        (BareClient talking, _) = await BareClient.GreetAsync(server, Instant, "talking");
        (BareClient silent, _) = await BareClient.GreetAsync(server, Instant, "silent");
        await talking.ReadUpToPongAsync(); // the server has come as far as to listen
        await silent.ReadUpToPongAsync();

        for (int round = 0; round < 3; round++)
        {
            Pass(15);
            Assert.That(WireReader.KindOf(await talking.ReadAsync()), Is.EqualTo(MessageKind.Ping));
            await talking.ReadUpToPongAsync();
        }

        Pass(10);
        await silent.Serving.Soon();
        Assert.That((server.DeadConnections, server.Connections), Is.EqualTo((1L, 1)));
        Assert.That(await talking.ReadUpToPongAsync(), Is.Empty, "the other lives");
    }

    [Test]
    public async Task A_client_whose_request_is_being_executed_is_not_taken_for_dead()
    {
        var slow = new Slow();
        await using Machine<Slow> machine = Machine.Create(slow, new MachineOptions { HandlerTimeout = TimeSpan.FromHours(1) });
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = _time });
        server.Host(machine);
        (BareClient client, _) = await BareClient.GreetAsync(server, Instant);
        await client.ReadUpToPongAsync();

        client.Call(1, RequestOperation.Add, [Slow.Working.Index]);
        await slow.Inside.Task.Soon();
        Pass(200);
        Assert.That(WireReader.KindOf(await client.ReadAsync()), Is.EqualTo(MessageKind.Ping), "nor is the server");
        slow.Go.Set();

        List<ReadOnlySequence<byte>> frames = await client.ReadUpToPongAsync();
        Assert.That(frames.Select(frame => WireReader.KindOf(frame)), Does.Contain(MessageKind.Reply));
        Assert.That(server.DeadConnections, Is.Zero);
    }

    [Test]
    public async Task A_client_that_takes_nothing_of_what_is_sent_is_buried()
    {
        await using Machine<Slow> machine = Machine.Create(new Slow());
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = _time, PingInterval = TimeSpan.FromHours(1) });
        server.Host(machine);
        (BareClient client, Welcome _) = await BareClient.GreetAsync(server, Instant);
        for (ulong id = 1; server.DeadConnections == 0; id++)
        {
            if (id < 10_000) client.Call(id, RequestOperation.Sync, []); // its answers fill the pipe: nobody reads them
            else Pass(1);
        }

        await client.Serving.Soon();
        Assert.That((server.DeadConnections, server.Connections), Is.EqualTo((1L, 0)));
    }

    [Test]
    public async Task A_machine_is_served_by_two_servers_and_under_two_names()
    {
        await using Machine<Slow> machine = Machine.Create(new Slow());
        await using var one = new MachineServer();
        await using var two = new MachineServer();
        one.Host(machine);
        one.Host(machine, "same");
        two.Host(machine);
        var options = new RemoteMachineOptions { PushInterval = TimeSpan.Zero };
        await using RemoteMachine<Slow> a = await RemoteMachine.ConnectAsync<Slow>(new Wires(one).DialAsync, options).Soon();
        await using RemoteMachine<Slow> b = await RemoteMachine.ConnectAsync<Slow>(new Wires(one).DialAsync, options with { Machine = "same" }).Soon();
        await using RemoteMachine<Slow> c = await RemoteMachine.ConnectAsync<Slow>(new Wires(two).DialAsync, options).Soon();

        await a.AddAsync(Slow.Idle).Soon();
        await Task.WhenAll(b.When(Slow.Idle), c.When(Slow.Idle)).Soon();
        Assert.That(one.Release("same"));
        await b.WhenDisposed().Soon();
        await two.DisposeAsync();
        await a.RemoveAsync(Slow.Idle).Soon();

        Assert.That((a.Is(Slow.Idle), machine.Is(Slow.Idle)), Is.EqualTo((false, false)));
        Assert.That(() => one.Host(machine), Throws.ArgumentException);
    }

    [Test]
    public async Task An_import_is_seen_without_a_transition()
    {
        await using Machine<Slow> before = Machine.Create(new Slow(), new MachineOptions { Id = "slow" });
        before.Add(Slow.Idle);
        await using Machine<Slow> machine = Machine.Create(new Slow(), new MachineOptions { Id = "slow" });
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine<Slow> remote = await RemoteMachine.ConnectAsync<Slow>(new Wires(server).DialAsync, new RemoteMachineOptions { PushInterval = TimeSpan.Zero }).Soon();
        Task idle = remote.When(Slow.Idle);

        await machine.ImportAsync(before.Export()).Soon();

        await idle.Soon();
        Assert.That((remote.MachineTick, remote.Resyncs), Is.EqualTo((1U, 0)));
    }

    [Test]
    public async Task A_machine_that_was_disposed_before_it_is_served_is_not()
    {
        Machine<Slow> machine = Machine.Create(new Slow());
        await machine.DisposeAsync();
        await using var server = new MachineServer();
        server.Host(machine);

        Assert.That(
            async () => await RemoteMachine.ConnectAsync(new Wires(server).DialAsync).Soon(),
            Throws.TypeOf<RemoteRefusedException>());
        Assert.That(server.RefusedClients, Is.EqualTo(1));
    }

    [StateSchema]
    internal sealed partial class Slow
    {
        public static partial State Working { get; }

        public static partial State Idle { get; }

        public TaskCompletionSource Inside { get; } = new();

        public ManualResetEventSlim Go { get; } = new();

        private void WorkingState()
        {
            Inside.SetResult();
            Go.Wait();
        }
    }
}

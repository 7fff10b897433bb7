using System.Buffers;
using System.IO.Pipelines;
using AsyncMachine.Rpc.Tests.Support;
using AsyncMachine.Rpc.Tests.Wire;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>What a server does about clients that it has a hard time with, seen from the wire.</summary>
public sealed partial class HardClientTests
{
    [Test]
    public async Task A_session_is_taken_by_the_last_of_those_who_resume_it_and_only_when_its_reader_has_left()
    {
        using var gate = new SemaphoreSlim(0);
        using var entered = new SemaphoreSlim(0);
        await using Machine<Bell> machine = Machine.Create(new Bell(() =>
        {
            entered.Release();
            gate.Wait();
        }));
        await using var server = new MachineServer();
        server.Host(machine);
        await using RawClient first = RawClient.Connect(server), second = RawClient.Connect(server), third = RawClient.Connect(server);
        Welcome welcome = await first.HelloAsync(Bell.Schema).Soon();
        Task ringing = Task.Run(() => first.SendAsync(new Request(1, RequestOperation.Add, true, [Bell.Ring.Index], null, null).Write));
        await entered.WaitAsync().Soon(); // the first connection's reader is in the machine

        await second.SayHelloAsync(Bell.Schema, welcome.Session).Soon();
        await third.SayHelloAsync(Bell.Schema, welcome.Session).Soon();
        (bool, bool) early = (second.HasReceived, third.HasReceived);
        gate.Release();
        Assert.That(early, Is.EqualTo((false, false)), "two readers would call the machine for one client");

        Bye bye = Bye.Read(new ReadOnlySequence<byte>(await second.ReceiveAsync(MessageKind.Bye).Soon()));
        Welcome resumed = Welcome.Read(new ReadOnlySequence<byte>(await third.ReceiveAsync(MessageKind.Welcome).Soon()));
        await ringing.Soon();
        Assert.That((bye.Code, resumed.Resumed, resumed.LastTaken), Is.EqualTo((ByeCode.Superseded, true, 1UL)));
        await third.SendAsync(new Request(1, RequestOperation.Add, true, [Bell.Ring.Index], null, null).Write).Soon();
        Assert.That(Reply.Read(new ReadOnlySequence<byte>(await third.ReceiveAsync(MessageKind.Reply).Soon()), out _).Code, Is.EqualTo(ReplyCode.Executed));
        Assert.That(machine.Tick(Bell.Ring), Is.EqualTo(1), "it was executed before");
    }

    [Test]
    public async Task A_client_that_never_reads_is_served_no_further_than_its_output_and_disturbs_nobody()
    {
        await using Machine<Bell> machine = Machine.Create(new Bell(() => { }));
        var time = new FakeTimeProvider();
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = time, Window = 1 << 16, PingInterval = TimeSpan.FromDays(20) });
        server.Host(machine);
        await using RawClient deaf = RawClient.Connect(server);
        await deaf.HelloAsync(Bell.Schema).Soon();

        const int Requests = 60_000;
        Task flood = FloodAsync(deaf, Requests);
        await using RemoteMachine<Bell> other = await RemoteMachine.ConnectAsync<Bell>(new Wires(server).DialAsync).Soon();
        ulong before = 0;
        for (int calm = 0; calm < 20;)
        {
            Assert.That(await other.AddAsync(Bell.On).Soon(), Is.EqualTo(Result.Executed));
            calm = machine.Tick(Bell.Ring) == before ? calm + 1 : 0; // the server takes no more of them
            before = machine.Tick(Bell.Ring);
        }

        Assert.That(before, Is.LessThan(2 * Requests), "otherwise its answers are piled up");
        Assert.That(flood.IsCompleted, Is.False);
        Task disposed = server.DisposeAsync().AsTask();
        while (!disposed.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await deaf.Served.Soon();
        await flood.Soon().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // its line is gone, in one way or the other
        Assert.That(flood.IsCompleted);
    }

    [Test]
    public async Task A_client_that_sends_pings_and_never_reads_is_read_no_further_than_its_output()
    {
        const int Pings = 500_000;
        await using Machine<Bell> machine = Machine.Create(new Bell(() => { }));
        var time = new FakeTimeProvider();
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = time, PingInterval = TimeSpan.FromDays(20) });
        server.Host(machine);
        await using RawClient deaf = RawClient.Connect(server);
        await deaf.HelloAsync(Bell.Schema).Soon();

        byte[] ping = WireTestExtensions.Frame(new Ping(long.MaxValue, IsEcho: false).Write);
        Task stuck = await Task.Run(() =>
        {
            // The server reads on this thread, as far as it reads.
            ValueTask<FlushResult> sending = default;
            for (int i = 0; i < Pings && sending.IsCompleted; i++) sending = deaf.Pipe.Output.WriteAsync(ping);
            return Task.FromResult((Task)sending.AsTask());
        }).Soon();

        Assert.That(stuck.IsCompleted, Is.False, "otherwise its echoes are piled up");
        await using RemoteMachine<Bell> other = await RemoteMachine.ConnectAsync<Bell>(new Wires(server).DialAsync).Soon();
        Assert.That(await other.AddAsync(Bell.On).Soon(), Is.EqualTo(Result.Executed));
        Task disposed = server.DisposeAsync().AsTask();
        while (!disposed.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stuck.Soon().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task FloodAsync(RawClient client, int requests)
    {
        for (ulong id = 1; id <= (ulong)requests; id++) await client.SendAsync(new Request(id, RequestOperation.Add, true, [Bell.Ring.Index], null, null).Write);
    }

    [StateSchema]
    private sealed partial class Bell(Action ring)
    {
        public static partial State On { get; }

        [State(Multi = true)]
        public static partial State Ring { get; }

        private void RingState() => ring();
    }
}

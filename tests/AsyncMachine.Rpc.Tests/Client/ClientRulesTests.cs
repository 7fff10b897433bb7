using System.Buffers;
using System.IO.Pipelines;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Client;

/// <summary>What a client makes of clocks that do not fit, of a server that is silent, and of a session that is gone.</summary>
public sealed partial class ClientRulesTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryDelay = TimeSpan.FromMilliseconds(2), MaxRetries = 100_000 };

    [Test]
    public async Task A_push_that_does_not_fit_has_the_whole_vector_fetched()
    {
        await using Machine<Lamp> machine = Machine.Create(new Lamp(() => { }));
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(wires.DialAsync, Prompt).Soon();
        remote.Session.Falsify(Lamp.Warm.Index);

        machine.Add(Lamp.On);
        await remote.When(Lamp.On).Soon();

        Assert.That((remote.Time(), remote.Resyncs, server.Resyncs, wires.Dials), Is.EqualTo((machine.Time(), 1, 1L, 1)));
    }

    [Test]
    public async Task A_second_clock_in_a_row_that_does_not_fit_ends_the_connection_and_the_session_goes_on()
    {
        await using Machine<Lamp> machine = Machine.Create(new Lamp(() => { }));
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(wires.DialAsync, Prompt).Soon();
        byte[]? session = remote.Session.Key;
        remote.Session.Falsify(Lamp.Warm.Index);
        machine.Add(Lamp.On);
        await remote.When(Lamp.On).Soon();

        remote.Session.Falsify(Lamp.Warm.Index); // after the vector, before the next clock
        machine.Remove(Lamp.On);
        await remote.WhenNot(Lamp.On).Soon();
        await remote.WhenLive().Soon();
        await server.Machine.WhenTime(RpcServerStates.ErrOnClient, 1).Soon();

        Assert.That((remote.Time(), remote.Resyncs, wires.Dials, server.ProtocolErrors), Is.EqualTo((machine.Time(), 1, 2, 0L)));
        Assert.That(remote.Session.Key, Is.EqualTo(session));
    }

    [Test]
    public async Task Without_its_session_what_was_sent_is_of_unknown_outcome_and_what_waited_goes_out_in_the_next()
    {
        var inside = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new ManualResetEventSlim();
        await using Machine<Lamp> second = Machine.Create(new Lamp(() => { })), first = Machine.Create(
            new Lamp(() =>
            {
                inside.TrySetResult();
                gate.Wait();
            }),
            new MachineOptions { HandlerTimeout = TimeSpan.FromHours(1) });
        await using MachineServer one = new(new MachineServerOptions { Window = 4 }), two = new();
        one.Host(first);
        two.Host(second);
        var wires = new Wires(one);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(wires.DialAsync, Prompt).Soon();
        Task<Result>[] calls = [.. Enumerable.Range(0, 6).Select(_ => remote.AddAsync(Lamp.Blink).AsTask())];
        await inside.Task.Soon(); // the first is under way, three are sent, and two wait for a place

        wires.Server = two;
        wires.Cut();
        await remote.WhenAway().Soon();
        await remote.WhenLive().Soon();
        gate.Set();

        foreach (Task<Result> call in calls[..4]) Assert.That(async () => await call.Soon(), Throws.TypeOf<OutcomeUnknownException>());
        Assert.That(await Task.WhenAll(calls[4..]).Soon(), Is.All.EqualTo(Result.Executed));
        Assert.That(second.Tick(Lamp.Blink), Is.EqualTo(3UL));
    }

    [Test]
    public async Task A_server_that_is_silent_for_two_and_a_half_intervals_is_left()
    {
        var time = new FakeTimeProvider();
        int dials = 0;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(
            _ => dials++ == 0 ? new(Mute()) : throw new IOException("There is no server."), Prompt with { TimeProvider = time }).Soon();
        Task gone = remote.Client.WhenTime(RpcClientStates.ErrNetworkTimeout, 1), away = remote.WhenAway();

        long begun = time.GetTimestamp();

        for (int second = 0; second < 100_000 && !gone.IsCompleted; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await away.Soon();
        Assert.That((time.GetElapsedTime(begun).TotalSeconds >= 37.5, remote.IsLive), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_server_that_takes_nothing_of_what_is_sent_is_left_though_it_talks()
    {
        var time = new FakeTimeProvider();
        int dials = 0;
        IDuplexPipe server = null!;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(
            _ => dials++ == 0 ? new(Mute(out server)) : throw new IOException("There is no server."), Prompt with { TimeProvider = time }).Soon();
        Task gone = remote.Client.WhenTime(RpcClientStates.ErrNetworkTimeout, 1);
        long begun = time.GetTimestamp();
        State on = remote.Schema.State("On");
        for (int i = 0; i < 20_000; i++) remote.Post(MutationType.Add, [on]); // more than the pipe holds

        for (ulong tick = 1; tick < 400 && !gone.IsCompleted; tick += 2)
        {
            var ticks = new ulong[remote.Schema.Count];
            ticks[on.Index] = tick;
            Task heard = remote.WhenTime(on, tick);
            WireWriter.WriteFrame(server.Output, (ref MessagePack.MessagePackWriter writer) => Notify.WriteVector(ref writer, 1, 0, ticks));
            await server.Output.FlushAsync().AsTask().Soon();
            await Task.WhenAny(heard, gone).Soon();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await remote.WhenAway().Soon();
        Assert.That(time.GetElapsedTime(begun).TotalSeconds, Is.GreaterThanOrEqualTo(30));
    }

    /// <summary>A server that says welcome, and nothing more.</summary>
    private static IDuplexPipe Mute() => Mute(out _);

    private static IDuplexPipe Mute(out IDuplexPipe server)
    {
        (IDuplexPipe client, server) = MemoryTransport.CreatePair();
        var welcome = new Welcome
        {
            Session = new byte[WireReader.KeyLength], Window = 1 << 16, Instance = 1, MachineId = "mute", QueueTick = 1, Schema = Lamp.Schema, Ticks = new ulong[Lamp.Schema.Count],
            PingInterval = 15_000, MaxFrame = 1 << 20,
        };
        WireWriter.WriteFrame(server.Output, welcome.Write);
        _ = server.Output.FlushAsync();
        return client;
    }

    [StateSchema]
    internal sealed partial class Lamp(Action blink)
    {
        public static partial State On { get; }

        public static partial State Warm { get; }

        [State(Multi = true)]
        public static partial State Blink { get; }

        private void BlinkState() => blink();
    }
}

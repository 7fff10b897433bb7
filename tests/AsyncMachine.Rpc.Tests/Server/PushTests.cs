using System.Buffers;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>Changes are pushed when there are any, not too often, and not to those who will be answered.</summary>
public sealed partial class PushTests
{
    private static readonly Schema Lamp = new SchemaBuilder("Lamp").State("On").State("Blink", multi: true).State("Broken", require: ["On"]).Build();
    private static readonly int Blink = Lamp.State("Blink").Index, On = Lamp.State("On").Index;

    private readonly FakeTimeProvider _time = new();

    private MachineServer Serve(Machine machine)
    {
        var server = new MachineServer(new MachineServerOptions { TimeProvider = _time, PingInterval = TimeSpan.FromDays(1) });
        server.Host(machine);
        return server;
    }

    private static ClockVector VectorOf(Welcome welcome) => new(welcome.Ticks, welcome.QueueTick, welcome.MachineTick);

    [Test]
    public async Task The_first_change_comes_at_once_and_later_ones_an_interval_after_the_last()
    {
        await using var machine = new Machine(Lamp);
        await using MachineServer server = Serve(machine);
        (BareClient client, Welcome welcome) = await BareClient.GreetAsync(server, new SyncOptions(SyncMode.Full, 250, null));
        ClockVector vector = VectorOf(welcome);

        machine.Add("Blink");
        Assert.That(await client.ReadClockAsync(vector), Is.EqualTo(new[] { new ClockChange(Blink, 0, 1, false) }));

        machine.Add("Blink");
        machine.Add("On");
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.That(await client.ReadUpToPongAsync(), Is.Empty, "the interval is not over");
        Task<List<ClockChange>> next = client.ReadClockAsync(vector);
        while (!next.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50)); // the walk that arms the timer may not have been there yet
            await Task.Yield();
        }

        Assert.That(await next, Is.EqualTo(new[] { new ClockChange(On, 0, 1, false), new ClockChange(Blink, 1, 3, true) }));
        Assert.That(vector.Ticks, Is.EqualTo(machine.Time().Ticks.ToArray()));
    }

    [Test]
    public async Task A_queue_tick_alone_is_not_pushed()
    {
        await using var machine = new Machine(Lamp);
        await using MachineServer server = Serve(machine);
        (BareClient client, Welcome welcome) = await BareClient.GreetAsync(server, new SyncOptions(SyncMode.Full, SyncOptions.Instant, null));
        ClockVector vector = VectorOf(welcome);

        for (int i = 0; i < 10; i++) machine.Add("Broken"); // refused
        Assert.That(await client.ReadUpToPongAsync(), Is.Empty);
        machine.Add("On");

        await client.ReadClockAsync(vector);
        Assert.That((vector.QueueTick, vector.Ticks[On]), Is.EqualTo((machine.QueueTick, 1UL)));
    }

    [Test]
    public async Task Who_is_about_to_be_answered_is_left_out_for_one_interval_at_most()
    {
        var flow = new Flow();
        await using Machine<Flow> machine = Machine.Create(flow, new MachineOptions { HandlerTimeout = TimeSpan.FromHours(1) });
        await using MachineServer server = Serve(machine);
        (BareClient caller, _) = await BareClient.GreetAsync(server, new SyncOptions(SyncMode.Full, 250, null), "caller");
        await caller.ReadUpToPongAsync(); // it comes before the other in every walk
        (BareClient other, Welcome same) = await BareClient.GreetAsync(server, new SyncOptions(SyncMode.Full, SyncOptions.Instant, null), "other");

        caller.Call(1, RequestOperation.Add, [Flow.First.Index]); // what follows by itself is still under way when the first has ended
        await other.ReadClockAsync(VectorOf(same));
        flow.Go[0].Set();
        Assert.That(WireReader.KindOf(await caller.ReadAsync()), Is.EqualTo(MessageKind.Reply), "no push before it");

        caller.Call(2, RequestOperation.Remove, [Flow.First.Index]);
        await caller.ReadAsync();
        caller.Call(3, RequestOperation.Add, [Flow.First.Index]);
        Task<ReadOnlySequence<byte>> next = caller.ReadSaidAsync();
        while (!next.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Assert.That(WireReader.KindOf(await next), Is.EqualTo(MessageKind.Notify), "the answer takes too long");
        flow.Go[1].Set();
        Assert.That(WireReader.KindOf(await caller.ReadSaidAsync()), Is.EqualTo(MessageKind.Reply));
    }

    [Test]
    public async Task Nothing_is_pushed_onto_what_waits_to_be_sent()
    {
        await using var machine = new Machine(Lamp);
        await using MachineServer server = Serve(machine);
        (BareClient client, Welcome welcome) = await BareClient.GreetAsync(server, new SyncOptions(SyncMode.Full, SyncOptions.Instant, null));
        ClockVector vector = VectorOf(welcome);

        const int Times = 3_000_000;
        State blink = Lamp.State("Blink");
        for (int i = 0; i < Times; i++) machine.Add(blink); // nobody reads

        long bytes = 0;
        while (vector.Ticks[Blink] < (2UL * Times) - 1)
        {
            ReadOnlySequence<byte> frame = await client.ReadAsync();
            bytes += frame.Length;
            BareClient.Clock(frame, vector);
        }

        Assert.That(bytes, Is.LessThan(100_000), "what the pipe holds, and one clock after that");
    }

    [Test]
    public async Task A_change_of_what_one_client_does_not_see_does_not_keep_it_from_what_it_does()
    {
        await using var machine = new Machine(Lamp);
        await using MachineServer server = Serve(machine);
        (BareClient all, Welcome whole) = await BareClient.GreetAsync(server, new SyncOptions(SyncMode.Full, 250, null), "all");
        (BareClient some, Welcome part) = await BareClient.GreetAsync(server, new SyncOptions(SyncMode.States, 250, null, ["On"]), "some");
        ClockVector vector = VectorOf(part);

        machine.Add("Blink");
        await all.ReadClockAsync(VectorOf(whole)); // its interval has begun
        machine.Add("On");

        Assert.That(await some.ReadClockAsync(vector), Is.EqualTo(new[] { new ClockChange(On, 0, 1, false) }), "the first change that it sees comes at once");
    }

    [Test]
    public async Task A_thousand_mirrors_are_told_of_one_change()
    {
        await using var machine = new Machine(Lamp);
        await using MachineServer server = Serve(machine);
        var wires = new Wires(server);
        RemoteMachine[] mirrors = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ =>
            RemoteMachine.ConnectAsync(wires.DialAsync, new RemoteMachineOptions { PushInterval = TimeSpan.Zero }))).Soon();

        machine.Add("On");

        await Task.WhenAll(mirrors.Select(mirror => mirror.When("On"))).Soon();
        await Task.WhenAll(mirrors.Select(mirror => mirror.DisposeAsync().AsTask())).Soon();
    }

    [StateSchema]
    internal sealed partial class Flow
    {
        private int _rounds;

        public ManualResetEventSlim[] Go { get; } = [new(), new()];

        public static partial State First { get; }

        [State(Auto = true, Require = [nameof(First)])]
        public static partial State Second { get; }

        private void SecondState() => Go[_rounds++].Wait();
    }
}

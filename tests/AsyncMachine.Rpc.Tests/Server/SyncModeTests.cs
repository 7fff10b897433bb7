using System.Buffers;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>A mirror is told what it asks for.</summary>
public sealed class SyncModeTests
{
    private static readonly Schema House = new SchemaBuilder("House")
        .State("Power").State("Heating", require: ["Power"]).State("Warm", require: ["Heating"]).State("Bell", multi: true).State("Lit", require: ["Power"]).Build();

    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static (Machine Machine, MachineServer Server, Wires Wires) Serve(TimeProvider? time = null)
    {
        var machine = new Machine(House, new MachineOptions { QueueLimit = 100_000 });
        var server = new MachineServer(new MachineServerOptions { TimeProvider = time ?? TimeProvider.System, PingInterval = TimeSpan.FromDays(1) });
        server.Host(machine);
        return (machine, server, new Wires(server));
    }

    private static ulong[] Ticks(RemoteMachine remote) => remote.Time().Ticks.ToArray();

    [Test]
    public async Task Chosen_states_come_with_what_they_require_and_no_others()
    {
        (Machine machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        machine.Add("Power");
        machine.Add("Bell");
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { States = ["Warm", "Nowhere"] }).Soon();
        int[] tracked = [House.State("Power").Index, House.State("Heating").Index, House.State("Warm").Index];
        Assert.That(remote.TrackedStates, Is.EqualTo(tracked));

        machine.Add("Heating");
        machine.Add("Bell");
        machine.Add("Lit");
        machine.Add("Warm");
        await remote.When("Warm").Soon();
        await remote.AddAsync(remote.Schema.State("Bell")).Soon(); // its answer brings no clock of it either

        Assert.That(tracked.Select(i => remote.Time().Ticks[i]), Is.EqualTo(new ulong[] { 1, 1, 1 }));
        Assert.That((remote.Is("Bell"), remote.Is("Lit")), Is.EqualTo((false, false)));
        await remote.SyncAsync().Soon();
        Assert.That((remote.Time().Sum, remote.Resyncs), Is.EqualTo((3UL, 0)), "the whole vector has no more of them");
    }

    [Test]
    public async Task Bits_count_the_changes_that_are_seen_and_go_on_over_connections()
    {
        (Machine machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        for (int i = 0; i < 3; i++) machine.Toggle("Power");
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { Sync = SyncMode.Shallow }).Soon();
        int power = House.State("Power").Index, bell = House.State("Bell").Index;
        Assert.That(Ticks(remote)[power], Is.EqualTo(1UL), "a bit");

        await remote.RemoveAsync(remote.Schema.State("Power")).Soon();
        await remote.AddAsync(remote.Schema.State("Bell")).Soon();
        await remote.AddAsync(remote.Schema.State("Bell")).Soon();
        Assert.That((Ticks(remote)[power], Ticks(remote)[bell], machine.Tick("Bell")), Is.EqualTo((2UL, 1UL, 3UL)));

        wires.Cut();
        await remote.WhenAway().Soon();
        await remote.WhenLive().Soon();
        Assert.That(Ticks(remote)[power], Is.EqualTo(2UL), "no tick goes back");
        await remote.AddAsync(remote.Schema.State("Power")).Soon();
        await remote.SyncAsync().Soon();
        Assert.That((Ticks(remote)[power], remote.Is("Power"), remote.Resyncs), Is.EqualTo((3UL, true, 0)));
    }

    [Test]
    public async Task Every_transition_is_seen_in_order_by_who_wants_every_one()
    {
        (Machine machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { Sync = SyncMode.EveryMutation }).Soon();
        var seen = new Sums();
        remote.AddTracer(seen);

        for (int i = 0; i < 100; i++)
        {
            machine.Toggle("Power");
            machine.Add("Bell");
            if (i % 10 == 0) await remote.AddAsync(remote.Schema.State("Bell")).Soon();
        }

        await remote.WhenTime(remote.Schema.State("Bell"), machine.Tick("Bell")).Soon();
        Assert.That(seen.All, Is.Ordered.Ascending);
        Assert.That(seen.All.Zip(seen.All.Skip(1), (a, b) => b - a), Is.All.LessThanOrEqualTo(2UL), "a toggle is one, a call of Bell two");
        Assert.That((seen.All, remote.SkippedTransitions), Is.EqualTo((seen.All.Distinct(), 0L)));
        Assert.That(seen.All, Has.Count.EqualTo(210));
    }

    [Test]
    public async Task Who_falls_too_far_behind_gets_one_difference_and_is_told_how_much_it_stands_for()
    {
        var time = new FakeTimeProvider();
        (Machine machine, MachineServer server, _) = Serve(time);
        await using MachineServer serving = server;
        (BareClient client, Welcome welcome) = await BareClient.GreetAsync(server, new SyncOptions(SyncMode.EveryMutation, 250, null));
        var vector = new ClockVector(welcome.Ticks, welcome.QueueTick, welcome.MachineTick);
        machine.Add("Power");
        await client.ReadClockAsync(vector); // the interval has begun

        for (int i = 0; i < 1025; i++) machine.Add("Bell");
        Task<ReadOnlySequence<byte>> next = client.ReadAsync();
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Notify.Read(await next, out ReadOnlySequence<byte> content);
        Assert.That((Notify.ReadSkipped(content), server.SkippedTransitions), Is.EqualTo((1025UL, 1025L)));
        BareClient.Clock(await next, vector);
        Assert.That(vector.Ticks, Is.EqualTo(machine.Time().Ticks.ToArray()));

        for (int i = 0; i < 1024; i++) machine.Add("Bell");
        Task<List<ClockChange>> first = client.ReadClockAsync(vector);
        while (!first.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        for (int i = 1; i < 1024; i++) await client.ReadClockAsync(vector);
        Assert.That((vector.Ticks[House.State("Bell").Index], server.SkippedTransitions), Is.EqualTo((machine.Tick("Bell"), 1025L)), "as many as are kept come each by itself");
    }

    [TestCase(SyncMode.Manual)]
    [TestCase(SyncMode.Full)]
    public async Task Without_pushes_there_is_what_answers_bring_and_what_is_asked_for(SyncMode mode)
    {
        (Machine machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        RemoteMachineOptions options = Prompt with { Sync = mode, PushInterval = mode == SyncMode.Manual ? TimeSpan.Zero : Timeout.InfiniteTimeSpan };
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, options).Soon();
        await using RemoteMachine told = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();

        machine.Add("Power");
        await told.When("Power").Soon();
        Assert.That(remote.Is("Power"), Is.False);
        await remote.SyncAsync().Soon();
        Assert.That((remote.Is("Power"), server.Resyncs, remote.Resyncs), Is.EqualTo((true, 1L, 0)));

        machine.Add("Heating");
        await remote.AddAsync(remote.Schema.State("Bell")).Soon();
        Assert.That(remote.Is("Heating", "Bell"));
    }

    private sealed class Sums : Tracer
    {
        public List<ulong> All { get; } = [];

        public override void TransitionEnd(Transition transition) => All.Add(transition.TimeAfter.Sum);
    }
}

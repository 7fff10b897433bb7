using System.Collections.Concurrent;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>A schema that grows grows in its mirrors, over the connections that they have.</summary>
public sealed partial class SchemaGrowthTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1) };

    [Test]
    public async Task New_states_come_without_a_new_connection_and_typed_states_stay_valid()
    {
        await using Machine<Door> machine = Machine.Create(new Door());
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Door> remote = await RemoteMachine.ConnectAsync<Door>(wires.DialAsync, Prompt).Soon();
        await using RemoteMachine manual = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { Sync = SyncMode.Manual }).Soon();
        Task open = remote.When(Door.Open);

        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("Painted", require: ["Open"], tags: ["look"]).Build()).Soon();
        while (remote.Schema.Count < machine.Schema.Count) await Task.Yield(); // nothing else tells of it
        StateInfo painted = remote.Schema.Describe(remote.Schema.State("Painted").Index);
        Assert.That((painted.Require.Single().Name, painted.Tags.Single(), SchemaHash.Of(remote.Schema)), Is.EqualTo(("Open", "look", SchemaHash.Of(machine.Schema))));

        Assert.That(await remote.AddAsync(Door.Open).Soon(), Is.EqualTo(Result.Executed));
        await open.Soon();
        Assert.That(await remote.AddAsync(remote.Schema.State("Painted")).Soon(), Is.EqualTo(Result.Executed));
        await manual.SyncAsync().Soon();

        Assert.That((remote.Time().Ticks.ToArray(), manual.Is("Painted")), Is.EqualTo((machine.Time().Ticks.ToArray(), true)));
        Assert.That((wires.Dials, remote.Resyncs, server.ProtocolErrors), Is.EqualTo((2, 0, 0L)));
    }

    [TestCase(SyncMode.Full)]
    [TestCase(SyncMode.Shallow)]
    [TestCase(SyncMode.EveryMutation)]
    public async Task It_may_grow_while_everything_changes(SyncMode mode)
    {
        await using Machine<Door> machine = Machine.Create(new Door());
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { Sync = mode }).Soon();
        using var stop = new CancellationTokenSource();
        Task calling = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await remote.AddAsync(remote.Schema.State("Knock"));
        });

        for (int i = 0; i < 40; i++)
        {
            string name = $"New{i}";
            await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State(name).Build()).Soon();
            machine.Add(name);
            if (i % 2 == 0) machine.Remove(name);
        }

        await remote.WhenQuery(time => time.Count == machine.Schema.Count && time.Is(remote.Schema.State("New39")), []).Soon();
        await stop.CancelAsync();
        await calling.Soon();
        Assert.That(Enumerable.Range(0, 40).Select(i => remote.Is($"New{i}")), Is.EqualTo(Enumerable.Range(0, 40).Select(i => i % 2 != 0)));
        Assert.That((wires.Dials, remote.Resyncs, server.ProtocolErrors), Is.EqualTo((1, 0, 0L)));
    }

    [Test]
    public async Task Permissions_and_choices_are_asked_again_for_the_new_states_alone()
    {
        var asked = new ConcurrentQueue<string>();
        await using Machine<Door> machine = Machine.Create(new Door());
        await using var server = new MachineServer(new MachineServerOptions
        {
            Authorize = (_, _) => new(new Access
            {
                MaySee = state =>
                {
                    asked.Enqueue(state.Name);
                    return state.Name != "Secret";
                },
            }),
        });
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine all = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        await using RemoteMachine some = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { States = ["Painted", "Secret"] }).Soon();
        Assert.That(some.TrackedStates, Is.Empty);
        asked.Clear();

        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("Secret").State("Painted", require: ["Open"]).Build()).Soon();
        machine.Add("Secret");
        machine.Add("Open");
        machine.Add("Painted");

        await Task.WhenAll(Seen(all), Seen(some)).Soon();
        Assert.That(asked.Order(), Is.EqualTo(new[] { "Painted", "Painted", "Secret", "Secret" }));
        Assert.That((all.Is("Secret"), some.Is("Secret"), some.Is("Open")), Is.EqualTo((false, false, true)));
        Assert.That(some.TrackedStates, Is.EqualTo(new[] { machine.Schema.State("Open").Index, machine.Schema.State("Painted").Index }));

        static Task Seen(RemoteMachine remote) => remote.WhenQuery(time => time.Count > 4 && time.Is(remote.Schema.State("Painted")), []);
    }

    [StateSchema]
    internal sealed partial class Door
    {
        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        public static partial State Open { get; }

        [State(Multi = true)]
        public static partial State Knock { get; }
    }
}

using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>
/// What travels is counted to the byte, both ways, hello and welcome included. Nothing is pushed that a clock on a reply brings, so the counts are
/// the same in every run; a change here is a change of the format, and worth a line in the changelog.
/// </summary>
public sealed partial class ByteBudgetTests
{
    private static readonly RemoteMachineOptions Quiet = new() { ClientId = "client", PushInterval = Timeout.InfiniteTimeSpan };

    [Test]
    public async Task A_wait_and_one_add()
    {
        await using Served served = await Served.StartAsync(Quiet);

        Task next = served.Remote.WhenTicks(Worker.Event, 1);
        await served.Remote.AddAsync(Worker.Event).Soon();
        await next.Soon();

        Assert.That(served.Bytes, Is.EqualTo(129));
    }

    [Test]
    public async Task Five_hundred_and_one_adds()
    {
        await using Served served = await Served.StartAsync(Quiet);

        for (int i = 0; i < 501; i++) await served.Remote.AddAsync(Worker.Event).Soon();

        Assert.That(served.Bytes, Is.EqualTo(11_869));
    }

    [Test]
    public async Task Five_hundred_and_one_posts_and_a_sync()
    {
        await using Served served = await Served.StartAsync(Quiet);

        for (int i = 0; i < 501; i++) served.Remote.Post(MutationType.Add, [Worker.Event]);
        await served.Remote.SyncAsync().Soon();

        Assert.That(served.Remote.Tick(Worker.Event), Is.EqualTo(1001));
        Assert.That(served.Bytes, Is.EqualTo(4_318));
    }

    [Test]
    public async Task Five_hundred_and_one_adds_with_pushes_at_once()
    {
        await using Served served = await Served.StartAsync(Quiet with { PushInterval = TimeSpan.Zero });

        for (int i = 0; i < 501; i++) await served.Remote.AddAsync(Worker.Event).Soon();

        Assert.That(served.Bytes, Is.LessThanOrEqualTo(20_000), "what a push may bring before the reply, the reply does not bring again");
    }

    [Test]
    public async Task A_hundred_further_states_and_mutations_of_them()
    {
        var builder = new SchemaBuilder("Wide");
        for (int i = 0; i < 100; i++) builder.State($"S{i}");
        await using var machine = new Machine(builder.Build(), new MachineOptions { Id = "worker" });
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new CountedWires(server);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Quiet).Soon();

        for (int i = 0; i < 183; i++) await remote.ToggleAsync(remote.Schema[1 + (i % 100)]).Soon();

        Assert.That(wires.Bytes, Is.EqualTo(5_169), "the schema among them");
    }

    [Test]
    public async Task A_thousand_and_one_adds_to_clocks_of_a_million()
    {
        await using var origin = new Machine(Worker.Schema, new MachineOptions { Id = "worker" });
        ulong[] ticks = new ulong[Worker.Schema.Count];
        Array.Fill(ticks, 1_000_001UL);
        MachineExport export = origin.Export() with { Ticks = [.. ticks] };
        await using Served served = await Served.StartAsync(Quiet, export);

        for (int i = 0; i < 1001; i++) await served.Remote.AddAsync(Worker.Event).Soon();

        Assert.That(served.Bytes, Is.EqualTo(24_413), "increments travel, not clocks");
    }

    [Test]
    public async Task Three_mutations_that_are_told_one_by_one()
    {
        await using Served served = await Served.StartAsync(Quiet with { Sync = SyncMode.EveryMutation, PushInterval = TimeSpan.Zero });

        for (int i = 0; i < 3; i++) served.Machine.Add(Worker.Event);
        await served.Remote.WhenTime(Worker.Event, 5).Soon();

        Assert.That(served.Bytes, Is.EqualTo(155));
    }

    private sealed class Served(Machine machine, MachineServer server, CountedWires wires, RemoteMachine<Worker> remote) : IAsyncDisposable
    {
        public Machine Machine => machine;

        public RemoteMachine<Worker> Remote => remote;

        public long Bytes => wires.Bytes;

        public static async Task<Served> StartAsync(RemoteMachineOptions options, MachineExport? export = null)
        {
            var machine = new Machine(Worker.Schema, new MachineOptions { Id = "worker" });
            if (export is not null) await machine.ImportAsync(export).Soon();
            var server = new MachineServer();
            server.Host(machine);
            var wires = new CountedWires(server);
            return new Served(machine, server, wires, await RemoteMachine.ConnectAsync<Worker>(wires.DialAsync, options).Soon());
        }

        public async ValueTask DisposeAsync()
        {
            await remote.DisposeAsync();
            await server.DisposeAsync();
            await machine.DisposeAsync();
        }
    }

    [StateSchema]
    [Include<BasicStates>]
    private sealed partial class Worker
    {
        [State(Multi = true)]
        public static partial State Event { get; }

        [State(Remove = [nameof(Value2), nameof(Value3)])]
        public static partial State Value1 { get; }

        [State(Remove = [nameof(Value1), nameof(Value3)])]
        public static partial State Value2 { get; }

        [State(Remove = [nameof(Value1), nameof(Value2)])]
        public static partial State Value3 { get; }
    }
}

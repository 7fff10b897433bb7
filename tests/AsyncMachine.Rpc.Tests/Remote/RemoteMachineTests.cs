using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>A machine elsewhere behaves like one here.</summary>
public sealed partial class RemoteMachineTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static (Machine<Door> Machine, MachineServer Server, Wires Wires) Serve()
    {
        Machine<Door> machine = Machine.Create(new Door(), new MachineOptions { Id = "door" });
        var server = new MachineServer();
        server.Host(machine);
        return (machine, server, new Wires(server));
    }

    [Test]
    public async Task It_is_mutated_from_afar_and_the_mirror_knows_when_the_call_returns()
    {
        (Machine<Door> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Door> remote = await RemoteMachine.ConnectAsync<Door>(wires.DialAsync, Prompt).Soon();

        Assert.That(await remote.AddAsync(Door.Open).Soon(), Is.EqualTo(Result.Executed));
        Assert.That((remote.ToString(), remote.Id, remote.IsLive), Is.EqualTo(("(Open:1)", "door", true)));
        Assert.That(await remote.AddAsync(Door.Locked).Soon(), Is.EqualTo(Result.Canceled), "it is not shut");
        Assert.That(await remote.SetAsync(Door.Shut).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await remote.CanAddAsync(Door.Locked).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await remote.ToggleAsync(Door.Locked).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await remote.RemoveAsync(Door.Locked).Soon(), Is.EqualTo(Result.Executed));

        Assert.That(remote.Time(), Is.EqualTo(machine.Time()));
    }

    [Test]
    public async Task What_others_change_is_pushed_and_releases_waits_and_tokens()
    {
        (Machine<Door> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Door> remote = await RemoteMachine.ConnectAsync<Door>(wires.DialAsync, Prompt).Soon();
        Task open = remote.When(Door.Open);
        CancellationToken token = remote.StateToken(Door.Open);

        machine.Add(Door.Open);

        await open.Soon();
        Assert.That(token.IsCancellationRequested);
        machine.Add(Door.Knock);
        machine.Add(Door.Knock);
        await remote.WhenTime(Door.Knock, 3).Soon();
    }

    [Test]
    public async Task Errors_and_posts_arrive()
    {
        (Machine<Door> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Door> remote = await RemoteMachine.ConnectAsync<Door>(wires.DialAsync, Prompt).Soon();

        Assert.That(await remote.AddErrorAsync(new IOException("stuck")).Soon(), Is.EqualTo(Result.Executed));
        Assert.That((machine.Error!.Message, ((RemoteException)machine.Error).TypeName, remote.IsError), Is.EqualTo(("stuck", "System.IO.IOException", true)));
        remote.Post(MutationType.Remove, [Door.Exception]);
        await remote.WhenNot(Door.Exception).Soon();
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public async Task Without_a_schema_class_the_server_says_what_there_is()
    {
        (Machine<Door> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();

        Assert.That(remote.Schema.StateNames.ToArray(), Is.EqualTo(machine.Schema.StateNames.ToArray()));
        Assert.That(await remote.AddAsync(remote.Schema.State("Open")).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(remote.Is("Open") && machine.Is(Door.Open));
    }

    [Test]
    public async Task Refusals_are_told()
    {
        (Machine<Door> _, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        Assert.That(
            async () => await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { Machine = "window" }).Soon(),
            Throws.TypeOf<RemoteRefusedException>().With.Message.Contains("'window'"));
        Assert.That(
            async () => await RemoteMachine.ConnectAsync<Other>(wires.DialAsync, Prompt).Soon(),
            Throws.TypeOf<RemoteRefusedException>().With.Message.Contains("Window"));

        await using var guarded = new MachineServer(new MachineServerOptions { Authorize = (request, _) => new(request.Credentials is { Span: [7] } ? Access.Full : Access.Deny("Show 7.")) });
        await using var machine = new Machine(Door.Schema);
        guarded.Host(machine);
        var guardedWires = new Wires(guarded);
        Assert.That(async () => await RemoteMachine.ConnectAsync(guardedWires.DialAsync, Prompt).Soon(), Throws.TypeOf<RemoteRefusedException>().With.Message.EqualTo("Show 7."));
        await using RemoteMachine let = await RemoteMachine.ConnectAsync(guardedWires.DialAsync, Prompt with { Credentials = new byte[] { 7 } }).Soon();
        Assert.That(let.IsLive);
    }

    [Test]
    public async Task A_connection_that_breaks_is_made_again_and_tokens_are_lost()
    {
        (Machine<Door> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Door> remote = await RemoteMachine.ConnectAsync<Door>(wires.DialAsync, Prompt).Soon();
        CancellationToken token = remote.StateToken(Door.Shut);
        Task open = remote.When(Door.Open);

        wires.Cut(down: true);
        await remote.WhenAway().Soon();
        Assert.That((token.IsCancellationRequested, open.IsCompleted), Is.EqualTo((true, false)));
        Task<Result> waiting = remote.AddAsync(Door.Knock).AsTask();
        machine.Add(Door.Open);
        wires.Cut(down: false);

        await Task.WhenAll(open, waiting, remote.WhenLive()).Soon();
        Assert.That((remote.Time(), await waiting), Is.EqualTo((machine.Time(), Result.Executed)));
    }

    [Test]
    public async Task The_end_of_the_machine_is_the_end_of_its_mirrors()
    {
        (Machine<Door> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Door> remote = await RemoteMachine.ConnectAsync<Door>(wires.DialAsync, Prompt).Soon();
        Task open = remote.When(Door.Open);

        await machine.DisposeAsync();

        await remote.WhenDisposed().Soon();
        Assert.That(async () => await open.Soon(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await remote.AddAsync(Door.Open).Soon(), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public async Task A_schema_that_grows_grows_in_the_mirror_too()
    {
        (Machine<Door> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Door> remote = await RemoteMachine.ConnectAsync<Door>(wires.DialAsync, Prompt).Soon();

        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("Painted").Build()).Soon();
        machine.Add("Painted");

        await remote.WhenQuery(time => time.Count == machine.Schema.Count && time.Is(remote.Schema.State("Painted")), []).Soon();
        Assert.That(await remote.AddAsync(Door.Open).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(remote.Time().Ticks.ToArray(), Is.EqualTo(machine.Time().Ticks.ToArray()));
    }

    [Test]
    public async Task A_mirror_whose_clocks_are_wrong_notices_and_fetches_them_before_anybody_is_answered()
    {
        (Machine<Door> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Door> remote = await RemoteMachine.ConnectAsync<Door>(wires.DialAsync, Prompt).Soon();
        for (int round = 1; round <= 5; round++)
        {
            await remote.AddAsync(Door.Ring).Soon(); // a clock that fits: two in a row that do not would end the connection
            remote.Session.Falsify(Door.Knock.Index);
            Task<Result>[] calls = [.. Enumerable.Range(0, 20).Select(_ => remote.AddAsync(Door.Ring).AsTask())];

            Assert.That(await Task.WhenAll(calls).Soon(), Is.All.EqualTo(Result.Executed));
            Assert.That((remote.Time(), remote.Resyncs), Is.EqualTo((machine.Time(), round)));
        }

        Assert.That(wires.Dials, Is.EqualTo(1));
    }

    [Test]
    public async Task A_session_that_nobody_comes_back_for_ends_and_one_that_somebody_does_goes_on()
    {
        var time = new FakeTimeProvider();
        await using var machine = new Machine(Door.Schema);
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = time, PingInterval = TimeSpan.FromHours(1) });
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { MaxRetries = 100_000, MaxRetryDelay = TimeSpan.FromMilliseconds(5) }).Soon();
        HostedMachine host = server.Find("")!;
        byte[]? first = remote.Session.Key;

        wires.Cut();
        await remote.WhenAway().Soon();
        await remote.WhenLive().Soon();
        time.Advance(TimeSpan.FromMinutes(6));
        Assert.That((host.SessionCount, remote.Session.Key), Is.EqualTo((1, first)), "it has come back");

        wires.Cut(down: true);
        await remote.WhenAway().Soon();
        while (host.SessionCount > 0)
        {
            time.Advance(TimeSpan.FromMinutes(6)); // the server may not have noticed yet
            await Task.Yield();
        }

        wires.Cut(down: false);
        await remote.WhenLive().Soon();
        Assert.That(remote.Session.Key, Is.Not.EqualTo(first));
        Assert.That(await remote.AddAsync(remote.Schema.State("Open")).Soon(), Is.EqualTo(Result.Executed));
    }

    /// <summary>Connections are cut at random bytes all the time, some after less than a window of requests takes: every mutation is executed once, in order, and answered.</summary>
    [TestCase(0, 600)]
    [TestCase(1, 5_000)]
    [TestCase(2, 8_000)]
    [TestCase(3, 20_000)]
    public async Task Every_mutation_is_executed_once_whatever_happens_to_the_connection(int seed, int reach)
    {
        (Machine<Door> machine, MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine<Door> remote = await RemoteMachine.ConnectAsync<Door>(wires.DialAsync, Prompt with { MaxRetries = 10_000, MaxRetryDelay = TimeSpan.FromMilliseconds(2) }).Soon();
        wires.CutAfter(seed, reach);
        wires.Cut();

        const int Each = 2_000;
        Task<Result>[] calls = [.. Enumerable.Range(0, Each).Select(_ => remote.AddAsync(Door.Knock).AsTask())];
        for (int i = 0; i < Each; i++) remote.Post(MutationType.Add, [Door.Ring]);
        Result[] results = await Task.WhenAll(calls).Soon();
        wires.CutAfter(seed, 0);
        Assert.That(await remote.AddAsync(Door.Open).Soon(), Is.EqualTo(Result.Executed));

        Assert.That(results, Is.All.EqualTo(Result.Executed));
        Assert.That((machine.Tick(Door.Knock), machine.Tick(Door.Ring)), Is.EqualTo(((ulong)(2 * Each) - 1, (ulong)(2 * Each) - 1)), $"{wires.Cuts} cuts, {wires.Dials} dials");
        Assert.That((wires.Cuts, server.ProtocolErrors), Is.EqualTo((wires.Cuts, 0L)));
        Assert.That(wires.Cuts, Is.GreaterThan(0));
        Assert.That(remote.Time(), Is.EqualTo(machine.Time()));
    }

    [StateSchema]
    private sealed partial class Door
    {
        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        [State(Remove = [nameof(Shut)])]
        public static partial State Open { get; }

        [State(Remove = [nameof(Open)])]
        public static partial State Shut { get; }

        [State(Require = [nameof(Shut)])]
        public static partial State Locked { get; }

        [State(Multi = true)]
        public static partial State Knock { get; }

        [State(Multi = true)]
        public static partial State Ring { get; }
    }

    [StateSchema]
    private sealed partial class Other
    {
        public static partial State Window { get; }
    }
}

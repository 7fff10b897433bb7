using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>What a mirror makes of changes, of times without a connection, and of another machine behind the same name.</summary>
public sealed partial class MirrorTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryDelay = TimeSpan.FromMilliseconds(5), MaxRetries = 10_000 };
    private static readonly RemoteMachineOptions Unpushed = Prompt with { PushInterval = Timeout.InfiniteTimeSpan };

    private static Machine<Lamp> Make(string id = "lamp") => Machine.Create(new Lamp(), new MachineOptions { Id = id });

    private static MachineServer Serve(Machine machine)
    {
        var server = new MachineServer();
        server.Host(machine);
        return server;
    }

    [Test]
    public async Task Tokens_of_before_and_of_meanwhile_stay_cancelled_later_ones_live()
    {
        await using Machine<Lamp> machine = Make();
        await using MachineServer server = Serve(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(wires.DialAsync, Prompt).Soon();
        CancellationToken before = remote.StateToken(Lamp.On);

        wires.Cut(down: true);
        await remote.WhenAway().Soon();
        CancellationToken away = remote.StateToken(Lamp.On);
        Assert.That((before.IsCancellationRequested, away.IsCancellationRequested), Is.EqualTo((true, true)));
        wires.Cut(down: false);
        await remote.WhenLive().Soon();

        Assert.That((before.IsCancellationRequested, away.IsCancellationRequested, remote.StateToken(Lamp.On).IsCancellationRequested), Is.EqualTo((true, true, false)));
    }

    [Test]
    public async Task What_a_reply_brings_tells_waits_what_lay_in_between()
    {
        await using Machine<Lamp> machine = Make();
        await using MachineServer server = Serve(machine);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(new Wires(server).DialAsync, Unpushed).Soon();
        Task lit = remote.When(Lamp.On), both = remote.When([Lamp.On, Lamp.Warm], default), ticks = remote.WhenTime(Lamp.Blink, 3), dark = remote.WhenNot(Lamp.Blink);
        machine.Add(Lamp.On);
        machine.Remove(Lamp.On);
        machine.Add(Lamp.Warm);
        machine.Remove(Lamp.Warm);
        machine.Add(Lamp.Blink);
        machine.Add(Lamp.Blink);
        Assert.That(lit.IsCompleted, Is.False, "nothing has travelled");

        await remote.AddAsync(Lamp.Count).Soon();

        Assert.That((lit.IsCompleted, both.IsCompleted, ticks.IsCompleted, dark.IsCompleted), Is.EqualTo((true, false, true, true)));
        Task off = remote.WhenNot(Lamp.Blink);
        machine.Add(Lamp.Blink);
        await remote.AddAsync(Lamp.Count).Soon();
        Assert.That(off.IsCompleted, Is.False, "it was called again");
    }

    [Test]
    public async Task What_a_welcome_brings_tells_them_too()
    {
        await using Machine<Lamp> machine = Make();
        await using MachineServer server = Serve(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(wires.DialAsync, Prompt).Soon();
        Task lit = remote.When(Lamp.On), two = remote.WhenTicks(Lamp.On, 2), blink = remote.WhenNextActive(Lamp.Blink), query = remote.WhenQuery(time => time[Lamp.On] == 2);
        wires.Cut(down: true);
        await remote.WhenAway().Soon();

        machine.Add(Lamp.On, Lamp.Blink);
        machine.Remove(Lamp.On);
        Assert.That(lit.IsCompleted, Is.False);
        wires.Cut(down: false);

        await Task.WhenAll(lit, two, blink, query).Soon();
    }

    [Test]
    public async Task Waits_end_with_the_last_attempt_to_connect()
    {
        await using Machine<Lamp> machine = Make();
        await using MachineServer server = Serve(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(wires.DialAsync, Prompt with { MaxRetries = 2 }).Soon();
        Task lit = remote.When(Lamp.On), query = remote.WhenQuery(_ => false);

        wires.Cut(down: true);
        await remote.WhenDisposed().Soon();

        Assert.That((lit.IsCanceled, query.IsCanceled, remote.IsLive, remote.StateToken(Lamp.On).IsCancellationRequested), Is.EqualTo((true, true, false, true)));
    }

    [Test]
    public async Task A_machine_that_began_anew_ends_waits_for_ticks_and_no_others()
    {
        Machine<Lamp> first = Make();
        MachineServer server = Serve(first);
        var wires = new Wires(server);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(wires.DialAsync, Prompt).Soon();
        await remote.AddAsync(Lamp.Blink).Soon();
        await remote.AddAsync(Lamp.Blink).Soon();
        Task time = remote.WhenTime(Lamp.Blink, 9), ticks = remote.WhenTicks(Lamp.Blink, 2), next = remote.WhenNextActive(Lamp.Blink), lit = remote.When(Lamp.On), query = remote.WhenQuery(t => t.Is(Lamp.Warm));
        wires.Cut(down: true);
        await remote.WhenAway().Soon();

        await using Machine<Lamp> second = Make();
        second.Add(Lamp.On);
        await using MachineServer other = wires.Server = Serve(second);
        wires.Cut(down: false);

        await lit.Soon();
        foreach (Task over in (Task[])[time, ticks, next]) Assert.That(async () => await over.Soon(), Throws.TypeOf<SourceRestartedException>().With.Message.Contains("lamp"));
        Assert.That(query.IsCompleted, Is.False);
        await remote.AddAsync(Lamp.Warm).Soon();
        await query.Soon();
        Assert.That(remote.Time(), Is.EqualTo(second.Time()));
        await server.DisposeAsync();
        await first.DisposeAsync();
    }

    [Test]
    public async Task A_machine_that_was_restored_elsewhere_goes_on_and_so_do_waits_for_ticks()
    {
        Machine<Lamp> first = Make();
        MachineServer server = Serve(first);
        var wires = new Wires(server);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(wires.DialAsync, Prompt).Soon();
        await remote.AddAsync(Lamp.Blink).Soon();
        Task time = remote.WhenTime(Lamp.Blink, 3);
        wires.Cut(down: true);
        await remote.WhenAway().Soon();

        await using Machine<Lamp> second = Make();
        await second.ImportAsync(first.Export()).Soon();
        await using MachineServer other = wires.Server = Serve(second);
        wires.Cut(down: false);
        await remote.WhenLive().Soon();

        Assert.That(time.IsCompleted, Is.False);
        Assert.That(await remote.AddAsync(Lamp.Blink).Soon(), Is.EqualTo(Result.Executed));
        await time.Soon();
        Assert.That((remote.Time(), remote.MachineTick), Is.EqualTo((second.Time(), 1U)));
        await server.DisposeAsync();
        await first.DisposeAsync();
    }

    [Test]
    public async Task An_import_here_and_now_is_a_whole_vector_after_which_only_what_is_true_counts()
    {
        await using Machine<Lamp> machine = Make();
        await using MachineServer server = Serve(machine);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(new Wires(server).DialAsync, Prompt).Soon();
        MachineExport empty = machine.Export();
        await remote.AddAsync(Lamp.On).Soon();
        CancellationToken token = remote.StateToken(Lamp.On);
        Task off = remote.WhenNot(Lamp.On), ticks = remote.WhenTime(Lamp.On, 3);

        await machine.ImportAsync(empty).Soon();
        machine.Add(Lamp.Warm);

        await off.Soon();
        Assert.That((token.IsCancellationRequested, ticks.IsCompleted, remote.MachineTick), Is.EqualTo((true, false, 1U)));
        Assert.That(await remote.AddAsync(Lamp.On).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(remote.Time(), Is.EqualTo(machine.Time()));
    }

    [Test]
    public async Task Its_results_have_ended_and_tickets_of_others_are_refused()
    {
        await using Machine<Lamp> machine = Make();
        await using MachineServer server = Serve(machine);
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(new Wires(server).DialAsync, Unpushed).Soon();
        ulong before = remote.QueueTick;
        Result ticket = default;
        using (machine.Bind(new HandlerMap().On("WarmState", _ => ticket = machine.Add(Lamp.On))))
        {
            Result warm = await remote.AddAsync(Lamp.Warm).Soon();

            Assert.That(warm, Is.EqualTo(Result.Executed));
            Assert.That((remote.WhenQueue(warm).IsCompletedSuccessfully, remote.WhenQueue(Result.Canceled).IsCompletedSuccessfully), Is.EqualTo((true, true)));
        }

        Assert.That(ticket.IsQueued, Is.True);
        Assert.That(() => remote.WhenQueue(ticket), Throws.ArgumentException.With.Message.Contains("another machine"));
        Assert.That((remote.QueueTick, remote.QueueTick > before), Is.EqualTo((machine.QueueTick, true)));
        Assert.That(await remote.AddAsync(Lamp.Broken).Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(remote.QueueTick, Is.EqualTo(machine.QueueTick), "a mutation that has changed nothing counts");
    }

    [Test]
    public async Task A_class_connects_to_a_machine_that_has_further_states_behind_its_own()
    {
        await using var machine = new Machine(new SchemaBuilder(Lamp.Schema).State("Later").Build(), new MachineOptions { Id = "lamp" });
        machine.Add("Later", "On");
        await using MachineServer server = Serve(machine);

        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(new Wires(server).DialAsync, Prompt).Soon();

        Assert.That((remote.ToString(), remote.Is(Lamp.On)), Is.EqualTo(("(On:1 Later:1)", true)));
        Assert.That(await remote.AddAsync(Lamp.Warm).Soon(), Is.EqualTo(Result.Executed));
    }

    [StateSchema]
    public sealed partial class Lamp
    {
        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        public static partial State On { get; }

        public static partial State Warm { get; }

        [State(Multi = true)]
        public static partial State Blink { get; }

        [State(Multi = true)]
        public static partial State Count { get; }

        [State(Require = [nameof(Never)])]
        public static partial State Broken { get; }

        public static partial State Never { get; }
    }
}

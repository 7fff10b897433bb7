using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>The original's suite of machines, repeated on a machine behind a connection: waits, time, tokens, pipes.</summary>
public sealed class SuiteWaitTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero };
    private static readonly Schema Abc = new SchemaBuilder("Abc").State("A").State("B").State("C", multi: true).Build();
    private static readonly State A = Abc.State("A"), B = Abc.State("B"), C = Abc.State("C");

    private static async Task<(Machine Machine, MachineServer Server, RemoteMachine Remote)> MakeAsync(string id = "m")
    {
        var machine = new Machine(Abc, new MachineOptions { Id = id });
        var server = new MachineServer();
        server.Host(machine);
        return (machine, server, await RemoteMachine.ConnectAsync(new Wires(server).DialAsync, Prompt).Soon());
    }

    private static State[] Of(RemoteMachine remote, params State[] states) => Array.ConvertAll(states, state => remote.Schema.State(state.Name));

    [Test]
    public async Task When_and_WhenNot_end_by_what_others_do()
    {
        (Machine machine, MachineServer server, RemoteMachine remote) = await MakeAsync();
        await using MachineServer serving = server;
        await using RemoteMachine connected = remote;
        Task both = remote.When(["A", "B"]), error = remote.WhenError(), notBoth = remote.WhenNot(["A", "B"]);
        Assert.That(notBoth.IsCompletedSuccessfully, Is.True);

        machine.Add(A);
        await remote.When("A").Soon();
        Assert.That(both.IsCompleted, Is.False);
        machine.Add(B);
        await both.Soon();
        Task neither = remote.WhenNot(["A", "B"]);
        machine.Remove(A);
        await remote.WhenNot("A").Soon();
        Assert.That(neither.IsCompleted, Is.False);
        machine.Remove(B);
        await neither.Soon();
        machine.AddError(new InvalidOperationException("x"));
        await error.Soon();

        Assert.That(remote.IsError, Is.True);
    }

    [Test]
    public async Task Cancelled_waits_are_cancelled_and_disposal_ends_the_others()
    {
        (Machine _, MachineServer server, RemoteMachine remote) = await MakeAsync();
        await using MachineServer serving = server;
        using var source = new CancellationTokenSource();
        Task mine = remote.When("A", source.Token), others = remote.When("A"), disposed = remote.WhenDisposed();

        await source.CancelAsync();
        Assert.That((mine.IsCanceled, others.IsCompleted), Is.EqualTo((true, false)));
        await remote.DisposeAsync();
        await disposed.Soon();

        Assert.That((others.IsCanceled, remote.ToString(), remote.Disposed.IsCancellationRequested), Is.EqualTo((true, "", true)));
        Assert.That(await remote.AddAsync(Of(remote, A)).Soon(), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public async Task Time_is_waited_for_by_ticks()
    {
        (Machine machine, MachineServer server, RemoteMachine remote) = await MakeAsync();
        await using MachineServer serving = server;
        await using RemoteMachine connected = remote;
        State[] states = Of(remote, A, C);
        Task reached = remote.WhenTime(states, [2, 3]), more = remote.WhenTicks(states[1], 3), next = remote.WhenNextActive(states[0]);

        machine.Add(A);
        machine.Add(C);
        await next.Soon();
        Assert.That(reached.IsCompleted || more.IsCompleted, Is.False);
        machine.Remove(A);
        machine.Add(C);
        await reached.Soon();
        await more.Soon();

        Assert.That(remote.WhenTime(states[0], 2).IsCompletedSuccessfully, Is.True);
        Assert.That((remote.Time().IsAtLeast(new MachineTime(remote.Schema, [0, 2, 0, 3])), remote.Time().Sum), Is.EqualTo((true, 5UL)));
    }

    [Test]
    public async Task Queries_are_asked_here_and_one_that_throws_fails()
    {
        (Machine machine, MachineServer server, RemoteMachine remote) = await MakeAsync();
        await using MachineServer serving = server;
        await using RemoteMachine connected = remote;
        State[] states = Of(remote, A, B);
        Task sum = remote.WhenQuery(time => time.Sum >= 2), named = remote.WhenQuery(time => time.Is(states[0]) ? throw new InvalidOperationException("asked") : false, [states[0]]);
        Task now = remote.WhenQuery(time => time.Sum == 0);
        Assert.That(now.IsCompletedSuccessfully, Is.True);

        machine.Add(B);
        await remote.When("B").Soon();
        Assert.That(sum.IsCompleted || named.IsCompleted, Is.False);
        machine.Add(A);
        await sum.Soon();

        Assert.That(async () => await named.Soon(), Throws.InvalidOperationException.With.Message.EqualTo("asked"));
    }

    [Test]
    public async Task Results_have_ended_and_the_queue_tick_goes_up()
    {
        (Machine machine, MachineServer server, RemoteMachine remote) = await MakeAsync();
        await using MachineServer serving = server;
        await using RemoteMachine connected = remote;
        ulong before = remote.QueueTick;

        Result[] results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => remote.AddAsync(Of(remote, C)).AsTask())).Soon();

        Assert.That(results, Is.All.EqualTo(Result.Executed));
        foreach (Result result in results) Assert.That(remote.WhenQueue(result).IsCompletedSuccessfully, Is.True);
        Assert.That((remote.QueueTick, machine.QueueTick), Is.EqualTo((before + 10, before + 10)));
    }

    [Test]
    public async Task Tokens_live_for_one_tick_and_are_one_per_tick()
    {
        (Machine machine, MachineServer server, RemoteMachine remote) = await MakeAsync();
        await using MachineServer serving = server;
        await using RemoteMachine connected = remote;
        await remote.AddAsync(Of(remote, A, C)).Soon();
        CancellationToken a = remote.StateToken("A"), c = remote.StateToken("C");
        Assert.That(remote.StateToken("A"), Is.EqualTo(a));

        machine.Add(C);
        await remote.WhenTime(remote.Schema.State("C"), 3).Soon();
        Assert.That((a.IsCancellationRequested, c.IsCancellationRequested), Is.EqualTo((false, true)), "a new instance");
        await remote.RemoveAsync(Of(remote, A)).Soon();

        Assert.That(a.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task Pipes_lead_from_a_remote_machine_and_to_one()
    {
        (Machine machine, MachineServer server, RemoteMachine remote) = await MakeAsync("source");
        (Machine far, MachineServer farServer, RemoteMachine target) = await MakeAsync("target");
        await using MachineServer serving = server, servingToo = farServer;
        await using RemoteMachine connected = remote, connectedToo = target;
        await using var near = new Machine(Abc, new MachineOptions { Id = "near" });
        using Pipe from = AsyncMachine.Pipe.Bind(remote, Of(remote, A)[0], near, B, B), to = AsyncMachine.Pipe.Bind(near, B, target, Of(target, C)[0], Of(target, C)[0]);

        machine.Add(A);
        await far.When("C").Soon();
        machine.Remove(A);
        await far.WhenNot("C").Soon();

        Assert.That((near.Tick(B), far.Tick(C)), Is.EqualTo((2UL, 2UL)));
        Assert.That((from.IsAttached, to.IsAttached), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Tracers_of_a_remote_machine_see_what_it_shows()
    {
        (Machine machine, MachineServer server, RemoteMachine remote) = await MakeAsync();
        await using MachineServer serving = server;
        await using RemoteMachine connected = remote;
        var tracer = new Seen();
        remote.AddTracer(tracer);

        machine.Add(A);
        Transition transition = await tracer.First.Soon();

        Assert.That((transition.Machine, transition.TimeAfter.ToString(), transition.Entering.Single().Name), Is.EqualTo(((IMachine)remote, "0 1 0 0", "A")));
        Assert.That((transition.Mutation.Type, transition.QueueTick), Is.EqualTo((MutationType.Set, machine.QueueTick)));
        Assert.That((remote.Tracers.Single(), remote.RemoveTracer(tracer), remote.Tracers.Count), Is.EqualTo(((Tracer)tracer, true, 0)));
    }

    private sealed class Seen : Tracer
    {
        private readonly TaskCompletionSource<Transition> _first = new();

        public Task<Transition> First => _first.Task;

        public override void TransitionEnd(Transition transition) => _first.TrySetResult(transition);
    }
}

namespace AsyncMachine.Tests.States;

/// <summary>A machine that ends in the open lets go of what was registered, once, in order.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class DisposedStatesTests
{
    private readonly List<string> _done = [];

    private Func<CancellationToken, ValueTask> Note(string what) => _ =>
    {
        lock (_done) _done.Add(what);
        return default;
    };

    private static Machine<Service> Started(out DisposedHandlers handlers)
    {
        var machine = Machine.Create(new Service());
        handlers = new DisposedHandlers();
        machine.Bind(handlers);
        machine.Add(Service.Start);
        return machine;
    }

    [Test]
    public void The_states_are_those_of_the_original()
    {
        static string Names(IEnumerable<State> states) => string.Join(' ', states.Select(state => state.Name));
        StateInfo[] described = [.. new State[] { DisposedStates.RegisterDisposal, DisposedStates.Disposing, DisposedStates.Disposed }
            .Select(state => DisposedStates.Schema.Describe(state.Index))];

        Assert.That(described.Select(info => info.IsMulti), Is.EqualTo(new[] { true, false, false }));
        Assert.That(described.Select(info => info.IsAuto), Has.None.True);
        Assert.That(described.Select(info => Names(info.Remove)), Is.EqualTo(new[] { "", "Exception Start", "Exception Start Disposing" }));
        Assert.That(described.Select(info => Names(info.Require) + Names(info.Add) + Names(info.After)), Is.All.Empty);
    }

    [Test]
    public async Task Everything_registered_is_done_in_order_and_then_the_machine_is_disposed()
    {
        Machine<Service> machine = Started(out _);
        Assert.That(DisposedStates.OnDisposing(machine, Note("file")), Is.EqualTo(Result.Executed));
        machine.Add(Service.RegisterDisposal, new DisposalArgs(async token =>
        {
            await Task.Yield();
            await Note("socket")(token);
        }));
        DisposedStates.OnDisposing(machine, Note("lock"));

        await DisposedStates.DisposeAsync(machine).Soon();

        Assert.That(_done, Is.EqualTo(new[] { "file", "socket", "lock" }));
        Assert.That(machine.IsDisposed);
    }

    [Test]
    public async Task Work_has_stopped_before_anything_is_let_go()
    {
        Machine<Service> machine = Started(out _);
        bool started = true, disposing = false;
        DisposedStates.OnDisposing(machine, _ =>
        {
            (started, disposing) = (machine.Is(Service.Start), machine.Is(Service.Disposing));
            return default;
        });

        await DisposedStates.DisposeAsync(machine).Soon();

        Assert.That((started, disposing), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task One_that_throws_is_reported_and_the_next_one_runs()
    {
        Machine<Service> machine = Started(out _);
        var error = new IOException("stuck");
        DisposedStates.OnDisposing(machine, _ => throw error);
        DisposedStates.OnDisposing(machine, Note("second"));

        await DisposedStates.DisposeAsync(machine).Soon();

        Assert.That((machine.Error, _done.Single()), Is.EqualTo(((Exception?)error, "second")));
    }

    [Test]
    public async Task Registering_without_anything_is_refused()
    {
        Machine<Service> machine = Started(out _);
        await using Machine<Service> ending = machine;
        Assert.That(machine.Add("RegisterDisposal"), Is.EqualTo(Result.Canceled));
        Assert.That(() => new DisposalArgs(null!), Throws.ArgumentNullException);
        Assert.That(() => DisposedStates.OnDisposing(machine, null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task Leaving_the_state_cancels_what_runs_and_stops_before_the_next()
    {
        Machine<Service> machine = Started(out _);
        await using Machine<Service> ending = machine;
        var began = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        DisposedStates.OnDisposing(machine, async token =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.SetResult();
        });
        DisposedStates.OnDisposing(machine, Note("second"));
        machine.Add(Service.Disposing);
        await began.Task.Soon();

        machine.Remove(Service.Disposing);
        await ended.Task.Soon();

        Assert.That((machine.IsDisposed, _done.Count), Is.EqualTo((false, 0)));
        await DisposedStates.DisposeAsync(machine).Soon();
        Assert.That(_done, Is.EqualTo(new[] { "second" }), "what was not begun is done by the next end");
    }

    [Test]
    public async Task A_machine_that_is_disposed_directly_lets_go_all_the_same()
    {
        Machine<Service> machine = Started(out _);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        DisposedStates.OnDisposing(machine, Note("first"));
        DisposedStates.OnDisposing(machine, _ =>
        {
            done.SetResult();
            return default;
        });

        await machine.DisposeAsync();

        await done.Task.Soon();
        Assert.That(_done, Is.EqualTo(new[] { "first" }));
    }

    [Test]
    public async Task A_machine_without_these_states_takes_registrations_and_is_disposed_directly()
    {
        var machine = new Machine(new SchemaBuilder().State("A").Build());
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.That(
            DisposedStates.OnDisposing(machine, _ =>
            {
                done.SetResult();
                return default;
            }),
            Is.EqualTo(Result.Executed));

        await DisposedStates.DisposeAsync(machine).Soon();

        await done.Task.Soon();
        Assert.That(machine.IsDisposed);
    }

    [Test]
    public async Task Every_caller_waits_for_the_same_end()
    {
        Machine<Service> machine = Started(out _);
        var release = new TaskCompletionSource();
        DisposedStates.OnDisposing(machine, async _ => await release.Task);
        Task first = DisposedStates.DisposeAsync(machine), second = DisposedStates.DisposeAsync(machine);
        using var source = new CancellationTokenSource();
        Task third = DisposedStates.DisposeAsync(machine, cancellationToken: source.Token);

        await source.CancelAsync();
        Assert.That(async () => await third.Soon(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((false, false)));
        release.SetResult();

        await Task.WhenAll(first, second).Soon();
        await DisposedStates.DisposeAsync(machine).Soon();
    }

    [Test]
    public async Task Handlers_of_a_derived_class_do_more_and_call_the_base()
    {
        var machine = Machine.Create(new Service());
        var handlers = new Louder(_done);
        machine.Bind(handlers);
        DisposedStates.OnDisposing(machine, Note("file"));

        await DisposedStates.DisposeAsync(machine).Soon();

        Assert.That(_done, Is.EqualTo(new[] { "before", "file" }));
    }

    [StateSchema]
    [Include<BasicStates>]
    [Include<DisposedStates>]
    private sealed partial class Service;

    [StateHandlers<Service>]
    private sealed partial class Louder(List<string> done) : DisposedHandlers
    {
        protected override Task DisposingState(Event e, CancellationToken token)
        {
            done.Add("before");
            return base.DisposingState(e, token);
        }
    }
}

namespace AsyncMachine.Tests.Handlers;

public sealed class ForkTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("M", multi: true).Build();

    private static TaskCompletionSource Gate() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task Work_runs_beside_the_machine_with_the_states_token()
    {
        var machine = new Machine(Plain);
        TaskCompletionSource<CancellationToken> token = new();
        bool started = false;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            started = e.Machine.Fork(e, t =>
            {
                token.SetResult(t);
                return Task.CompletedTask;
            });
        }));

        machine.Add("A");
        CancellationToken given = await token.Task.Soon();

        Assert.That(started, Is.True);
        Assert.That(given, Is.EqualTo(machine.StateToken("A")));
        machine.Remove("A");
        Assert.That(given.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task Limits_mean_what_they_say()
    {
        var machine = new Machine(Plain, new MachineOptions
        {
            ForkLimit = 3,
            ForkLimits = new Dictionary<string, int> { ["B"] = 1 },
        });
        TaskCompletionSource gate = Gate();
        var started = new List<bool>();
        machine.Bind(new HandlerMap()
            .On("BState", e =>
            {
                started.Add(e.Machine.Fork(e, _ => gate.Task));
                started.Add(e.Machine.Fork(e, _ => gate.Task));
            })
            .On("AState", e =>
            {
                for (int i = 0; i < 3; i++) started.Add(e.Machine.Fork(e, _ => gate.Task));
            }));

        machine.Add("B");
        machine.Add("A");

        Assert.That(started, Is.EqualTo(new[] { true, false, true, true, false }));
        gate.SetResult();
        await machine.DisposeAsync();
    }

    [Test]
    public async Task A_place_is_free_again_when_its_work_has_ended()
    {
        var machine = new Machine(Plain, new MachineOptions { ForkLimit = 1 });
        TaskCompletionSource first = Gate();
        bool refused = true, accepted = false;
        machine.Bind(new HandlerMap()
            .On("AState", e => { e.Machine.Fork(e, async _ => await first.Task); })
            .On("BState", e => { refused = e.Machine.Fork(e, _ => Task.CompletedTask); })
            .On("MState", e => { accepted |= e.Machine.Fork(e, _ => Task.CompletedTask); }));
        machine.Add("A");
        machine.Add("B");
        Assert.That(refused, Is.False);

        first.SetResult();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!accepted && !limit.IsCancellationRequested)
        {
            machine.Add("M");
            await Task.Yield();
        }

        Assert.That(accepted, Is.True);
    }

    [Test]
    public void An_event_that_is_no_longer_valid_forks_nothing()
    {
        var machine = new Machine(Plain);
        var other = new Machine(Plain);
        Event kept = default;
        bool foreign = true;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            kept = e;
            foreign = other.Fork(e, _ => Task.CompletedTask);
        }));

        machine.Add("A");

        Assert.That(machine.Fork(kept, _ => Task.CompletedTask), Is.False);
        Assert.That(machine.Fork(default, _ => Task.CompletedTask), Is.False);
        Assert.That(foreign, Is.False, "the event of another machine");
        Assert.That(() => machine.Fork(kept, null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task A_failure_becomes_Exception()
    {
        ErrorArgs? told = null;
        var machine = new Machine(Plain, new MachineOptions { OnError = (_, e) => told = e });
        machine.Bind(new HandlerMap().On("AState", e => { e.Machine.Fork(e, _ => throw new InvalidOperationException("fork")); }));

        machine.Add("A");
        await machine.WhenError().Soon();

        Assert.That((told!.Error.Message, told.Handler, told.Phase), Is.EqualTo(("fork", "AState", TransitionPhase.Async)));
        Assert.That(machine.Is("A"), Is.True);
    }

    [Test]
    public async Task Work_that_ends_by_its_token_is_no_error()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("AState", e => { e.Machine.Fork(e, token => Task.Delay(Timeout.Infinite, token)); }));
        machine.Add("A");

        machine.Remove("A");
        await machine.DisposeAsync();

        Assert.That(machine.Error, Is.Null);
    }

    [Test]
    public async Task Work_of_a_Multi_state_survives_new_instances()
    {
        var machine = new Machine(Plain);
        TaskCompletionSource<CancellationToken> token = new();
        machine.Bind(new HandlerMap().On("MState", e =>
        {
            e.Machine.Fork(e, t =>
            {
                token.TrySetResult(t);
                return Task.CompletedTask;
            });
        }));
        machine.Add("M");
        CancellationToken first = await token.Task.Soon();

        machine.Add("M");
        Assert.That(first.IsCancellationRequested, Is.False);
        machine.Remove("M");
        Assert.That(first.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task Work_of_a_global_handler_has_the_machines_token()
    {
        var machine = new Machine(Plain);
        TaskCompletionSource<CancellationToken> token = new();
        machine.Bind(new HandlerMap().On("AnyState", e =>
        {
            e.Machine.Fork(e, t =>
            {
                token.TrySetResult(t);
                return Task.CompletedTask;
            });
        }));

        machine.Add("A");

        Assert.That(await token.Task.Soon(), Is.EqualTo(machine.Disposed));
    }

    [Test]
    public async Task Disposal_waits_for_the_work()
    {
        var machine = new Machine(Plain, new MachineOptions { DisposeTimeout = Timeout.InfiniteTimeSpan });
        TaskCompletionSource gate = Gate();
        bool ended = false;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            e.Machine.Fork(e, async _ =>
            {
                await gate.Task;
                ended = true;
            });
        }));
        machine.Add("A");

        Task disposal = machine.DisposeAsync().AsTask();
        Assert.That(disposal.IsCompleted, Is.False);
        gate.SetResult();
        await disposal.Soon();

        Assert.That(ended, Is.True);
    }
}

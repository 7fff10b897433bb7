namespace AsyncMachine.Tests.Clocks;

public sealed class StateTokenTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("M", multi: true).Build();

    [Test]
    public void The_token_of_an_active_state_ends_with_it()
    {
        var machine = new Machine(Plain);
        machine.Add("A");
        CancellationToken token = machine.StateToken("A");

        machine.Add("B");
        Assert.That(token.IsCancellationRequested, Is.False);
        machine.Remove("A");
        Assert.That(token.IsCancellationRequested, Is.True);
    }

    [Test]
    public void The_token_of_an_inactive_state_ends_when_it_activates()
    {
        var machine = new Machine(Plain);
        CancellationToken token = machine.StateToken("B");

        machine.Add("A");
        Assert.That(token.IsCancellationRequested, Is.False);
        machine.Add("B");
        Assert.That(token.IsCancellationRequested, Is.True);
    }

    [Test]
    public void A_new_instance_of_a_Multi_state_ends_the_token()
    {
        var machine = new Machine(Plain);
        machine.Add("M");
        CancellationToken token = machine.StateToken("M");

        machine.Add("M");

        Assert.That(token.IsCancellationRequested, Is.True);
        Assert.That(machine.StateToken("M").IsCancellationRequested, Is.False);
    }

    [Test]
    public void There_is_one_token_per_state_and_tick()
    {
        var machine = new Machine(Plain);
        CancellationToken first = machine.StateToken("A");

        Assert.That(machine.StateToken(Plain.State("A")), Is.EqualTo(first));
        machine.Add("A");
        Assert.That(machine.StateToken("A"), Is.Not.EqualTo(first));
    }

    [Test]
    public void An_add_of_an_active_state_leaves_its_token()
    {
        var machine = new Machine(Plain);
        machine.Add("A");
        CancellationToken token = machine.StateToken("A");

        machine.Add("A");

        Assert.That(token.IsCancellationRequested, Is.False);
    }

    [Test]
    public void A_token_reads_as_cancelled_before_the_first_final_handler()
    {
        var machine = new Machine(Plain);
        machine.Add("A");
        CancellationToken token = machine.StateToken("A"), ofB = machine.StateToken("B");
        var seen = new List<bool>();
        machine.Bind(new HandlerMap()
            .On("AExit", _ => { seen.Add(token.IsCancellationRequested); })
            .On("AEnd", _ => { seen.AddRange([token.IsCancellationRequested, ofB.IsCancellationRequested]); }));

        machine.Set("B");

        Assert.That(seen, Is.EqualTo(new[] { false, true, true }));
    }

    [Test]
    public void The_token_of_a_handler_is_that_of_the_new_tick()
    {
        var machine = new Machine(Plain);
        CancellationToken given = default;
        machine.Bind(new HandlerMap().On("AState", (_, token) =>
        {
            given = token;
            return Task.CompletedTask;
        }));

        machine.Add("A");

        Assert.That(given.IsCancellationRequested, Is.False);
        Assert.That(given, Is.EqualTo(machine.StateToken("A")));
    }

    [Test]
    public async Task Callbacks_run_on_the_thread_pool()
    {
        var machine = new Machine(Plain);
        machine.Add("A");
        TaskCompletionSource<(bool Pool, int Thread)> ran = new(TaskCreationOptions.RunContinuationsAsynchronously);
        machine.StateToken("A").Register(() => ran.SetResult((Thread.CurrentThread.IsThreadPoolThread, Environment.CurrentManagedThreadId)));

        int drain = 0;
        var thread = new Thread(() =>
        {
            drain = Environment.CurrentManagedThreadId;
            machine.Remove("A");
        });
        thread.Start();
        thread.Join();

        (bool pool, int on) = await ran.Task.Soon();
        Assert.That(pool, Is.True);
        Assert.That(on, Is.Not.EqualTo(drain));
    }

    [Test]
    public async Task What_a_callback_throws_is_reported()
    {
        TaskCompletionSource<ErrorArgs> told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var machine = new Machine(Plain, new MachineOptions { OnError = (_, e) => told.TrySetResult(e) });
        machine.Add("A");
        machine.StateToken("A").Register(() => throw new InvalidOperationException("callback"));

        Assert.That(machine.Remove("A"), Is.EqualTo(Result.Executed));

        ErrorArgs error = await told.Task.Soon();
        Assert.That(error.Error.Message, Does.Contain("callback"));
        Assert.That((error.Handler, error.Phase), Is.EqualTo(("a callback of a state token", TransitionPhase.Observers)));
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public void A_rolled_back_state_cancels_what_its_handlers_got()
    {
        Schema schema = new SchemaBuilder().State("A").State("B").Build();
        var machine = new Machine(schema);
        CancellationToken given = default;
        machine.Bind(new HandlerMap().On("AState", (Action<Event>)(e =>
        {
            given = e.Machine.StateToken("A");
            throw new InvalidOperationException();
        })));

        machine.Add("A");

        Assert.That(given.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task A_token_is_dead_before_the_first_final_handler_whoever_asks_at_that_moment()
    {
        Schema schema = new SchemaBuilder().State("A").Build();
        await using var machine = new Machine(schema);
        State a = schema.State("A");
        CancellationToken kept = default;
        int alive = 0;
        machine.Bind(new HandlerMap()
            .On("AState", e => { kept = e.Machine.StateToken(a); })
            .On("AEnd", _ => { alive += kept.IsCancellationRequested ? 0 : 1; }));
        using var stop = new CancellationTokenSource();
        Task asking = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested) _ = machine.StateToken(a);
        });

        for (int i = 0; i < 50_000; i++)
        {
            machine.Add(a);
            machine.Remove(a);
        }

        await stop.CancelAsync();
        await asking.Soon();
        Assert.That(alive, Is.Zero);
    }
}

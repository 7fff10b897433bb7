using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Tests.Life;

public sealed class DisposalTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("Start").State("M", multi: true).Build();

    private static readonly MachineOptions Patient = new() { DisposeTimeout = Timeout.InfiniteTimeSpan };

    [Test]
    public async Task Start_is_removed_first_with_its_handlers()
    {
        var machine = new Machine(Plain, Patient);
        Journal journal = Journal.On(machine, "StartExit", "StartEnd", "AEnd");
        machine.Add("Start", "A");

        await machine.DisposeAsync();

        Assert.That(journal.Text, Is.EqualTo("StartExit StartEnd"));
    }

    [Test]
    public async Task What_removing_Start_leads_to_still_runs()
    {
        var machine = new Machine(Plain, Patient);
        bool ran = false;
        machine.Bind(new HandlerMap()
            .On("StartEnd", e => { e.Machine.Add("B"); })
            .On("BState", _ => { ran = true; }));
        machine.Add("Start");

        await machine.DisposeAsync();

        Assert.That(ran, Is.True);
    }

    [Test]
    public async Task Callbacks_run_before_the_wait_for_disposal_completes_and_see_a_disposed_machine()
    {
        var machine = new Machine(Plain, Patient);
        var order = new List<string>();
        machine.OnDispose(m => order.Add($"first {m.Tick(Plain.State("A"))} {machine.IsDisposed}"));
        machine.OnDispose(_ => throw new InvalidOperationException("mine"));
        machine.OnDispose(m => order.Add(ReferenceEquals(m, machine) ? "last" : "?"));
        Task disposed = machine.WhenDisposed();
        machine.Add("A");

        await machine.DisposeAsync();
        await disposed.Soon();

        Assert.That(order, Is.EqualTo(new[] { "first 0 True", "last" }));
        machine.OnDispose(_ => order.Add("late"));
        Assert.That(order[^1], Is.EqualTo("late"));
    }

    [Test]
    public async Task What_a_callback_throws_is_reported()
    {
        var told = new List<string>();
        var machine = new Machine(Plain, Patient with { OnError = (_, e) => told.Add(e.ToString()) });
        machine.OnDispose(_ => throw new InvalidOperationException("mine"));

        await machine.DisposeAsync();

        Assert.That(told, Is.EqualTo(new[] { "InvalidOperationException: mine (OnDispose)" }));
    }

    [Test]
    public async Task Twice_is_the_same_task()
    {
        var machine = new Machine(Plain, Patient);

        Task first = machine.DisposeAsync().AsTask(), second = machine.DisposeAsync().AsTask();
        await first.Soon();

        Assert.That(second, Is.SameAs(first));
        Assert.That(machine.WhenDisposed().IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task A_handler_may_dispose_its_machine()
    {
        var machine = new Machine(Plain, Patient);
        Task? disposal = null;
        Result after = default, outside = default;
        machine.Bind(new HandlerMap()
            .On("AState", e =>
            {
                disposal = e.Machine.DisposeAsync().AsTask();
                after = e.Machine.Add("B");
                var thread = new Thread(() => outside = machine.Add("M"));
                thread.Start();
                thread.Join();
            })
            .On("BState", e => { e.Machine.Add("Start"); }));
        Journal journal = Journal.On(machine, "BState", "StartState", "MState");

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));
        await disposal!.Soon();

        Assert.That(after.IsQueued, Is.True, "made inside a handler");
        Assert.That(outside, Is.EqualTo(Result.Canceled));
        Assert.That(journal.Text, Is.EqualTo("BState StartState"));
        Assert.That(machine.IsDisposed, Is.True);
    }

    [Test]
    public async Task Disposal_ends_waits_and_tokens()
    {
        var machine = new Machine(Plain, Patient);
        machine.Add("A");
        CancellationToken active = machine.StateToken("A"), inactive = machine.StateToken("B"), disposed = machine.Disposed;
        Task wait = machine.When("B");
        Assert.That(disposed.IsCancellationRequested, Is.False);

        await machine.DisposeAsync();

        Assert.That(new[] { active, inactive, disposed }.Select(t => t.IsCancellationRequested), Is.All.True);
        Assert.That(wait.IsCanceled, Is.True);
    }

    [Test]
    public async Task A_cancelled_lifetime_disposes_also_without_handlers()
    {
        using var lifetime = new CancellationTokenSource();
        var machine = new Machine(Plain, Patient with { Lifetime = lifetime.Token });
        machine.Add("Start");

        await lifetime.CancelAsync();
        await machine.WhenDisposed().Soon();

        Assert.That(machine.IsDisposed, Is.True);
    }

    [Test]
    public async Task A_lifetime_that_is_over_makes_a_machine_that_is_over()
    {
        var machine = new Machine(Plain, Patient with { Lifetime = new CancellationToken(true) });

        await machine.WhenDisposed().Soon();

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Canceled));
    }

    [Test]
    public async Task Disposal_waits_for_asynchronous_handlers_whose_token_it_cancels()
    {
        var machine = new Machine(Plain, Patient);
        bool ended = false;
        machine.Bind(new HandlerMap().On("AState", async (_, token) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                ended = true;
            }
        }));
        machine.Add("A");

        await machine.DisposeAsync().AsTask().Soon();

        Assert.That(ended, Is.True);
        Assert.That(machine.Error, Is.Null);
    }

    [Test]
    public async Task Disposal_waits_no_longer_than_its_time_out()
    {
        var time = new FakeTimeProvider();
        var machine = new Machine(Plain, new MachineOptions { TimeProvider = time, DisposeTimeout = TimeSpan.FromSeconds(5) });
        machine.Bind(new HandlerMap().On("AState", (_, _) => new TaskCompletionSource().Task));
        machine.Add("A");

        Task disposal = machine.DisposeAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.That(disposal.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromSeconds(0.1));

        await disposal.Soon();
        Assert.That(machine.IsDisposed, Is.True);
    }

    [Test]
    public async Task Afterwards_every_mutation_is_canceled()
    {
        var machine = new Machine(Plain, Patient);
        machine.Add("A");
        await machine.DisposeAsync();
        State a = Plain.State("A");

        Result[] results =
        [
            machine.Add("A"), machine.Add(a), machine.Add(a, a), machine.Add(default(Event), a), machine.Remove("A"), machine.Set("A"), machine.Set(),
            machine.Toggle("A"), machine.Mutate(MutationType.Add, "A", 1), machine.AddError(new InvalidOperationException()), machine.AddError(null),
            machine.CanAdd("A"), machine.CanRemove("A"), await machine.AddAsync(a), await machine.RemoveAsync(a), await machine.SetAsync(a),
            await machine.ToggleAsync(a), await machine.AddErrorAsync(new InvalidOperationException()), await machine.CanAddAsync(a),
            await machine.CanRemoveAsync(a),
        ];

        Assert.That(results, Is.All.EqualTo(Result.Canceled));
        Assert.That(() => machine.Post(MutationType.Add, [a]), Throws.Nothing);
    }

    [Test]
    public async Task Afterwards_nothing_is_active_and_lists_are_empty()
    {
        var machine = new Machine(Plain, Patient with { Id = "m", Tags = ["t"] });
        machine.Add("A", "M");
        await machine.DisposeAsync();

        Assert.That(machine.Is("A"), Is.False);
        Assert.That(machine.Not("A", "B"), Is.True);
        Assert.That(machine.Any("A", "B"), Is.False);
        Assert.That(machine.Switch("A"), Is.Null);
        Assert.That(machine.IsError, Is.False);
        Assert.That(machine.Tick("A"), Is.Zero);
        Assert.That(machine.Time(), Is.Empty);
        Assert.That(machine.ActiveStates, Is.Empty);
        Assert.That((machine.ToString(), machine.ToStringAll(), machine.Inspect()), Is.EqualTo(("", "", "")));
        Assert.That(machine.Queue, Is.Empty);
        Assert.That(machine.WillBe(Plain.State("A")), Is.False);
        Assert.That(machine.Transition, Is.Null);
        Assert.That(machine.Export().Ticks, Is.Empty);
        Assert.That((machine.Id, machine.Tags[0], machine.Has("A")), Is.EqualTo(("m", "t", true)));
    }

    [Test]
    public async Task Afterwards_waits_are_canceled_tasks_and_tokens_are_cancelled()
    {
        var machine = new Machine(Plain, Patient);
        await machine.DisposeAsync();
        State a = Plain.State("A");

        Task[] waits =
        [
            machine.When(a), machine.When(a, Plain.State("B")), machine.WhenNot(a), machine.WhenNot(a, Plain.State("B")), machine.WhenTime(a, 0), machine.WhenTicks(a, 1),
            machine.WhenNextActive(a), machine.WhenArgs("A"), machine.WhenQuery(_ => true), machine.WhenError(), machine.WhenQueueEnds(),
            machine.WhenQueue(Result.Queued(99)), machine.EvalAsync(() => 1), machine.EvalAsync(() => { }), machine.SetSchemaAsync(new SchemaBuilder(Plain).State("X").Build()),
            machine.ImportAsync(new MachineExport { Id = machine.Id, StateNames = [.. Plain.StateNames], Ticks = new ulong[5] }),
        ];

        Assert.That(waits.Select(w => w.IsCanceled), Is.All.True);
        Assert.That(machine.StateToken("A").IsCancellationRequested, Is.True);
        Assert.That(machine.Disposed.IsCancellationRequested, Is.True);
        Assert.That(machine.WhenDisposed().IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Afterwards_bindings_tracers_and_logs_are_harmless()
    {
        var machine = new Machine(Plain, Patient);
        var recorder = new HookRecorder();
        machine.AddTracer(recorder);
        await machine.DisposeAsync();
        recorder.Clear();

        machine.Bind(new HandlerMap().On("AState", _ => { })).Dispose();
        machine.AddTracer(new HookRecorder());
        machine.AddBreakpoint(MutationType.Add, [Plain.State("A")]).Dispose();
        machine.RemoveTracer(recorder);
        machine.Log("x");
        machine.Fork(default, _ => Task.CompletedTask);

        Assert.That(recorder.Lines, Is.Empty);
        Assert.That(machine.QueueLength, Is.Zero);
    }

    [Test]
    public async Task Tracers_are_told_once()
    {
        var recorder = new HookRecorder();
        var machine = new Machine(Plain, Patient with { Id = "m", Tracers = [recorder, new ThrowingTracer()] });

        await machine.DisposeAsync();
        await machine.DisposeAsync();

        Assert.That(recorder.Lines.Count(l => l == "dispose m"), Is.EqualTo(1));
    }

    [Test]
    public async Task Queued_asynchronous_results_end()
    {
        var machine = new Machine(Plain, Patient);
        Task<Result>? pending = null;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            _ = e.Machine.DisposeAsync().AsTask();
            pending = e.Machine.AddAsync(Plain.State("B")).AsTask();
        }));

        machine.Add("A");
        await machine.WhenDisposed().Soon();

        Assert.That(await pending!.Soon(), Is.EqualTo(Result.Executed));
    }
}

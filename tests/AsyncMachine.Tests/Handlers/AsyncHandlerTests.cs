namespace AsyncMachine.Tests.Handlers;

public sealed class AsyncHandlerTests
{
    private static readonly Schema Plain =
        new SchemaBuilder().State("A").State("B").State("M", multi: true).State("ErrB", require: ["Exception"], add: ["Exception"]).Build();

    private static TaskCompletionSource Gate() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task The_part_before_the_first_await_is_inside_the_transition()
    {
        var machine = new Machine(Plain);
        TaskCompletionSource gate = Gate(), done = Gate();
        var order = new List<string>();
        machine.Bind(new HandlerMap()
            .On("AState", async (e, _) =>
            {
                order.Add($"before {e.IsValid}");
                await gate.Task;
                order.Add($"after {e.IsValid}");
                done.SetResult();
            })
            .On("AnyState", _ => { order.Add("AnyState"); }));

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));
        gate.SetResult();
        await done.Task.Soon();

        Assert.That(order, Is.EqualTo(new[] { "before True", "AnyState", "after False" }));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
    }

    [Test]
    public void A_task_that_is_done_is_a_plain_return()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("AState", (_, _) => Task.CompletedTask));

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Executed));
    }

    [Test]
    public void A_task_that_has_failed_is_an_exception_of_the_handler()
    {
        var machine = new Machine(Plain);
        machine.Bind(new HandlerMap().On("AState", (_, _) => Task.FromException(new InvalidOperationException("sync"))));

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Canceled));

        Assert.That(machine.ToStringAll(), Is.EqualTo("(Exception:1) [A:2 B:0 M:0 ErrB:0]"));
        Assert.That(machine.Error!.Message, Is.EqualTo("sync"));
    }

    [Test]
    public async Task A_failure_after_the_await_becomes_Exception_and_the_state_stays()
    {
        ErrorArgs? told = null;
        var machine = new Machine(Plain, new MachineOptions { OnError = (_, e) => told = e });
        TaskCompletionSource gate = Gate();
        machine.Bind(new HandlerMap().On("AState", async (_, _) =>
        {
            await gate.Task;
            throw new InvalidOperationException("late");
        }));
        machine.Add("A");

        gate.SetResult();
        await machine.WhenError().Soon();

        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1 A:1)"));
        Assert.That((told!.Error.Message, told.Handler, told.Phase), Is.EqualTo(("late", "AState", TransitionPhase.Async)));
    }

    [Test]
    public async Task A_failure_becomes_the_error_state_that_is_named_for_it()
    {
        var machine = new Machine(Plain);
        TaskCompletionSource gate = Gate();
        machine.Bind(new HandlerMap().On("BState", async (_, _) =>
        {
            await gate.Task;
            throw new InvalidOperationException();
        }));
        machine.Add("B");

        gate.SetResult();
        await machine.WhenError().Soon();

        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1 B:1 ErrB:1)"));
    }

    [Test]
    public async Task A_failure_after_the_token_was_cancelled_is_logged_and_no_more()
    {
        var log = new System.Collections.Concurrent.ConcurrentQueue<string>();
        TaskCompletionSource logged = Gate();
        var machine = new Machine(Plain, new MachineOptions
        {
            LogLevel = LogLevel.Operations,
            Log = (_, line) =>
            {
                log.Enqueue(line);
                if (line.Contains("ended by its token", StringComparison.Ordinal)) logged.TrySetResult();
            },
        });
        machine.Bind(new HandlerMap().On("AState", (_, token) => Task.Delay(Timeout.Infinite, token)));
        machine.Add("A");

        machine.Remove("A");
        await logged.Task.Soon();
        await machine.WhenQueueEnds().Soon();

        Assert.That(log, Does.Contain("[cancel] AState ended by its token: TaskCanceledException"));
        Assert.That(machine.Time()[machine.Schema.State("Exception")], Is.Zero);
        Assert.That(machine.Error, Is.Null);
    }

    [Test]
    public async Task The_handlers_of_Multi_instances_run_side_by_side_until_the_state_leaves()
    {
        var machine = new Machine(Plain);
        var tokens = new List<CancellationToken>();
        machine.Bind(new HandlerMap().On("MState", (_, token) =>
        {
            tokens.Add(token);
            return Task.Delay(Timeout.Infinite, token);
        }));

        machine.Add("M");
        machine.Add("M");
        Assert.That(tokens.Select(t => t.IsCancellationRequested), Is.EqualTo(new[] { false, false }));
        machine.Remove("M");
        Assert.That(tokens.Select(t => t.IsCancellationRequested), Is.EqualTo(new[] { true, true }));

        await machine.WhenQueueEnds().Soon();
        Assert.That(machine.Error, Is.Null);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_Multi_handler_or_its_work_that_ends_with_its_own_instance_is_no_error(bool forks)
    {
        Schema schema = new SchemaBuilder().State("A", multi: true).Build();
        await using var machine = new Machine(schema);
        var ended = new List<Task>();
        machine.Bind(new HandlerMap().On("AState", (e, _) =>
        {
            CancellationToken instance = e.Machine.StateToken("A");
            Task work = Task.Delay(Timeout.Infinite, instance);
            ended.Add(work);
            if (!forks) return work;
            e.Machine.Fork(e, _ => work);
            return Task.CompletedTask;
        }));

        machine.Add("A");
        for (int i = 0; i < 5; i++)
        {
            machine.Add("A");
            await ended[i].ContinueWith(_ => { }, TaskScheduler.Default).Soon(); // the state stays active meanwhile
        }

        await machine.DisposeAsync(); // waits for what is left
        Assert.That((ended.Count, machine.Error), Is.EqualTo((6, (Exception?)null)));
    }

    [Test]
    public async Task A_Multi_handler_that_fails_otherwise_is_an_error_whatever_its_instance()
    {
        Schema schema = new SchemaBuilder().State("A", multi: true).Build();
        await using var machine = new Machine(schema);
        var gate = new TaskCompletionSource();
        machine.Bind(new HandlerMap().On("AState", async (_, _) =>
        {
            await gate.Task;
            throw new IOException();
        }));
        machine.Add("A");
        machine.Add("A");

        gate.SetResult();

        await machine.When("Exception").Soon();
    }

    [Test]
    public void An_End_handler_has_the_token_of_the_inactive_state()
    {
        var machine = new Machine(Plain);
        CancellationToken given = default;
        machine.Bind(new HandlerMap().On("AEnd", (_, token) =>
        {
            given = token;
            return Task.CompletedTask;
        }));
        machine.Add("A");
        machine.Remove("A");

        Assert.That(given.IsCancellationRequested, Is.False);
        Assert.That(given, Is.EqualTo(machine.StateToken("A")));
        machine.Add("A");
        Assert.That(given.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task AnyState_has_the_token_of_the_machine()
    {
        var machine = new Machine(Plain);
        CancellationToken given = default;
        machine.Bind(new HandlerMap().On("AnyState", (_, token) =>
        {
            given = token;
            return Task.CompletedTask;
        }));

        machine.Add("A");

        Assert.That(given, Is.EqualTo(machine.Disposed));
        await machine.DisposeAsync();
        Assert.That(given.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task Awaiting_a_mutation_of_the_same_machine_in_a_handler_works()
    {
        var machine = new Machine(Plain);
        TaskCompletionSource<Result> got = new(TaskCreationOptions.RunContinuationsAsynchronously);
        machine.Bind(new HandlerMap().On("AState", async (e, _) => got.SetResult(await e.Machine.AddAsync(e.Machine.Schema.State("B")))));

        machine.Add("A");

        Assert.That(await got.Task.Soon(), Is.EqualTo(Result.Executed));
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 B:1)"));
    }

    [Test]
    public async Task A_second_add_of_a_state_whose_handler_still_runs_does_not_run_it_again()
    {
        var machine = new Machine(Plain);
        TaskCompletionSource gate = Gate();
        int runs = 0, ofMulti = 0;
        machine.Bind(new HandlerMap()
            .On("AState", async (_, _) =>
            {
                runs++;
                await gate.Task;
            })
            .On("MState", async (_, _) =>
            {
                ofMulti++;
                await gate.Task;
            }));

        machine.Add("A");
        machine.Add("A");
        machine.Add("M");
        machine.Add("M");

        Assert.That((runs, machine.Tick("A")), Is.EqualTo((1, 1UL)));
        Assert.That((ofMulti, machine.Tick("M")), Is.EqualTo((2, 3UL)));
        gate.SetResult();
        await machine.DisposeAsync();
    }
}

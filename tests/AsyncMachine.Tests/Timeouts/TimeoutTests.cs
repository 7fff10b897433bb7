namespace AsyncMachine.Tests.Timeouts;

/// <summary>Handlers that run longer than the time-out, and return before the deadline.</summary>
public sealed class TimeoutTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B").State("ErrHandlerTimeout").Build();

    [Test]
    public async Task A_final_handler_that_returns_late_has_done_its_work()
    {
        using var hang = new Hang();
        var errors = new List<ErrorArgs>();
        await using var machine = new Machine(Plain, hang.Options with { OnError = (_, error) => errors.Add(error) });
        Event seen = default;
        bool? validAfter = null;
        machine.Bind(new HandlerMap().On("AState", e =>
        {
            seen = e;
            hang.Here();
            validAfter = e.IsValid;
        }));

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        Assert.That(seen.IsValid, Is.True);
        hang.PassTimeout();
        Assert.That(seen.IsValid, Is.False, "it was reported");
        Assert.That(errors, Has.Count.EqualTo(1));
        Assert.That((errors[0].Handler, errors[0].Error.GetType()), Is.EqualTo(("AState", typeof(HandlerTimeoutException))));
        hang.Release();

        Assert.That(await call.Soon(), Is.EqualTo(Result.Executed));
        Assert.That(validAfter, Is.False);
        Assert.That(machine.Is("A", "Exception", "ErrHandlerTimeout"), Is.True);
        Assert.That(machine.Error, Is.InstanceOf<HandlerTimeoutException>());
        Assert.That(errors, Has.Count.EqualTo(1), "it is told once");
    }

    [Test]
    public async Task A_negotiation_handler_that_returns_late_has_refused()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options);
        machine.Bind(new HandlerMap().On("AEnter", (Func<Event, bool>)(_ =>
        {
            hang.Here();
            return true;
        })));

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.PassTimeout();
        hang.Release();

        Assert.That(await call.Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(machine.ToString(), Is.EqualTo("(Exception:1 ErrHandlerTimeout:1)"));
    }

    [Test]
    public async Task A_handler_in_time_is_left_alone()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options);
        machine.Bind(new HandlerMap().On("AState", _ => hang.Here()));

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.Pass(TimeSpan.FromSeconds(0.75));
        hang.Release();

        Assert.That(await call.Soon(), Is.EqualTo(Result.Executed));
        hang.PassDeadline();
        Assert.That(machine.ToString(), Is.EqualTo("(A:1)"));
    }

    [Test]
    public async Task Without_a_time_out_nobody_is_reported()
    {
        using var hang = new Hang();
        await using var machine = new Machine(Plain, hang.Options with { HandlerTimeout = Timeout.InfiniteTimeSpan });
        machine.Bind(new HandlerMap().On("AState", _ => hang.Here()));

        Task<Result> call = Task.Run(() => machine.Add("A"));
        await hang.Reached;
        hang.PassDeadline();
        hang.Release();

        Assert.That(await call.Soon(), Is.EqualTo(Result.Executed));
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public async Task Evals_and_callbacks_are_watched_like_handlers()
    {
        using var hang = new Hang();
        var errors = new List<string>();
        await using var machine = new Machine(Plain, hang.Options with { OnError = (_, error) => errors.Add($"{error.Handler}") });

        Task<int> eval = Task.Run(() => machine.EvalAsync(() =>
        {
            hang.Here();
            return 7;
        }));
        await hang.Reached;
        hang.PassTimeout();
        hang.Release();

        Assert.That(await eval.Soon(), Is.EqualTo(7));
        await machine.WhenQueueEnds().Soon();
        Assert.That(machine.Is("Exception", "ErrHandlerTimeout"), Is.True);
        Assert.That(errors, Is.EqualTo(new[] { "EvalAsync" }));
    }

    [Test]
    public async Task Several_that_are_late_at_the_same_time_are_all_reported()
    {
        using var hang = new Hang();
        var reported = new CountdownEvent(3);
        using var stuck = new ManualResetEventSlim();
        var entered = new CountdownEvent(3);
        var machines = new List<Machine>();
        for (int i = 0; i < 3; i++)
        {
            var machine = new Machine(Plain, hang.Options with
            {
                // An error callback that hangs, on the watchdog's thread, keeps nobody else from being reported.
                OnError = (_, _) =>
                {
                    reported.Signal();
                    stuck.Wait();
                },
            });
            machine.Bind(new HandlerMap().On("AState", _ =>
            {
                entered.Signal();
                hang.Here();
            }));
            machines.Add(machine);
        }

        Task[] calls = [.. machines.Select(m => Task.Factory.StartNew(() => m.Add("A"), TaskCreationOptions.LongRunning))];
        Assert.That(entered.Wait(TimeSpan.FromSeconds(60)), Is.True);
        Task passing = Task.Factory.StartNew(hang.PassTimeout, TaskCreationOptions.LongRunning);
        Assert.That(reported.Wait(TimeSpan.FromSeconds(60)), Is.True);
        stuck.Set();
        hang.Release();

        await passing.Soon();
        await Task.WhenAll(calls).Soon();
        foreach (Machine machine in machines)
        {
            await machine.WhenQueueEnds().Soon();
            Assert.That(machine.ToString(), Is.EqualTo("(Exception:1 A:1 ErrHandlerTimeout:1)"));
            await machine.DisposeAsync();
        }
    }
}

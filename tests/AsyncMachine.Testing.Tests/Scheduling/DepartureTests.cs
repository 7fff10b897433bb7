namespace AsyncMachine.Testing.Tests.Scheduling;

public sealed class DepartureTests
{
    private static readonly Schema Lamp = new SchemaBuilder("Lamp").State("On").State("Off").Build();

    /// <summary>Runs a handler of On, lets ten seconds go by, and gives what the scheduler says.</summary>
    private static string? Said(Func<MachineScheduler, Event, CancellationToken, Task> handler, Func<MachineScheduler, Machine, Task>? then = null)
    {
        try
        {
            MachineScheduler.Test(async scheduler =>
            {
                var machine = new Machine(Lamp, scheduler.Options(new MachineOptions { Id = "lamp" }));
                machine.Bind(new HandlerMap().On("OnState", (e, token) => handler(scheduler, e, token)));
                await machine.AddAsync(Lamp.State("On"));
                if (then is not null) await then(scheduler, machine);
            });
            return null;
        }
        catch (MachineAssertionException failure)
        {
            return failure.Message;
        }
    }

    [Test]
    public void A_delay_that_is_not_on_the_clock_is_reported()
    {
        string? said = Said(async (_, e, _) =>
        {
            await Task.Delay(TimeSpan.FromHours(1), CancellationToken.None);
            e.Machine.Add(e, "Off");
        });

        Assert.That(said, Does.Contain("OnState goes on after its machine was disposed"));
    }

    [Test]
    public void A_test_that_awaits_such_a_delay_is_told_that_nothing_is_left_to_run()
    {
        string? said = Said(
            async (_, e, _) =>
            {
                await Task.Delay(TimeSpan.FromHours(1), CancellationToken.None);
                e.Machine.Add(e, "Off");
            },
            (_, machine) => machine.When("Off"));

        Assert.That(said, Does.StartWith("Nothing is left to run").And.Contains("not over: OnState").And.Contains("machine 'lamp': (On:1)"));
    }

    [Test]
    public void Work_on_the_thread_pool_is_reported_when_it_comes_back()
    {
        using var go = new ManualResetEventSlim();

        string? said = Said(
            async (_, e, _) =>
            {
                await Task.Run(go.Wait);
                e.Machine.Add(e, "Off");
            },
            (scheduler, _) =>
            {
                go.Set();
                return AwaitReturn(scheduler);
            });

        Assert.That(said, Does.Contain("a continuation came back from another thread"));
    }

    [Test]
    public void A_ConfigureAwait_false_that_takes_a_handler_to_the_thread_pool_is_reported()
    {
        string? said = Said(
            async (_, e, token) =>
            {
                await e.Machine.When("Off", token).ConfigureAwait(false);
                e.Machine.Remove(e, "On");
            },
            (scheduler, machine) =>
            {
                machine.Add("Off");
                return AwaitReturn(scheduler, 2);
            });

        Assert.That(said, Does.Contain("[remove] On of 'lamp' was made on another thread").And.Contains("OnState ended on another thread"));
    }

    [Test]
    public void A_ConfigureAwait_false_on_a_delay_of_the_clock_stays()
    {
        int owner = Environment.CurrentManagedThreadId, seen = 0;

        string? said = Said(
            async (scheduler, e, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(1), scheduler.Time, token).ConfigureAwait(false);
                seen = Environment.CurrentManagedThreadId;
                e.Machine.Add(e, "Off");
            },
            (scheduler, machine) =>
            {
                scheduler.Advance(TimeSpan.FromSeconds(1));
                machine.ShouldBe("Off");
                return Task.CompletedTask;
            });

        Assert.That(said, Is.Null);
        Assert.That(seen, Is.EqualTo(owner));
    }

    [Test]
    public void A_mutation_from_another_thread_is_reported()
    {
        string? said = Said((_, _, _) => Task.CompletedTask, (_, machine) =>
        {
            var thread = new Thread(() => machine.Add("Off"));
            thread.Start();
            thread.Join();
            return Task.CompletedTask;
        });

        Assert.That(said, Is.EqualTo("Work left the thread of the scheduler:\n  [add] Off of 'lamp' was made on another thread"));
    }

    [Test]
    public void A_test_that_fails_because_work_has_left_is_told_both()
    {
        string? said = Said((_, _, _) => Task.CompletedTask, (_, machine) =>
        {
            var thread = new Thread(() => machine.Add("Off"));
            thread.Start();
            thread.Join();
            throw new InvalidDataException("not what was expected");
        });

        Assert.That(said, Does.Contain("made on another thread").And.Contains("InvalidDataException: not what was expected"));
    }

    [Test]
    public void Other_threads_may_not_run_it()
    {
        using var scheduler = new MachineScheduler();
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Assert.Throws<InvalidOperationException>(scheduler.RunUntilIdle));
        thread.Start();
        thread.Join();

        Assert.That(thrown, Is.Not.Null);
    }

    /// <summary>Blocks the one thread until so many reports are there: what has left comes back from the pool, whenever that
    /// is.</summary>
    private static Task AwaitReturn(MachineScheduler scheduler, int reports = 1)
    {
        scheduler.Pump();
        bool came = SpinWait.SpinUntil(() => scheduler.LeftTheThread.Count >= reports, TimeSpan.FromSeconds(60));
        Assert.That(came, Is.True);
        return Task.CompletedTask;
    }
}

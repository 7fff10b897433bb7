namespace AsyncMachine.Testing.Tests.Scheduling;

public sealed class SchedulerTests
{
    private static readonly Schema Lamp = new SchemaBuilder("Lamp")
        .State("On", remove: ["Off"])
        .State("Off", remove: ["On"])
        .State("Blinking", require: ["On"])
        .Build();

    private static Machine Make(MachineScheduler scheduler, HandlerMap handlers, params Tracer[] tracers)
    {
        var machine = new Machine(Lamp, scheduler.Options(new MachineOptions { Id = "lamp", Tracers = tracers }));
        machine.Bind(handlers);
        return machine;
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    [Test]
    public void A_handler_goes_on_after_its_delay_on_the_thread_of_the_test()
    {
        int thread = Environment.CurrentManagedThreadId;
        var seen = new List<string>();
        MachineScheduler.Test(async scheduler =>
        {
            Machine machine = Make(scheduler, new HandlerMap().On("OnState", async (e, token) =>
            {
                for (int i = 0; i < 3; i++)
                {
                    await Task.Delay(Seconds(1), scheduler.Time, token);
                    seen.Add($"{scheduler.Time.GetUtcNow().Second} {Environment.CurrentManagedThreadId == thread}");
                }

                e.Machine.Add(e, "Off");
            }));

            Assert.That(await machine.AddAsync(Lamp.State("On")), Is.EqualTo(Result.Executed));
            scheduler.Advance(Seconds(10));

            machine.ShouldBeExactly("Off");
            Assert.That(scheduler.Pending, Is.Empty);
        });

        Assert.That(seen, Is.EqualTo((string[])["1 True", "2 True", "3 True"]));
    }

    [Test]
    public void A_test_without_async_runs_it_by_hand()
    {
        using var scheduler = new MachineScheduler();
        Machine machine = Make(scheduler, new HandlerMap().On("OnState", async (e, token) =>
        {
            await Task.Delay(Seconds(1), scheduler.Time, token);
            e.Machine.Add(e, "Off");
        }));

        machine.Add("On").ShouldBeQueued();
        machine.ShouldNotBe("On");
        scheduler.RunUntilIdle();
        machine.ShouldBe("On");
        Assert.That(scheduler.Pending, Is.EqualTo((string[])["OnState"]));
        scheduler.Advance(Seconds(1));
        machine.ShouldBe("Off");
        scheduler.Complete();
        Assert.That(machine.IsDisposed, Is.True);
    }

    [Test]
    public void A_cancelled_token_ends_its_handlers_before_anything_else_runs()
    {
        MachineScheduler.Test(async scheduler =>
        {
            var recorder = new TransitionRecorder();
            Machine machine = Make(scheduler, new HandlerMap()
                .On("OnState", (e, token) => AwaitEnd(e, token))
                .On("BlinkingState", (e, token) => AwaitEnd(e, token)), recorder);

            await machine.AddAsync(Lamp.State("On"));
            await machine.AddAsync(Lamp.State("Blinking"));
            await machine.SetAsync();
            scheduler.RunUntilIdle();

            Assert.That(recorder.Lines, Is.EqualTo((string[])
            [
                "[add] On: +On", "[add] Blinking: +Blinking", "[set]: -On -Blinking",
                "[add] Off: +Off", "[add] Off: =",
            ]).Or.EqualTo((string[])
            [
                "[add] On: +On", "[add] Blinking: +Blinking", "[set]: -On -Blinking", "[add] Off: +Off",
            ]));
            Assert.That(scheduler.Pending, Is.Empty);
        });

        static async Task AwaitEnd(Event e, CancellationToken token)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                e.Machine.Add(e, "Off");
            }
        }
    }

    [Test]
    public void Machines_that_wait_for_each_other_run_in_the_same_order_every_time()
    {
        string Once()
        {
            var recorder = new TransitionRecorder(RecordedParts.Machine);
            MachineScheduler.Test(async scheduler =>
            {
                var machines = new Machine[5];
                for (int i = 0; i < machines.Length; i++)
                {
                    int next = i + 1;
                    machines[i] = new Machine(Lamp, scheduler.Options(new MachineOptions { Id = $"m{i}", Tracers = [recorder] }));
                    machines[i].Bind(new HandlerMap().On("OnState", async (e, token) =>
                    {
                        await Task.Delay(Seconds(next % 2), scheduler.Time, token);
                        if (next < machines.Length) await machines[next].When("Off", token);
                        e.Machine.Add(e, "Off");
                    }));
                }

                foreach (Machine machine in machines) machine.Add("On");
                Task first = machines[0].When("Off");
                scheduler.Advance(Seconds(5));
                await first;
            });
            return recorder.ToString();
        }

        string first = Once();

        for (int i = 0; i < 50; i++) Assert.That(Once(), Is.EqualTo(first));
    }

    [Test]
    public void Forks_run_on_the_thread_too()
    {
        int thread = Environment.CurrentManagedThreadId;
        int forked = 0;
        MachineScheduler.Test(async scheduler =>
        {
            Machine machine = Make(scheduler, new HandlerMap().On("OnState", (Event e) =>
            {
                e.Machine.Fork(e, async token =>
                {
                    await Task.Delay(Seconds(1), scheduler.Time, token);
                    forked = Environment.CurrentManagedThreadId;
                });
            }));
            await machine.AddAsync(Lamp.State("On"));
            scheduler.Advance(Seconds(2));
        });

        Assert.That(forked, Is.EqualTo(thread));
    }

    [Test]
    public void A_failing_handler_becomes_the_error_of_its_machine()
    {
        MachineScheduler.Test(async scheduler =>
        {
            Machine machine = Make(scheduler, new HandlerMap().On("OnState", async (e, token) =>
            {
                await Task.Delay(Seconds(1), scheduler.Time, token);
                throw new InvalidOperationException("late");
            }));
            await machine.AddAsync(Lamp.State("On"));
            scheduler.Advance(Seconds(2));

            machine.ShouldBeInError<InvalidOperationException>();
        });
    }

    [Test]
    public void Waits_with_a_limit_stay_on_the_thread()
    {
        MachineScheduler.Test(async scheduler =>
        {
            Machine machine = Make(scheduler, new HandlerMap());
            Task on = machine.ShouldBecomeAsync(Lamp.State("On"));
            Task off = machine.ShouldBecomeAsync([Lamp.State("Off")], Seconds(1), scheduler.Time);
            machine.Add("On");
            scheduler.Advance(Seconds(1));

            await on;
            Assert.That(off.IsFaulted, Is.True);
        });
    }

    [Test]
    public void A_machine_that_the_test_disposes_is_no_departure()
    {
        for (int i = 0; i < 50; i++)
        {
            MachineScheduler.Test(async scheduler =>
            {
                await using (Machine machine = Make(scheduler, new HandlerMap().On("OnState", (e, token) => Task.Delay(Timeout.Infinite, token))))
                {
                    await machine.AddAsync(Lamp.State("On"));
                    Task ended = machine.When("Off");
                    await machine.DisposeAsync();
                    Assert.That(ended.IsCanceled, Is.True);
                }

                Assert.That(scheduler.LeftTheThread, Is.Empty);
            });
        }
    }
}

namespace AsyncMachine.Testing.Tests.Assertions;

public sealed class AssertionTests
{
    private static Machine Make(params Tracer[] tracers)
    {
        Schema schema = new SchemaBuilder("Door")
            .State("Open", remove: ["Closed"])
            .State("Closed", remove: ["Open"])
            .State("Locked", require: ["Closed"])
            .Build();
        return new Machine(schema, new MachineOptions { Id = "door", Tracers = tracers });
    }

    private static string MessageOf(Action assertion) => Assert.Throws<MachineAssertionException>(() => assertion())!.Message;

    [Test]
    public async Task What_holds_says_nothing()
    {
        await using Machine machine = Make();
        machine.ShouldBeExactly();
        machine.Add("Closed", "Locked");

        machine.ShouldBe("Closed");
        machine.ShouldBe(machine.Schema.State("Closed"), machine.Schema.State("Locked"));
        machine.ShouldNotBe("Open", "Exception");
        machine.ShouldBeExactly("Locked", "Closed");
        machine.ShouldHaveTick("Closed", 1);
        machine.ShouldHaveTick(machine.Schema.State("Open"), 0);
        machine.ShouldHaveNoError();
        machine.ShouldNeverHaveHadError();
        machine.Add("Open").ShouldBeExecuted(machine);
        machine.Add("Locked").ShouldBeCanceled(machine);
    }

    [Test]
    public async Task A_failure_shows_what_was_expected_what_is_and_the_last_transitions()
    {
        await using Machine machine = Make(new TransitionRecorder());
        machine.Add("Closed", "Locked");
        machine.Add("Open");

        string message = MessageOf(() => machine.ShouldBe("Closed", "Locked"));

        Assert.That(message, Is.EqualTo(
            """
            Machine 'door' should be Closed Locked, but Closed Locked are inactive.
              actual:  (Open:1) [Closed:2 Locked:2]
              last transitions:
                [add] Closed Locked: +Closed +Locked
                [add] Open: +Open -Closed -Locked
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task An_exact_set_names_what_is_missing_and_what_is_too_much()
    {
        await using Machine machine = Make();
        machine.Add("Open");

        string message = MessageOf(() => machine.ShouldBeExactly("Closed"));

        Assert.That(message, Does.StartWith("Machine 'door' should be exactly Closed, but Closed is inactive, and Open is active too.\n"));
        Assert.That(MessageOf(() => machine.ShouldBeExactly()), Does.StartWith("Machine 'door' should be exactly nothing, but Open is active too."));
    }

    [Test]
    public async Task A_state_that_should_be_inactive_and_a_tick_are_shown_with_their_ticks()
    {
        await using Machine machine = Make();
        machine.Add("Open");

        Assert.That(MessageOf(() => machine.ShouldNotBe("Open", "Locked")), Is.EqualTo(
            "Machine 'door' should not be Open Locked, but Open is active.\n  actual:  (Open:1) [Locked:0]"));
        Assert.That(MessageOf(() => machine.ShouldHaveTick("Open", 3)), Does.StartWith("Machine 'door' should have Open:3, but it is Open:1."));
    }

    [Test]
    public async Task An_error_now_and_an_error_ever_are_two_things()
    {
        await using Machine machine = Make();
        machine.AddError(new InvalidOperationException("broken"));

        Assert.That(MessageOf(machine.ShouldHaveNoError), Does.Contain("error:   InvalidOperationException: broken"));
        Assert.That(machine.ShouldBeInError<InvalidOperationException>().Message, Is.EqualTo("broken"));
        Assert.That(MessageOf(() => machine.ShouldBeInError<IOException>()), Does.Contain("of type IOException"));

        machine.Remove("Exception");
        machine.ShouldHaveNoError();
        Assert.That(MessageOf(machine.ShouldNeverHaveHadError), Does.Contain("[Exception:2]"));
        Assert.That(MessageOf(() => machine.ShouldBeInError()), Does.StartWith("Machine 'door' should be in an error."));
    }

    [Test]
    public async Task An_error_that_waits_in_the_queue_counts_as_one_ever()
    {
        await using Machine machine = Make();
        string? message = null;

        await machine.EvalAsync(() =>
        {
            machine.AddError(new InvalidOperationException("soon"));
            message = MessageOf(machine.ShouldNeverHaveHadError);
        });

        Assert.That(message, Does.Contain("one waits in the queue").And.Contains("waiting: [add] Exception"));
    }

    [Test]
    public async Task A_result_that_was_not_expected_shows_the_machine_if_it_is_given()
    {
        await using Machine machine = Make(new TransitionRecorder());

        Assert.That(MessageOf(() => machine.Add("Locked").ShouldBeExecuted()), Is.EqualTo("The mutation should be executed, but it was canceled."));
        Assert.That(MessageOf(() => machine.Add("Locked").ShouldBeExecuted(machine)), Does.Contain("[add] Locked: canceled, "));
        Assert.That(MessageOf(() => machine.Add("Open").ShouldBeQueued()), Does.Contain("queued, but it was executed"));
    }

    [Test]
    public async Task A_wait_fails_with_the_machine_when_its_limit_is_over()
    {
        await using Machine machine = Make();
        var time = new ManualTime();
        State open = machine.Schema.State("Open");

        Task late = machine.ShouldBecomeAsync([open], TimeSpan.FromSeconds(5), time);
        time.Advance(TimeSpan.FromSeconds(5));
        MachineAssertionException? failure = await Assert.ThrowsAsync<MachineAssertionException>(() => late);

        Assert.That(failure!.Message, Is.EqualTo(
            "Machine 'door' should become Open within 00:00:05, but it did not.\n  actual:  () [Open:0]"));
        Assert.That(time.PendingTimers, Is.Zero);
    }

    [Test]
    public async Task A_wait_that_ends_in_time_leaves_no_timer_behind()
    {
        await using Machine machine = Make();
        var time = new ManualTime();
        State open = machine.Schema.State("Open");

        Task opened = machine.ShouldBecomeAsync([open], TimeSpan.FromSeconds(5), time);
        machine.Add(open);
        await opened;
        Task closed = machine.ShouldCeaseToBeAsync([open], TimeSpan.FromSeconds(5), time);
        machine.Add("Closed");
        await closed;
        await machine.ShouldEndAsync(machine.WhenQueueEnds());

        Assert.That(time.PendingTimers, Is.Zero);
    }

    [Test]
    public async Task A_disposed_machine_fails_as_such()
    {
        Machine machine = Make();
        Task wait = machine.ShouldBecomeAsync(machine.Schema.State("Open"));
        await machine.DisposeAsync();

        machine.ShouldNotBe("Open");
        machine.ShouldBeExactly();
        Assert.That(MessageOf(() => machine.ShouldBe("Open")), Does.Contain("the machine is disposed"));
        Assert.That((await Assert.ThrowsAsync<MachineAssertionException>(() => wait))!.Message, Does.Contain("the wait was cancelled"));
    }

    [Test]
    public async Task An_unknown_name_is_a_mistake_of_the_test()
    {
        await using Machine machine = Make();

        Assert.Throws<UnknownStateException>(() => machine.ShouldBe("Opne"));
    }
}

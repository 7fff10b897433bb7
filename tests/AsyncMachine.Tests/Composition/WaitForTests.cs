namespace AsyncMachine.Tests.Composition;

/// <summary>All of several waits, or any; what lost leaves nothing behind.</summary>
public sealed class WaitForTests
{
    private static readonly Schema Doors = new SchemaBuilder("Doors").State("A").State("B").Build();

    private static Machine Of(string id) => new(Doors, new MachineOptions { Id = id });

    private static State A => Doors.State("A");

    private static State B => Doors.State("B");

    private static int Waits(params Machine[] machines) => machines.Sum(machine => machine.Engine.GetWaiters().Count);

    [Test]
    public async Task All_completes_when_each_has_at_its_own_time()
    {
        Machine one = Of("one"), two = Of("two");

        Task all = WaitFor.All([t => one.When(A, t), t => two.When(B, t)]);
        one.Add("A");
        one.Remove("A");
        Assert.That(all.IsCompleted, Is.False);
        two.Add("B");

        await all.Soon();
        Assert.That(Waits(one, two), Is.Zero);
    }

    [Test]
    public async Task All_of_nothing_is_complete_and_any_of_nothing_a_mistake()
    {
        await WaitFor.All([]).Soon();

        Assert.Throws<ArgumentException>(() => _ = WaitFor.Any([]));
    }

    [Test]
    public async Task Equal_waits_and_completed_ones_count_once_each()
    {
        Machine machine = Of("m");
        machine.Add("A");

        Task all = WaitFor.All([t => machine.When(A, t), t => machine.When(A, t), t => machine.When(B, t), t => machine.When(B, t)]);
        Assert.That(all.IsCompleted, Is.False);
        machine.Add("B");

        await all.Soon();
    }

    [Test]
    public async Task Any_tells_which_one_and_the_others_leave_no_wait_behind()
    {
        Machine one = Of("one"), two = Of("two");

        Task<int> any = WaitFor.Any([t => one.When(A, t), t => one.When(B, t), t => two.When(A, t)]);
        Assert.That(Waits(one, two), Is.EqualTo(3));
        two.Add("A");

        Assert.That(await any.Soon(), Is.EqualTo(2));
        Assert.That(Waits(one, two), Is.Zero);
    }

    [Test]
    public async Task Of_several_that_are_so_already_the_first_in_the_list_counts()
    {
        Machine machine = Of("m");
        machine.Add("A", "B");

        Assert.That(await WaitFor.Any([t => machine.WhenNot(A, t), t => machine.When(B, t), t => machine.When(A, t)]).Soon(), Is.EqualTo(1));
        Assert.That(Waits(machine), Is.Zero);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_time_out_ends_it_and_leaves_no_wait_and_no_timer_behind(bool all)
    {
        Machine machine = Of("m");
        var time = new CountingTime();
        var options = new WaitOptions { Timeout = TimeSpan.FromSeconds(5), TimeProvider = time };

        Task waiting = all ? WaitFor.All([t => machine.When(A, t)], options) : WaitFor.Any([t => machine.When(A, t)], options);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.That((waiting.IsCompleted, time.Timers), Is.EqualTo((false, 1)));
        time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => waiting.Soon());
        Assert.That((Waits(machine), time.Timers), Is.EqualTo((0, 0)));
        await machine.DisposeAsync();
    }

    [Test]
    public async Task Success_leaves_no_timer_behind()
    {
        Machine machine = Of("m");
        var time = new CountingTime();

        Task<int> any = WaitFor.Any(
            [t => machine.When(A, t), t => Task.Delay(TimeSpan.FromSeconds(1), time, t)],
            new WaitOptions { Timeout = TimeSpan.FromSeconds(5), TimeProvider = time });
        Assert.That(time.Timers, Is.EqualTo(2));
        machine.Add("A");

        Assert.That(await any.Soon(), Is.Zero);
        Assert.That((Waits(machine), time.Timers), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task What_is_so_already_counts_without_any_time_to_wait()
    {
        Machine machine = Of("m");
        machine.Add("A");
        var none = new WaitOptions { Timeout = TimeSpan.Zero };

        await WaitFor.All([t => machine.When(A, t)], none).Soon();

        await Assert.ThrowsAsync<TimeoutException>(() => WaitFor.All([t => machine.When(B, t)], none).Soon());
        Assert.That(Waits(machine), Is.Zero);
    }

    [Test]
    public async Task The_token_ends_it_and_leaves_no_registration_behind()
    {
        Machine machine = Of("m");
        using var source = new CancellationTokenSource();

        Task waiting = WaitFor.All([t => machine.When(A, t)], cancellationToken: source.Token);
        source.Cancel();

        OperationCanceledException? ended = await Assert.CatchAsync<OperationCanceledException>(() => waiting.Soon());
        Assert.That((ended!.CancellationToken, Waits(machine)), Is.EqualTo((source.Token, 0)));
    }

    [Test]
    public async Task A_wait_that_does_not_look_at_its_token_holds_nobody_up()
    {
        var never = new TaskCompletionSource();
        using var source = new CancellationTokenSource();

        Task waiting = WaitFor.All([_ => never.Task], cancellationToken: source.Token);
        source.Cancel();

        await Assert.CatchAsync<OperationCanceledException>(() => waiting.Soon());
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_error_of_a_watched_machine_ends_it_with_that_error(bool before)
    {
        Machine one = Of("one"), two = Of("two");
        var error = new IOException("gone");
        if (before) two.AddError(error);

        Task waiting = WaitFor.Any([t => one.When(A, t)], new WaitOptions { Errors = [one, two] });
        if (!before) two.AddError(error);

        MachineErrorException? ended = await Assert.ThrowsAsync<MachineErrorException>(() => waiting.Soon());
        Assert.That((ended!.Machine, ended.InnerException), Is.EqualTo((two, error)));
        Assert.That(ended.Message, Is.EqualTo("Machine two has an error: gone"));
        Assert.That(Waits(one, two), Is.Zero);
    }

    [Test]
    public async Task An_error_does_not_hide_what_is_so_already()
    {
        Machine machine = Of("m");
        machine.Add("A");
        machine.AddError(new IOException());

        await WaitFor.All([t => machine.When(A, t)], new WaitOptions { Errors = [machine] }).Soon();
    }

    [Test]
    public async Task A_wait_that_fails_ends_it_without_waiting_for_the_others()
    {
        Machine machine = Of("m");

        Task waiting = WaitFor.All([t => machine.When(A, t), _ => Task.FromException(new IOException("wire"))]);

        Assert.That((await Assert.ThrowsAsync<IOException>(() => waiting.Soon()))!.Message, Is.EqualTo("wire"));
        Assert.That(Waits(machine), Is.Zero);
    }

    [Test]
    public async Task A_wait_that_cannot_begin_takes_back_those_that_have()
    {
        Machine machine = Of("m");
        State unknown = new SchemaBuilder().State("Z").Build().State("Z");

        Task waiting = WaitFor.All([t => machine.When(A, t), t => machine.When(unknown, t)]);

        await Assert.ThrowsAsync<UnknownStateException>(() => waiting.Soon());
        Assert.That(Waits(machine), Is.Zero);
    }

    [Test]
    public async Task The_end_of_a_machine_ends_it()
    {
        Machine one = Of("one"), two = Of("two");

        Task waiting = WaitFor.All([t => one.When(A, t), t => two.When(A, t)]);
        await two.DisposeAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => waiting.Soon());
        Assert.That(Waits(one), Is.Zero);
    }
}

namespace AsyncMachine.Tests.Composition;

/// <summary>Mutations that are tried again while they are refused.</summary>
public sealed class RetryTests
{
    private static Machine Shy(int refusals, TimeProvider? time = null)
    {
        var machine = new Machine(
            new SchemaBuilder().State("A").Build(), new MachineOptions { TimeProvider = time ?? TimeProvider.System });
        int asked = 0;
        machine.Bind(new HandlerMap().On("AEnter", _ => ++asked > refusals));
        return machine;
    }

    private static TimeSpan Ms(int count) => TimeSpan.FromMilliseconds(count);

    [Test]
    public async Task What_is_accepted_at_once_is_done_once()
    {
        var time = new CountingTime();
        Machine machine = Shy(0);

        Result result = await machine.RetryAsync(m => m.AddAsync(m.Schema.State("A")), new RetryOptions { TimeProvider = time }).Soon();

        Assert.That(result, Is.EqualTo(Result.Executed));
        Assert.That(time.Delays, Is.Empty);
    }

    [Test]
    public async Task The_clock_is_the_machines_unless_another_is_given()
    {
        var time = new CountingTime();
        Machine machine = Shy(1, time);

        Task<Result> running = machine.RetryAsync(m => m.AddAsync(m.Schema.State("A")));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await running.Soon(), Is.EqualTo(Result.Executed));
    }

    [Test]
    public async Task Delays_double_up_to_the_longest()
    {
        var time = new CountingTime();
        Machine machine = Shy(6);
        var options = new RetryOptions
        {
            Delay = Ms(100), MaxDelay = Ms(500), MaxDuration = Timeout.InfiniteTimeSpan, TimeProvider = time,
        };

        Result result = await time.PassUntil(machine.RetryAsync(m => m.AddAsync(m.Schema.State("A")), options));

        Assert.That(result, Is.EqualTo(Result.Executed));
        Assert.That(time.Delays, Is.EqualTo(new[] { Ms(100), Ms(200), Ms(400), Ms(500), Ms(500), Ms(500) }));
        Assert.That(time.Timers, Is.Zero);
    }

    [Test]
    public async Task Retries_are_limited_and_the_last_result_is_told()
    {
        var time = new CountingTime();
        Machine machine = Shy(int.MaxValue);

        Result result = await time.PassUntil(
            machine.RetryAsync(m => m.AddAsync(m.Schema.State("A")), new RetryOptions { MaxRetries = 3, TimeProvider = time }));

        Assert.That((result, time.Delays.Count), Is.EqualTo((Result.Canceled, 3)));
    }

    [Test]
    public async Task None_begins_after_the_longest_duration()
    {
        var time = new CountingTime();
        Machine machine = Shy(int.MaxValue);
        var options = new RetryOptions { Delay = Ms(100), MaxDuration = Ms(700), TimeProvider = time };

        Result result = await time.PassUntil(machine.RetryAsync(m => m.AddAsync(m.Schema.State("A")), options));

        Assert.That(result, Is.EqualTo(Result.Canceled));
        Assert.That(time.Delays, Is.EqualTo(new[] { Ms(100), Ms(200), Ms(400) }));
    }

    [Test]
    public void Jitter_comes_only_if_asked_for_and_never_makes_a_delay_longer()
    {
        var plain = new RetryOptions { Delay = Ms(100) };
        RetryOptions jitter = plain with { UseJitter = true };

        Assert.That(Enumerable.Range(0, 100).Select(_ => plain.DelayBefore(1)), Is.All.EqualTo(Ms(200)));
        TimeSpan[] delays = [.. Enumerable.Range(0, 100).Select(_ => jitter.DelayBefore(1))];
        Assert.That(delays, Is.All.InRange(Ms(100), Ms(200)));
        Assert.That(delays.Distinct().Count(), Is.GreaterThan(1));
    }

    [Test]
    public void A_long_row_of_retries_does_not_overflow() =>
        Assert.That(new RetryOptions().DelayBefore(5000), Is.EqualTo(TimeSpan.FromSeconds(5)));

    [Test]
    public async Task A_queued_mutation_is_waited_for_and_not_repeated()
    {
        using var hang = new Hang();
        var machine = new Machine(new SchemaBuilder().State("Slow").State("A", multi: true).Build());
        machine.Bind(new HandlerMap().On("SlowState", _ => hang.Here()));
        Task busy = Task.Run(() => machine.Add("Slow"));
        await hang.Reached;
        int calls = 0;

        Task<Result> running = machine.RetryAsync(m =>
        {
            calls++;
            return m.AddAsync(m.Schema.State("A"));
        });
        Assert.That(running.IsCompleted, Is.False);
        hang.Release();

        Assert.That(await running.Soon(), Is.EqualTo(Result.Executed));
        Assert.That((calls, machine.Tick("A")), Is.EqualTo((1, 1UL)));
        await busy.Soon();
    }

    [Test]
    public async Task The_token_ends_the_delay_and_leaves_no_timer()
    {
        var time = new CountingTime();
        Machine machine = Shy(int.MaxValue);
        using var source = new CancellationTokenSource();

        Task<Result> running = machine.RetryAsync(
            m => m.AddAsync(m.Schema.State("A")), new RetryOptions { TimeProvider = time }, source.Token);
        await time.Made(1);
        source.Cancel();

        await Assert.CatchAsync<OperationCanceledException>(() => running.Soon());
        Assert.That(time.Timers, Is.Zero);
    }

    [Test]
    public async Task The_end_of_the_machine_ends_the_delay()
    {
        var time = new CountingTime();
        Machine machine = Shy(int.MaxValue);

        Task<Result> running = machine.RetryAsync(m => m.AddAsync(m.Schema.State("A")), new RetryOptions { TimeProvider = time });
        await time.Made(1);
        await machine.DisposeAsync();

        Assert.That(await running.Soon(), Is.EqualTo(Result.Canceled));
        Assert.That(time.Timers, Is.Zero);
    }

    [Test]
    public async Task Options_out_of_range_are_all_named()
    {
        Machine machine = Shy(0);
        var options = new RetryOptions { MaxRetries = -1, Delay = Ms(-1), MaxDelay = Ms(-1), MaxDuration = Ms(-2) };

        ArgumentException? wrong = await Assert.ThrowsAsync<ArgumentException>(() => machine.RetryAsync(m => m.AddAsync(), options));
        Assert.That(wrong!.Message, Does.Contain("MaxRetries").And.Contain("Delay is").And.Contain("MaxDelay").And.Contain("MaxDuration"));
    }
}

namespace AsyncMachine.Tests.Composition;

/// <summary>Typed reads and writes between transitions.</summary>
public sealed class AccessTests
{
    [Test]
    public async Task What_is_written_can_be_read()
    {
        await using var machine = Machine.Create(new Counter());

        await machine.WriteAsync(counter => counter.Value = 3).Soon();

        Assert.That(await machine.ReadAsync(counter => counter.Value).Soon(), Is.EqualTo(3));
    }

    [Test]
    public async Task No_handler_runs_meanwhile()
    {
        using var hang = new Hang();
        await using var machine = Machine.Create(new Counter { InHandler = hang.Here });
        Task busy = Task.Run(() => machine.Add(Counter.Counting));
        await hang.Reached;

        Task<int> read = machine.ReadAsync(counter => counter.Value);
        Assert.That(read.IsCompleted, Is.False);
        hang.Release();

        Assert.That(await read.Soon(), Is.EqualTo(1));
        await busy.Soon();
    }

    [Test]
    public async Task What_the_function_throws_comes_out_and_is_not_repeated()
    {
        await using var machine = Machine.Create(new Counter());
        int calls = 0;

        Task<int> read = machine.ReadAsync<Counter, int>(
            _ =>
            {
                calls++;
                throw new OperationCanceledException("mine");
            },
            new RetryOptions());

        Assert.That((await Assert.CatchAsync<OperationCanceledException>(() => read.Soon()))!.Message, Is.EqualTo("mine"));
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_refusal_is_the_answer_unless_retries_are_asked_for()
    {
        using var hang = new Hang();
        var time = new CountingTime();
        await using var machine = Machine.Create(new Counter { InHandler = hang.Here }, new MachineOptions { QueueLimit = 1 });
        Task busy = Task.Run(() => machine.Add(Counter.Counting));
        await hang.Reached;
        machine.Add(Counter.Other); // the queue is full now

        Task<int> once = machine.ReadAsync(counter => counter.Value);
        Task<int> again = machine.ReadAsync(counter => counter.Value, new RetryOptions { TimeProvider = time });
        await Assert.CatchAsync<OperationCanceledException>(() => once.Soon());
        await time.Made(1);
        hang.Release();
        await busy.Soon();
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await again.Soon(), Is.EqualTo(1));
        Assert.That(time.Timers, Is.Zero);
    }

    [Test]
    public async Task A_token_or_the_end_of_the_machine_ends_it()
    {
        var machine = Machine.Create(new Counter());

        await Assert.CatchAsync<OperationCanceledException>(
            () => machine.ReadAsync(counter => counter.Value, new RetryOptions(), new CancellationToken(true)).Soon());
        await machine.DisposeAsync();
        await Assert.CatchAsync<OperationCanceledException>(() => machine.ReadAsync(counter => counter.Value, new RetryOptions()).Soon());
        await Assert.CatchAsync<OperationCanceledException>(() => machine.WriteAsync(counter => counter.Value = 1).Soon());
    }
}

[StateSchema]
internal partial class Counter
{
    public int Value { get; set; }

    public Action? InHandler { get; init; }

    public static partial State Counting { get; }

    public static partial State Other { get; }

    void CountingState()
    {
        Value++;
        InHandler?.Invoke();
    }
}

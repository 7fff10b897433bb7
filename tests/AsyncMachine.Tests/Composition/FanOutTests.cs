using System.Collections.Concurrent;
using System.Threading.Channels;

namespace AsyncMachine.Tests.Composition;

/// <summary>Work in many tasks, of which some run at a time.</summary>
public sealed class FanOutTests
{
    private static Machine Hasher(int queueLimit = 1000, Action<Exception>? onError = null, TimeProvider? time = null) => new(
        new SchemaBuilder().State("Start").State("Hashing", multi: true, require: ["Start"]).State("HashingDone").Build(),
        new MachineOptions
        {
            QueueLimit = queueLimit, OnError = (_, error) => onError?.Invoke(error.Error),
            TimeProvider = time ?? TimeProvider.System, HandlerTimeout = Timeout.InfiniteTimeSpan,
        });

    private static Task<FanOut> FanOutOf(Machine machine, int count, int concurrency, Func<int, CancellationToken, Task> work) =>
        FanOut.CreateAsync(machine, machine.Schema.State("Hashing"), machine.Schema.State("HashingDone"), count, concurrency, work).Soon();

    [Test]
    public async Task All_tasks_are_done_once_and_then_the_done_state_ends_the_state()
    {
        await using Machine machine = Hasher();
        var done = new ConcurrentQueue<int>();
        using FanOut fanOut = await FanOutOf(machine, 20, 3, (number, _) =>
        {
            done.Enqueue(number);
            return Task.CompletedTask;
        });

        machine.Add("Start", "Hashing");
        await machine.When("HashingDone").Soon();

        Assert.That(done.Order(), Is.EqualTo(Enumerable.Range(0, 20)));
        Assert.That(machine.Is("Hashing"), Is.False);
        Assert.That(machine.Any([.. fanOut.Tasks]), Is.False);
        Assert.That(machine.Is([.. fanOut.Done]));
        Assert.That(machine.IsError, Is.False);
    }

    [Test]
    public async Task States_are_made_for_the_tasks_and_active_while_they_run()
    {
        await using Machine machine = Hasher();
        var go = new TaskCompletionSource();
        using FanOut fanOut = await FanOutOf(machine, 3, 2, (_, _) => go.Task);

        machine.Add("Start", "Hashing");
        await machine.When(["Hashing0", "Hashing1"]).Soon();
        Assert.That(machine.Is("Hashing2"), Is.False);
        go.SetResult();

        await machine.When("HashingDone").Soon();
        Assert.That(machine.Is("Hashing0Done", "Hashing1Done", "Hashing2Done"));
    }

    [Test]
    public async Task Concurrency_holds_and_can_be_changed_while_it_runs()
    {
        await using Machine machine = Hasher();
        int running = 0, most = 0;
        TaskCompletionSource[] gates = [.. Enumerable.Range(0, 12).Select(_ => new TaskCompletionSource())];
        using FanOut fanOut = await FanOutOf(machine, 12, 2, async (number, _) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await gates[number].Task;
            Interlocked.Decrement(ref running);
        });
        machine.Add("Start", "Hashing");
        await machine.When(["Hashing0", "Hashing1"]).Soon();

        gates[0].SetResult();
        gates[1].SetResult();
        await machine.When(["Hashing2", "Hashing3"]).Soon();
        Assert.That(Volatile.Read(ref most), Is.LessThanOrEqualTo(2));
        fanOut.Concurrency = 5;
        await machine.When(["Hashing2", "Hashing3", "Hashing4", "Hashing5", "Hashing6"]).Soon();
        foreach (TaskCompletionSource gate in gates) gate.TrySetResult();

        await machine.When("HashingDone").Soon();
        Assert.That((Volatile.Read(ref most) <= 5, fanOut.Concurrency), Is.EqualTo((true, 5)));
    }

    [Test]
    public async Task A_task_that_fails_is_an_error_and_waits_for_the_next_call()
    {
        await using Machine machine = Hasher();
        int tries = 0;
        using FanOut fanOut = await FanOutOf(machine, 4, 2, (number, _) =>
            number == 1 && Interlocked.Increment(ref tries) == 1 ? Task.FromException(new IOException("disk")) : Task.CompletedTask);

        machine.Add("Start", "Hashing");
        await machine.When(["Hashing0Done", "Hashing2Done", "Hashing3Done", "Exception"]).Soon();
        await machine.WhenNot("Hashing1").Soon();
        await machine.WhenQueueEnds().Soon();
        Assert.That((machine.Error!.Message, machine.Is("HashingDone"), tries), Is.EqualTo(("disk", false, 1)));
        machine.Remove("Exception");
        machine.Add("Hashing");

        await machine.When("HashingDone").Soon();
        Assert.That(tries, Is.EqualTo(2));
    }

    [Test]
    public async Task Removing_the_state_ends_the_tasks_and_adding_it_goes_on_with_the_rest()
    {
        await using Machine machine = Hasher();
        var begun = new ConcurrentQueue<int>();
        var wait = new TaskCompletionSource();
        using FanOut fanOut = await FanOutOf(machine, 3, 3, (number, token) =>
        {
            begun.Enqueue(number);
            return number == 0 ? Task.CompletedTask : wait.Task.WaitAsync(token);
        });
        machine.Add("Start", "Hashing");
        await machine.When(["Hashing0Done", "Hashing1", "Hashing2"]).Soon();

        machine.Remove("Hashing");
        Assert.That(machine.Any("Hashing1", "Hashing2"), Is.False);
        wait.SetResult();
        machine.Add("Hashing");

        await machine.When("HashingDone").Soon();
        Assert.That(begun.Count(number => number == 0), Is.EqualTo(1));
        Assert.That(machine.IsError, Is.False, "work that was told to end has not failed");
    }

    [Test]
    public async Task Work_that_does_not_notice_its_end_never_runs_twice_at_once()
    {
        await using Machine machine = Hasher();
        int running = 0, most = 0;
        TaskCompletionSource go = new();
        using FanOut fanOut = await FanOutOf(machine, 1, 1, async (_, _) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await go.Task;
            Interlocked.Decrement(ref running);
        });
        machine.Add("Start", "Hashing");
        await machine.When("Hashing0").Soon();

        machine.Remove("Hashing");
        machine.Add("Hashing");
        await machine.WhenQueueEnds().Soon();
        go.SetResult();

        await machine.When("HashingDone").Soon();
        Assert.That(most, Is.EqualTo(1));
    }

    [Test]
    public async Task Crashes_and_a_short_queue_lose_no_task()
    {
        var errors = Channel.CreateUnbounded<Exception>();
        await using Machine machine = Hasher(queueLimit: 4, error => errors.Writer.TryWrite(error));
        var runs = new int[300];
        var random = new Random(42);
        using FanOut fanOut = await FanOutOf(machine, runs.Length, 16, async (number, _) =>
        {
            bool crash;
            lock (random) crash = random.Next(5) == 0;
            await Task.Yield();
            if (crash) throw new IOException($"task {number}");
            Interlocked.Increment(ref runs[number]);
        });

        machine.Add("Start");
        errors.Writer.TryWrite(new IOException("the first call"));
        Task done = machine.When("HashingDone");
        while (await Task.WhenAny(done, errors.Reader.WaitToReadAsync().AsTask()).Soon() != done)
        {
            while (errors.Reader.TryRead(out _))
            {
            }

            await machine.RetryAsync(m => m.Is("HashingDone") ? new(Result.Executed) : m.AddAsync(m.Schema.State("Hashing"))).Soon();
        }

        Assert.That(runs, Is.All.EqualTo(1));
        Assert.That(machine.Any([.. fanOut.Tasks]), Is.False);
    }

    [TestCase("Hashing1Enter", "Hashing1 could not be started")]
    [TestCase("Hashing1DoneEnter", "Hashing1Done could not be added")]
    public async Task A_task_whose_states_are_refused_to_the_last_is_an_error_and_set_aside(string handler, string message)
    {
        var time = new CountingTime();
        var error = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Machine machine = Hasher(onError: e => error.TrySetResult(e), time: time);
        using FanOut fanOut = await FanOutOf(machine, 3, 3, (_, _) => Task.CompletedTask);
        IDisposable veto = machine.Bind(new HandlerMap().On(handler, e => !e.Exists));

        machine.Add("Start", "Hashing");
        Assert.That((await time.PassUntil(error.Task)).Message, Does.StartWith(message));
        await machine.When(["Hashing0Done", "Hashing2Done"]).Soon();
        Assert.That(machine.Any("Hashing1", "Hashing1Done", "HashingDone"), Is.False);
        veto.Dispose();
        machine.Add("Hashing");

        await machine.When("HashingDone").Soon();
    }

    [Test]
    public async Task It_starts_at_once_if_the_state_is_active_and_no_more_once_it_is_disposed()
    {
        await using Machine machine = Hasher();
        machine.Add("Start", "Hashing");
        var go = new TaskCompletionSource();
        FanOut fanOut = await FanOutOf(machine, 2, 1, (_, _) => go.Task);
        await machine.When("Hashing0").Soon();

        fanOut.Dispose();
        go.SetResult();
        await machine.When("Hashing0Done").Soon();
        await machine.WhenQueueEnds().Soon();

        Assert.That(machine.Tick("Hashing1"), Is.Zero);
    }

    [Test]
    public async Task What_was_done_can_be_done_once_more()
    {
        await using Machine machine = Hasher();
        int runs = 0;
        using FanOut fanOut = await FanOutOf(machine, 2, 2, (_, _) => Task.FromResult(Interlocked.Increment(ref runs)));
        machine.Add("Start", "Hashing");
        await machine.When("HashingDone").Soon();

        machine.Remove([.. fanOut.Done]);
        Result result = await machine.AddAndWaitAsync(machine.Schema.State("Hashing"), machine.Schema.State("HashingDone")).Soon();

        Assert.That((result, runs), Is.EqualTo((Result.Executed, 4)));
    }

    [Test]
    public async Task Mistakes_are_refused()
    {
        await using Machine machine = Hasher();
        State hashing = machine.Schema.State("Hashing"), done = machine.Schema.State("HashingDone");
        Func<int, CancellationToken, Task> work = (_, _) => Task.CompletedTask;

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => FanOut.CreateAsync(machine, hashing, done, 0, 1, work));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => FanOut.CreateAsync(machine, hashing, done, 1, 0, work));
        await Assert.ThrowsAsync<ArgumentException>(() => FanOut.CreateAsync(machine, hashing, hashing, 1, 1, work));
        await Assert.ThrowsAsync<SchemaException>(() => FanOut.CreateAsync(machine, hashing, done, 512, 1, work));
        Assert.That(machine.Schema.Count, Is.EqualTo(4));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}

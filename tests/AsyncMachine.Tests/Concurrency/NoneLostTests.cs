using System.Collections.Concurrent;

namespace AsyncMachine.Tests.Concurrency;

/// <summary>Eight threads mutate one machine: everything that was accepted runs, once, in each thread's order.</summary>
public sealed class NoneLostTests
{
    private const int Threads = 8;
    private static readonly int PerThread = Soak.Rounds(100_000);
    private static readonly MachineOptions Roomy = new() { QueueLimit = int.MaxValue };

    private static Schema Counters(int padding = 0)
    {
        var builder = new SchemaBuilder();
        for (int i = 0; i < Threads; i++) builder.State($"M{i}", multi: true);
        for (int i = 0; i < padding; i++) builder.State($"P{i}");
        return builder.Build();
    }

    [TestCase(0)]
    [TestCase(100)]
    public async Task Ticks_equal_counts(int padding)
    {
        Schema schema = Counters(padding);
        await using var machine = new Machine(schema, Roomy);
        var executed = new long[Threads];

        Soak.Together([.. Enumerable.Range(0, Threads).Select(i => (Action)(() =>
        {
            State own = schema.State($"M{i}");
            for (int n = 0; n < PerThread; n++)
            {
                Result result = machine.Add(own);
                if (result.IsCanceled) throw new InvalidOperationException("refused");
                if (result.IsExecuted) executed[i]++;
            }
        }))]);
        await machine.WhenQueueEnds().Soon();

        for (int i = 0; i < Threads; i++)
        {
            // Inactive to active is one tick, each further instance two.
            Assert.That(machine.Tick($"M{i}"), Is.EqualTo(2UL * (ulong)PerThread - 1), $"thread {i}");
        }

        Assert.That(machine.QueueTick, Is.EqualTo(1 + (ulong)Threads * (ulong)PerThread), "each took one queue tick");
        Assert.That(machine.QueueLength, Is.Zero);
        Assert.That(executed.Sum(), Is.Positive, "some ran on their caller's thread");
    }

    [Test]
    public async Task Handlers_see_every_args_in_each_threads_order()
    {
        Schema schema = Counters();
        await using var machine = new Machine(schema, Roomy);
        int perThread = PerThread / 8;
        var last = new int[Threads];
        int disorder = 0, calls = 0;
        var map = new HandlerMap();
        for (int i = 0; i < Threads; i++)
        {
            int thread = i;
            map.On($"M{i}State", e =>
            {
                calls++; // no lock: transitions run one at a time
                int number = (int)e.Args!;
                if (number != last[thread] + 1) disorder++;
                last[thread] = number;
            });
        }

        machine.Bind(map);

        Soak.Together([.. Enumerable.Range(0, Threads).Select(i => (Action)(() =>
        {
            for (int n = 1; n <= perThread; n++) machine.Mutate(MutationType.Add, $"M{i}", n);
        }))]);
        await machine.WhenQueueEnds().Soon();

        Assert.That((calls, disorder), Is.EqualTo((Threads * perThread, 0)));
    }

    [Test]
    public async Task Every_queued_result_settles_and_every_own_result_is_true()
    {
        Schema schema = new SchemaBuilder().State("A").State("B", require: ["A"]).Build();
        await using var machine = new Machine(schema, Roomy);
        State a = schema.State("A"), b = schema.State("B");
        int rounds = Soak.Rounds(3_000);
        var settled = new ConcurrentBag<Task>();
        long changesOfB = 0, executedB = 0;
        machine.Bind(new HandlerMap()
            .On("BState", _ => { changesOfB++; })
            .On("BEnter", (Action<Event>)(_ => executedB++)));

        Soak.Together([.. Enumerable.Range(0, Threads).Select(i => (Action)(() =>
        {
            var random = new Random(i);
            for (int n = 0; n < rounds; n++)
            {
                Result result = random.Next(4) switch
                {
                    0 => machine.Add(a),
                    1 => machine.Remove(a),
                    2 => machine.Add(b),
                    _ => Wait(machine.AddAsync(b)),
                };
                if (result.IsQueued) settled.Add(machine.WhenQueue(result));
                Soak.Jitter(random);
            }

            static Result Wait(ValueTask<Result> pending)
            {
                Result own = pending.AsTask().Soon().GetAwaiter().GetResult();
                if (own.IsQueued) throw new InvalidOperationException("its own result was promised");
                return own;
            }
        }))]);

        await Task.WhenAll(settled).Soon();
        Assert.That(changesOfB, Is.EqualTo(executedB), "whatever was negotiated was committed");
    }

    [Test]
    public async Task Forks_and_async_handlers_mutate_too()
    {
        Schema schema = Counters();
        await using var machine = new Machine(schema, Roomy with { ForkLimit = 1_000_000 });
        int rounds = Soak.Rounds(4_000);
        machine.Bind(new HandlerMap()
            .On("M0State", (Action<Event>)(e => e.Machine.Fork(e, _ =>
            {
                e.Machine.Add("M1");
                return Task.CompletedTask;
            })))
            .On("M2State", async (e, _) =>
            {
                await Task.Yield();
                e.Machine.Add("M3");
            }));

        Soak.Together(
            () =>
            {
                for (int n = 0; n < rounds; n++) machine.Add("M0");
            },
            () =>
            {
                for (int n = 0; n < rounds; n++) machine.Add("M2");
            });

        ulong each = 2UL * (ulong)rounds - 1;
        await machine.WhenTime([schema.State("M0"), schema.State("M1"), schema.State("M2"), schema.State("M3")], [each, each, each, each]).Soon();
        Assert.That(machine.IsError, Is.False, $"{machine.Error}");
    }

    /// <summary>A handler's task that ends on another thread while the machine looks at it is one that ran to its end.</summary>
    [Test]
    public async Task A_task_that_ends_as_the_handler_returns_is_no_error()
    {
        Schema schema = Counters();
        await using var machine = new Machine(schema, Roomy);
        TaskCompletionSource? open = null;
        bool stop = false;
        var random = new Random(7);
        machine.Bind(new HandlerMap().On("M0State", (_, _) =>
        {
            var source = new TaskCompletionSource();
            Volatile.Write(ref open, source);
            Thread.SpinWait(random.Next(40)); // the other thread answers while the handler returns
            return source.Task;
        }));

        Soak.Together(
            () =>
            {
                while (!Volatile.Read(ref stop)) Interlocked.Exchange(ref open, null)?.SetResult();
                Interlocked.Exchange(ref open, null)?.SetResult();
            },
            () =>
            {
                for (int n = 0; n < PerThread && !machine.IsError; n++) machine.Add("M0");
                Volatile.Write(ref stop, true);
            });

        Assert.That(machine.IsError, Is.False, $"{machine.Error}");
    }
}

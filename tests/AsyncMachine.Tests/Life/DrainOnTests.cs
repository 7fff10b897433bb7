using System.Collections.Concurrent;

namespace AsyncMachine.Tests.Life;

public sealed class DrainOnTests
{
    private static readonly Schema Plain = new SchemaBuilder().State("A").State("B", require: ["A"]).State("Auto", auto: true, require: ["A"]).Build();

    [Test]
    public async Task On_the_thread_pool_every_call_is_queued()
    {
        await using var machine = new Machine(Plain, new MachineOptions { DrainOn = DrainExecutor.ThreadPool });
        TaskCompletionSource<bool> pool = new();
        machine.Bind(new HandlerMap().On("AState", _ => { pool.TrySetResult(Thread.CurrentThread.IsThreadPoolThread); }));

        Result result = machine.Add("A");

        Assert.That(result, Is.EqualTo(Result.Queued(2)));
        await machine.WhenQueue(result).Soon();
        Assert.That(await pool.Task.Soon(), Is.True);
        Assert.That(machine.ToString(), Is.EqualTo("(A:1 Auto:1)"));
        Assert.That(await machine.AddAsync(Plain.State("B")).AsTask().Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await machine.CanRemoveAsync(Plain.State("A")).AsTask().Soon(), Is.EqualTo(Result.Executed));
        Assert.That(await machine.EvalAsync(() => 5).Soon(), Is.EqualTo(5));
        Assert.That(machine.CanAdd("A").IsQueued, Is.True);
    }

    [Test]
    public async Task On_a_scheduler_handlers_run_there()
    {
        using var scheduler = new OwnThread();
        await using var machine = new Machine(Plain, new MachineOptions { DrainOn = DrainExecutor.From(scheduler) });
        var threads = new ConcurrentQueue<int>();
        machine.Bind(new HandlerMap().On("AState", _ => { threads.Enqueue(Environment.CurrentManagedThreadId); }));

        Assert.That(await machine.AddAsync(Plain.State("A")).AsTask().Soon(), Is.EqualTo(Result.Executed));

        Assert.That(threads, Is.EqualTo(new[] { scheduler.ThreadId }));
        Assert.That(() => DrainExecutor.From((TaskScheduler)null!), Throws.ArgumentNullException);
    }

    [Test]
    public async Task In_a_synchronization_context_handlers_see_it()
    {
        var context = new PumpedContext();
        await using var machine = new Machine(Plain, new MachineOptions { DrainOn = DrainExecutor.From(context) });
        SynchronizationContext? seen = null;
        var order = new List<string>();
        machine.Bind(new HandlerMap().On("AState", async (_, _) =>
        {
            seen = SynchronizationContext.Current;
            await Task.Yield();
            order.Add($"after {ReferenceEquals(SynchronizationContext.Current, context)}");
        }));

        Result result = machine.Add("A");
        Assert.That(result.IsQueued, Is.True);
        Assert.That(machine.Is("A"), Is.False, "nobody has pumped");
        context.Pump();

        Assert.That(machine.ToString(), Is.EqualTo("(A:1 Auto:1)"));
        Assert.That(seen, Is.SameAs(context));
        Assert.That(order, Is.EqualTo(new[] { "after True" }));
        Assert.That(() => DrainExecutor.From((SynchronizationContext)null!), Throws.ArgumentNullException);
    }

    [Test]
    public void Mutations_that_wait_for_the_executor_are_merged_and_limited()
    {
        var context = new PumpedContext();
        var machine = new Machine(Plain, new MachineOptions { DrainOn = DrainExecutor.From(context), QueueLimit = 2 });

        Assert.That(machine.Add("A"), Is.EqualTo(Result.Queued(2)));
        Assert.That(machine.Add("A"), Is.EqualTo(Result.Queued(2)));
        Assert.That(machine.Remove("A"), Is.EqualTo(Result.Queued(3)));
        Assert.That(machine.Add("B"), Is.EqualTo(Result.Canceled));
        context.Pump();

        Assert.That(machine.ToStringAll(), Is.EqualTo("() [Exception:0 A:2 B:0 Auto:2]"));
    }

    /// <summary>A context that runs what was posted when it is told to.</summary>
    [Test]
    public async Task What_an_executor_refuses_runs_on_the_pool_and_is_reported()
    {
        var errors = new List<string>();
        await using var machine = new Machine(Plain, new MachineOptions
        {
            DrainOn = new RefusingExecutor(), OnError = (_, error) => errors.Add($"{error.Handler}: {error.Error.Message}"),
        });

        Result result = await machine.AddAsync(Plain.State("A")).AsTask().Soon();

        Assert.That(result, Is.EqualTo(Result.Executed));
        Assert.That(errors, Is.EqualTo(new[] { "RefusingExecutor.Post: closed" }));
    }

    [Test]
    public async Task An_executor_may_run_what_it_got_twice()
    {
        var executor = new RepeatingExecutor();
        await using var machine = new Machine(Plain, new MachineOptions { DrainOn = executor });
        int calls = 0;
        machine.Bind(new HandlerMap().On("AState", _ => { calls++; }));
        machine.Add("A");

        executor.Run();

        Assert.That((calls, machine.Is("A")), Is.EqualTo((1, true)));
        executor.Runs = true;
    }

    private sealed class RefusingExecutor : DrainExecutor
    {
        public override void Post(Action drain) => throw new InvalidOperationException("closed");
    }

    private sealed class RepeatingExecutor : DrainExecutor
    {
        private readonly Queue<Action> _posted = new();

        public bool Runs { get; set; }

        public override void Post(Action drain)
        {
            if (Runs) System.Threading.ThreadPool.QueueUserWorkItem(_ => drain());
            else _posted.Enqueue(drain);
        }

        public void Run()
        {
            while (_posted.TryDequeue(out Action? drain))
            {
                drain();
                drain();
            }
        }
    }

    private sealed class PumpedContext : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback, object?)> _posted = [];

        public override void Post(SendOrPostCallback d, object? state)
        {
            lock (_posted) _posted.Enqueue((d, state));
        }

        public void Pump()
        {
            SynchronizationContext? before = Current;
            SetSynchronizationContext(this);
            try
            {
                while (true)
                {
                    (SendOrPostCallback Callback, object? State) next;
                    lock (_posted)
                    {
                        if (!_posted.TryDequeue(out next)) return;
                    }

                    next.Callback(next.State);
                }
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }

    /// <summary>A scheduler with one thread of its own.</summary>
    private sealed class OwnThread : TaskScheduler, IDisposable
    {
        private readonly BlockingCollection<Task> _tasks = [];
        private readonly Thread _thread;

        public OwnThread()
        {
            _thread = new Thread(() =>
            {
                foreach (Task task in _tasks.GetConsumingEnumerable()) TryExecuteTask(task);
            });
            _thread.Start();
        }

        public int ThreadId => _thread.ManagedThreadId;

        protected override void QueueTask(Task task) => _tasks.Add(task);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];

        public void Dispose()
        {
            _tasks.CompleteAdding();
            _thread.Join();
        }
    }
}

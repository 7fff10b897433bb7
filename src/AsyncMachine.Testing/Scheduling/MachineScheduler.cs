using System.Diagnostics;
using System.Text;

namespace AsyncMachine.Testing;

/// <summary>
/// Runs machines on the one thread of a test, under a <see cref="ManualTime"/>: their transitions, their async handlers before and
/// after each await, their forks, and whatever the test awaits. The order is always the same, and work that leaves the thread is
/// reported.
/// </summary>
/// <remarks>
/// <para>
/// Machines are made with <see cref="Options"/>. Their drain runs on the scheduler, so every mutation is queued until the scheduler
/// runs: by <see cref="Run(Func{Task})"/>, where the test is an async method, or by <see cref="RunUntilIdle"/> and
/// <see cref="Advance"/>, where it is not.
/// </para>
/// <para>
/// Reported, as a <see cref="MachineAssertionException"/> of whichever member runs next: a continuation that another thread posts;
/// a mutation, check or eval that another thread makes; an async handler or fork that ends on another thread; one that goes on when
/// its machine is disposed and its token is cancelled, so that it waits for something outside, such as a delay that is not on the
/// time, or for ever; and a test that awaits something when nothing is left to run. Nothing waits for the clock to see it.
/// </para>
/// <para>
/// Not seen: work that nobody awaits and that touches no machine; reads from another thread; and a <c>ConfigureAwait(false)</c>
/// whose awaited task is completed on the thread by a timer of the time, because it stays here: it goes on within the timer's
/// callback. Callbacks of state tokens run on the thread pool, as always, but one at a time, in order, and the scheduler waits for
/// them. <c>Task.WhenAny</c>, <c>WhenAll</c> and <c>WaitAsync</c> over waits of machines pass through the thread pool, and are
/// reported.
/// </para>
/// <para>Belongs to the thread that made it; its members throw on any other.</para>
/// </remarks>
[DebuggerDisplay("{Time}, pending: {Pending.Count}")]
public sealed class MachineScheduler : IDisposable
{
    private readonly int _owner = Environment.CurrentManagedThreadId;
    private int _reported;

    /// <summary>A scheduler for this thread, with a clock of its own.</summary>
    public MachineScheduler()
        : this(new ManualTime())
    {
    }

    /// <summary>A scheduler for this thread.</summary>
    /// <param name="time">The clock. While the scheduler exists, an advance of it runs everything between one due time and the
    /// next.</param>
    public MachineScheduler(ManualTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        Time = time;
        Queue = new SchedulerContext(this);
        Departures = new Departures(this);
        Executor = new SchedulerExecutor(this);
        time.Settle = Settle;
        time.LeaveContext = LeaveContext;
    }

    /// <summary>The clock.</summary>
    public ManualTime Time { get; }

    /// <summary>The context to which continuations are posted; current while the scheduler runs.</summary>
    public SynchronizationContext SynchronizationContext => Queue;

    /// <summary>How long, by the real clock, it waits for the engine and for callbacks of tokens, which run on the thread pool: 30
    /// s. Reached by failures only.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Names of async handlers and forks that are not over, such as <c>ArmedState</c>.</summary>
    public IReadOnlyList<string> Pending => Departures.Pending;

    /// <summary>What left the thread so far, in words.</summary>
    public IReadOnlyList<string> LeftTheThread => Departures.Told;

    internal SchedulerContext Queue { get; }

    internal SchedulerExecutor Executor { get; }

    internal Departures Departures { get; }

    internal bool IsOwner => Environment.CurrentManagedThreadId == _owner;

    /// <summary>
    /// Runs a test with a scheduler of its own: <c>MachineScheduler.Test(async scheduler => …)</c>. Disposes the machines at the
    /// end, and reports what left.
    /// </summary>
    /// <param name="test">The test.</param>
    /// <exception cref="MachineAssertionException">Work left the thread, or nothing was left to run before the test was
    /// over.</exception>
    public static void Test(Func<MachineScheduler, Task> test)
    {
        ArgumentNullException.ThrowIfNull(test);
        using var scheduler = new MachineScheduler();
        scheduler.Run(async () =>
        {
            await test(scheduler);
            await scheduler.DisposeMachinesAsync();
        });
    }

    /// <summary>Options of a machine that runs here: the clock, the executor, no time-out of handlers, for nobody else could report
    /// one.</summary>
    /// <param name="options">What is wanted beside; null for the defaults.</param>
    public MachineOptions Options(MachineOptions? options = null)
    {
        options ??= new MachineOptions();
        return options with
        {
            TimeProvider = Time,
            DrainOn = Executor,
            HandlerTimeout = Timeout.InfiniteTimeSpan,
            Tracers = [.. options.Tracers, Departures],
        };
    }

    /// <summary>Runs an async method, and what it awaits, until it is over.</summary>
    /// <param name="body">The method. It moves the clock by <see cref="Advance"/>; nothing else does.</param>
    /// <exception cref="MachineAssertionException">Work left the thread, or nothing was left to run before the method was
    /// over.</exception>
    public void Run(Func<Task> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Task task = Within(body);
        task.ContinueWith(_ => Queue.Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (true)
        {
            Pump(() => task.IsCompleted);
            if (task.IsCompleted) break;
            if (Departures.IsDisposing) AwaitDisposal(() => task.IsCompleted);
            else if (!Queue.HasWork) throw Stuck(); // what a disposal posts, it has posted before it is over
        }

        Pump();
        if (task.IsFaulted && task.Exception.InnerException is { } failure and not MachineAssertionException && HasReports)
        {
            throw Report(failure);
        }

        task.GetAwaiter().GetResult();
        ThrowIfLeft();
    }

    /// <summary>Runs everything that can run without time going by.</summary>
    /// <exception cref="MachineAssertionException">Work left the thread.</exception>
    public void RunUntilIdle()
    {
        Pump();
        ThrowIfLeft();
    }

    /// <summary>Moves the clock, stops at every due time, and runs there everything that the timer has caused.</summary>
    /// <param name="delta">How far.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    /// <exception cref="MachineAssertionException">Work left the thread.</exception>
    public void Advance(TimeSpan delta)
    {
        Pump();
        Time.Advance(delta);
        RunUntilIdle();
    }

    /// <summary>For tests that do not use <see cref="Run(Func{Task})"/>: disposes the machines, and reports what left.</summary>
    /// <exception cref="MachineAssertionException">Work left the thread, or goes on after its machine is disposed.</exception>
    public void Complete() => Run(DisposeMachinesAsync);

    /// <summary>Gives the clock back. Machines that still exist are left as they are; see <see cref="Complete"/>.</summary>
    public void Dispose()
    {
        Time.Settle = null;
        Time.LeaveContext = null;
    }

    private bool HasReports => Departures.Told.Length > _reported;

    private async Task DisposeMachinesAsync()
    {
        foreach (Machine machine in Departures.Machines) await machine.DisposeAsync();
    }

    /// <summary>Runs what waits, and reports nothing.</summary>
    internal void Pump(Func<bool>? until = null)
    {
        if (!IsOwner) throw new InvalidOperationException("A MachineScheduler runs on the thread that made it, and on no other.");
        SynchronizationContext? outer = SynchronizationContext.Current;
        try
        {
            do
            {
                if (!Executor.WaitForCallbacks(Patience)) throw new MachineAssertionException($"A callback of a state token does not end within {Patience}.");
            }
            while (until?.Invoke() != true && Queue.RunNext());
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private Task Within(Func<Task> body)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(Queue);
        try
        {
            return body();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>
    /// Nothing is left to run but the disposal of a machine, which works on the thread pool. It may wait for handlers that go on
    /// although their tokens are cancelled: these are told of, and the time-out of the disposal passes.
    /// </summary>
    private void AwaitDisposal(Func<bool> over)
    {
        bool Changed() => over() || !Departures.IsDisposing || Abandoned().Length > 0;
        if (!Queue.WaitForWork(Changed, Patience)) throw Stuck();
        Machine[] abandoned = Abandoned();
        if (abandoned.Length == 0) return;
        foreach (string handler in Departures.Pending)
        {
            Departures.Tell($"{handler} goes on after its machine was disposed: it waits for something outside, or for ever");
        }

        Time.Advance(abandoned.Max(machine => machine.Options.DisposeTimeout));
    }

    /// <summary>Machines whose disposal has cancelled all tokens, and still waits for handlers.</summary>
    private Machine[] Abandoned() => Departures.Pending.Length == 0 ? [] :
    [
        .. Departures.Machines.Where(machine =>
            !machine.IsDisposed && machine.Engine.ExtraOrNull is { AsyncIdle.Task.IsCompleted: false } &&
            Executor.WaitForCallbacks(TimeSpan.Zero)),
    ];

    private void Settle()
    {
        if (IsOwner) Pump();
        else Departures.Tell("the clock was moved on another thread");
    }

    /// <summary>Timers call back without a context: what they complete is posted, not run inside them.</summary>
    private SynchronizationContext? LeaveContext()
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        if (!ReferenceEquals(context, Queue)) return null;
        SynchronizationContext.SetSynchronizationContext(null);
        return context;
    }

    private void ThrowIfLeft()
    {
        if (HasReports) throw Report(null);
    }

    private MachineAssertionException Report(Exception? failure)
    {
        string[] told = Departures.Told;
        var text = new StringBuilder("Work left the thread of the scheduler:");
        foreach (string what in told.AsSpan(_reported)) text.Append("\n  ").Append(what);
        if (failure is not null) text.Append("\nThe test failed with ").Append(Failure.Describe(failure));
        _reported = told.Length;
        return new MachineAssertionException(text.ToString(), failure);
    }

    private MachineAssertionException Stuck()
    {
        var text = new StringBuilder("Nothing is left to run, but the test is not over: it waits for time to go by, for something outside, or for ever.");
        foreach (string handler in Departures.Pending) text.Append("\n  not over: ").Append(handler);
        if (Time.NextDue is { } due) text.Append("\n  next timer in: ").Append(due - Time.GetUtcNow());
        foreach (string what in Departures.Told.AsSpan(_reported)) text.Append("\n  left the thread: ").Append(what);
        foreach (Machine machine in Departures.Machines) text.Append($"\n  machine '{machine.Id}': {machine}");
        return new MachineAssertionException(text.ToString());
    }
}

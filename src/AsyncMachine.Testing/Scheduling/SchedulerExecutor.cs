namespace AsyncMachine.Testing;

/// <summary>What the machines of a <see cref="MachineScheduler"/> run on: its queue, and its eyes on what they await.</summary>
internal sealed class SchedulerExecutor(MachineScheduler scheduler) : DrainExecutor
{
    private readonly object _gate = new();
    private Task _cancelled = Task.CompletedTask; // the last cancellation of a token; guarded by _gate
    private volatile int _cancelling;             // id of the thread that runs the callbacks of a token

    internal override SynchronizationContext Context => scheduler.SynchronizationContext;

    /// <summary>True on the thread that runs the callbacks of a state token.</summary>
    public bool IsCancelling => _cancelling == Environment.CurrentManagedThreadId;

    public override void Post(Action drain)
    {
        scheduler.Departures.NoteDrain();
        scheduler.Queue.Enqueue(static run => ((Action)run!)(), drain);
    }

    /// <summary>Waits until the callbacks of all tokens that were cancelled have run; false if they take too long.</summary>
    public bool WaitForCallbacks(TimeSpan patience)
    {
        Task last;
        lock (_gate) last = _cancelled;
        return last.IsCompleted || ((IAsyncResult)last).AsyncWaitHandle.WaitOne(patience);
    }

    internal override Task Start(Func<Task> work)
    {
        var started = new TaskCompletionSource<Task>();
        scheduler.Queue.Enqueue(_ => started.SetResult(Begin(work)), null);
        return started.Task.Unwrap();
    }

    /// <summary>
    /// The runtime runs the callbacks of a token on the thread pool. The one that is registered last runs first: this one waits
    /// there for the token that was cancelled before, so that the callbacks of several run one after another, in the order of the
    /// cancellations.
    /// </summary>
    internal override Task Cancel(CancellationTokenSource source)
    {
        lock (_gate)
        {
            Task before = _cancelled;
            source.Token.UnsafeRegister(_ =>
            {
                ((IAsyncResult)before).AsyncWaitHandle.WaitOne();
                _cancelling = Environment.CurrentManagedThreadId;
            }, null);
            Task callbacks = source.CancelAsync();
            _cancelled = callbacks.ContinueWith(
                _ => _cancelling = 0, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return callbacks;
        }
    }

    internal override void Follow(Task task, string? handler) => scheduler.Departures.Follow(task, handler);

    private static Task Begin(Func<Task> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }
}

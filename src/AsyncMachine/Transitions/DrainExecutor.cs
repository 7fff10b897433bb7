namespace AsyncMachine;

/// <summary>Runs a machine's drain somewhere else than on the caller's thread.</summary>
public abstract class DrainExecutor
{
    /// <summary>The thread pool.</summary>
    public static DrainExecutor ThreadPool { get; } = new PoolExecutor();

    /// <summary>A task scheduler.</summary>
    /// <param name="scheduler">The scheduler.</param>
    public static DrainExecutor From(TaskScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        return new SchedulerExecutor(scheduler);
    }

    /// <summary>A synchronization context, such as that of a UI thread; handlers then run in it.</summary>
    /// <param name="context">The context.</param>
    public static DrainExecutor From(SynchronizationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new ContextExecutor(context);
    }

    /// <summary>Runs the drain, later, on whatever thread the executor stands for. Must not run it inside this call.</summary>
    /// <param name="drain">What to run; it does not throw.</param>
    public abstract void Post(Action drain);

    /// <summary>The context that handlers see; null for none.</summary>
    internal virtual SynchronizationContext? Context => null;

    /// <summary>Starts work in the background of a machine.</summary>
    internal virtual Task Start(Func<Task> work) => Task.Run(work, CancellationToken.None);

    /// <summary>Cancels a state token: it reads as cancelled when this returns; its callbacks run elsewhere.</summary>
    internal virtual Task Cancel(CancellationTokenSource source) => source.CancelAsync();

    /// <summary>Tells of a task that the engine awaits: a handler's or fork's, with the handler's name, or the disposal of a machine.</summary>
    internal virtual void Follow(Task task, string? handler)
    {
    }

    private sealed class PoolExecutor : DrainExecutor
    {
        public override void Post(Action drain) =>
            System.Threading.ThreadPool.UnsafeQueueUserWorkItem(static run => run(), drain, preferLocal: false);
    }

    private sealed class SchedulerExecutor(TaskScheduler scheduler) : DrainExecutor
    {
        public override void Post(Action drain) =>
            Task.Factory.StartNew(drain, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
    }

    private sealed class ContextExecutor(SynchronizationContext context) : DrainExecutor
    {
        internal override SynchronizationContext Context => context;

        public override void Post(Action drain) => context.Post(static state => ((Action)state!)(), drain);
    }
}

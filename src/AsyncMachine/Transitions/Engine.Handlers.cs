namespace AsyncMachine;

// Bindings, tracers, errors, time-outs and background work.
internal sealed partial class Engine
{
    private Tracer[] _tracers = []; // replaced as a whole under the lock

    /// <summary>An object whose handlers are called.</summary>
    public sealed record Binding(object Target, HandlerTable[] Tables, string Name);

    public Tracer[] Tracers => Volatile.Read(ref _tracers);

    /// <summary>Cancelled for whoever asks after the end, also if the one who ends the machine has not come to it yet.</summary>
    public override CancellationToken DisposedToken
    {
        get
        {
            Extras extras = Extra;
            CancellationTokenSource? source = Volatile.Read(ref extras.Disposed);
            if (source is null)
            {
                var made = new CancellationTokenSource();
                source = Interlocked.CompareExchange(ref extras.Disposed, made, null) ?? made;
            }

            Interlocked.MemoryBarrier(); // who ends the machine marks it as disposed, and then asks for this token
            if (IsDisposed && !source.IsCancellationRequested)
            {
                source.CancelAsync().ContinueWith(
                    task => Report(task.Exception!.InnerException ?? task.Exception, "a callback of Disposed"),
                    CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            }

            return source.Token;
        }
    }

    /// <summary>Changes bindings or tracers; transitions see it from the next one on.</summary>
    /// <param name="change">Makes the change under the lock; false if there was nothing to change.</param>
    public bool Change(Func<Engine, bool> change)
    {
        lock (this)
        {
            if (!change(this)) return false;
        }

        Core.Eval(new RebindWork(this), always: true);
        return true;
    }

    public void SetTracers(Tracer[] tracers) => Volatile.Write(ref _tracers, tracers);

    // -- errors -------------------------------------------------------------------------------------------------

    /// <summary>Sets <c>Error</c> and tells the error callback, the tracers and the log.</summary>
    /// <param name="error">The error.</param>
    /// <param name="drain">The cell of the drain if its thread reports, between two calls; it watches who is told.</param>
    public void ReportError(ErrorArgs error, Cell? drain = null)
    {
        Volatile.Write(ref Extra.Error, error.Error);
        Tell(error, drain);
    }

    public override void Report(Exception exception, string where) => Report(exception, where, null);

    /// <summary>Reports what code of others threw and the engine has caught.</summary>
    public void Report(Exception exception, string where, Cell? drain) =>
        Tell(new ErrorArgs(exception) { Handler = where, Phase = TransitionPhase.Observers }, drain);

    private void Tell(ErrorArgs error, Cell? drain)
    {
        if (Options.OnError is { } callback && Call(drain, "OnError", () => callback(Machine, error)) is { } failure)
        {
            TellTracers(new ErrorArgs(failure) { Handler = "OnError", Phase = TransitionPhase.Observers }, drain);
        }

        TellTracers(error, drain);
    }

    private void TellTracers(ErrorArgs error, Cell? drain)
    {
        // The error callback was told of the error itself; a tracer that fails at being told is told no more of it.
        foreach (Tracer tracer in Tracers) Call(drain, nameof(Tracer.ErrorReported), () => tracer.ErrorReported(Machine, error));
    }

    /// <summary>Calls code of others, which may throw, and, on the drain's own thread, may hang.</summary>
    /// <returns>What it threw; null if it did not.</returns>
    /// <exception cref="DrainLostException">It was left behind.</exception>
    public static Exception? Call(Cell? drain, string what, Action action)
    {
        Exception? failure = null;
        string? observer = drain?.Observer;
        if (drain is not null)
        {
            drain.Observer = what;
            drain.Enter();
        }

        try
        {
            action();
        }
        catch (Exception exception) when (exception is not DrainLostException)
        {
            failure = exception;
        }

        if (drain is not null)
        {
            drain.Leave();
            drain.Observer = observer;
        }

        return failure;
    }

    /// <summary>A line of the text log about something that was refused or ignored.</summary>
    public void LogRefused(string text, Cell? drain = null) => WriteLog(LogLevel.Operations, $"[cancel] {text}", drain);

    /// <summary>A line of the text log outside of a tracer's hook; what the sink throws is reported.</summary>
    public void WriteLog(LogLevel level, string line, Cell? drain = null)
    {
        foreach (Tracer tracer in Tracers)
        {
            if (tracer is TextLog log && Call(drain, "log", () => log.Write(level, line)) is { } failure) Report(failure, "log", drain);
        }
    }

    // -- time-outs ----------------------------------------------------------------------------------------------

    /// <summary>The watchdog has left a call behind: a thread of the pool takes the drain over.</summary>
    public void GoOnWithout(Cell cell)
    {
        var error = new HandlerTimeoutException(cell.Describe(), Options.HandlerTimeout + Options.HandlerDeadline, leftBehind: true);
        var args = new ErrorArgs(error) { Handler = error.Handler, Phase = cell.Phase };
        lock (this)
        {
            Extras extras = Extra;
            SetGuard();
            if (!cell.HasReturned) extras.LostCells.Add(cell); // the call may have returned since it was left behind
            if (Options.HandlerBackoff > TimeSpan.Zero)
            {
                extras.BackingOff = true;
                extras.BackoffUntil = Options.HandlerBackoff == Timeout.InfiniteTimeSpan
                    ? long.MaxValue
                    : Options.TimeProvider.GetTimestamp() +
                      (long)(Options.HandlerBackoff.TotalSeconds * Options.TimeProvider.TimestampFrequency);
            }

            RelaxGuard();
            Cell = null;
        }

        DrainExecutor.ThreadPool.Post(() => GoOn(cell, args)); // the executor's own thread may be the one that hangs
        ThreadDrains.LeaveBehind(cell.Thread);
    }

    /// <summary>A pipe of this machine was left behind with the thread it is on: a thread of the pool goes on after it.</summary>
    public void GoOnAfterPipe(Cell cell)
    {
        lock (this) Cell = null;
        DrainExecutor.ThreadPool.Post(() =>
        {
            try
            {
                Core.GoOnAfterPipe(cell);
            }
            catch (DrainLostException)
            {
                Returned();
            }
        });
    }

    private void GoOn(Cell lost, ErrorArgs error)
    {
        try
        {
            Core.GoOn(lost, error);
        }
        catch (DrainLostException)
        {
            Returned();
        }
    }

    // -- what async handlers leave running ------------------------------------------------------------------------

    /// <summary>Follows the rest of an async handler: its failure becomes the error state.</summary>
    public void Track(Task task, CancellationToken token, uint handler)
    {
        Interlocked.Increment(ref Extra.AsyncHandlers);
        CancellationToken instance = InstanceToken(handler, token);
        Options.DrainOn?.Follow(task, HandlerNames.Of(Schema, handler));
        task.ContinueWith(
            (ended, _) => Ended(ended, token, instance, handler),
            null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>
    /// The token of the instance that a handler is about. That of a Multi state's handler lives longer; one that chooses to end with its
    /// instance ends as it should.
    /// </summary>
    private CancellationToken InstanceToken(uint handler, CancellationToken token)
    {
        int state = HandlerTable.StateOf(handler);
        bool isMulti = HandlerTable.KindOf(handler) == HandlerKind.State && (Schema.Flags[state] & (byte)StateFlags.Multi) != 0;
        return isMulti ? GetTokens().Get(state) : token;
    }

    private static bool EndedByToken(Exception error, CancellationToken token, CancellationToken instance) =>
        token.IsCancellationRequested || (instance.IsCancellationRequested && error is OperationCanceledException);

    private void Ended(Task task, CancellationToken token, CancellationToken instance, uint handler)
    {
        if (!task.IsCompletedSuccessfully)
        {
            string name = HandlerNames.Of(Schema, handler);
            Exception error = task.Exception is { } failure ? failure.InnerException ?? failure : new TaskCanceledException(task);
            if (EndedByToken(error, token, instance))
            {
                LogRefused($"{name} ended by its token: {error.GetType().Name}");
            }
            else
            {
                AddFailure(error, name, ErrorStateOf(handler));
            }
        }

        EndWork();
    }

    /// <summary>One piece of background work is over; disposal may wait for it.</summary>
    public void EndWork()
    {
        Extras extras = Extra;
        if (Interlocked.Decrement(ref extras.AsyncHandlers) == 0) Volatile.Read(ref extras.AsyncIdle)?.TrySetResult();
    }

    /// <summary>Adds an error of background work; what may not be added is reported all the same.</summary>
    public void AddFailure(Exception error, string handler, State? state)
    {
        var args = new ErrorArgs(error) { Handler = handler, Phase = TransitionPhase.Async };
        ReportError(args);
        State exception = Schema[Schema.Exception];
        Core.Mutate(MutationType.Add, state is { } own ? [own, exception] : [exception], args, JobFlags.Args, default);
    }

    /// <summary>The error state named for a handler's state: <c>ErrConnecting</c> for <c>ConnectingState</c>.</summary>
    private State? ErrorStateOf(uint handler)
    {
        if (HandlerTable.KindOf(handler) == HandlerKind.AnyState) return null;
        string name = "Err" + Schema.Names[HandlerTable.StateOf(handler)];
        return Schema.TryGetState(name, out State state) ? state : null;
    }

    private sealed class RebindWork(Engine engine) : JobWork
    {
        public override void Run() => engine.Core.Rebind();

        public override void End(Result result)
        {
        }
    }
}

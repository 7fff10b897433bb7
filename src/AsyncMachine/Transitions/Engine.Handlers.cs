namespace AsyncMachine;

// Bindings, tracers, errors, time-outs and background work.
internal sealed partial class Engine
{
    private Tracer[] _tracers = []; // replaced as a whole under the lock

    /// <summary>An object whose handlers are called.</summary>
    public sealed record Binding(object Target, HandlerTable[] Tables, string Name);

    public Tracer[] Tracers => Volatile.Read(ref _tracers);

    public override CancellationToken DisposedToken
    {
        get
        {
            Extras extras = Extra;
            if (Volatile.Read(ref extras.Disposed) is { } known) return known.Token;
            var made = new CancellationTokenSource();
            CancellationTokenSource source = Interlocked.CompareExchange(ref extras.Disposed, made, null) ?? made;
            Interlocked.MemoryBarrier();
            if (IsDisposed) source.Cancel(); // it ended between the two looks
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
    public void ReportError(ErrorArgs error)
    {
        Volatile.Write(ref Extra.Error, error.Error);
        Tell(error);
    }

    public override void Report(Exception exception, string where) =>
        Tell(new ErrorArgs(exception) { Handler = where, Phase = TransitionPhase.Observers });

    private void Tell(ErrorArgs error)
    {
        try
        {
            Options.OnError?.Invoke(Machine, error);
        }
        catch (Exception exception) when (exception is not DrainLostException)
        {
            TellTracers(new ErrorArgs(exception) { Handler = "OnError", Phase = TransitionPhase.Observers });
        }

        TellTracers(error);
    }

    private void TellTracers(ErrorArgs error)
    {
        foreach (Tracer tracer in Tracers)
        {
            try
            {
                tracer.ErrorReported(Machine, error);
            }
            catch (Exception exception) when (exception is not DrainLostException)
            {
                // The error callback was told of the error itself; a tracer that fails at being told is told no more of it.
                _ = exception;
            }
        }
    }

    /// <summary>A line of the text log about something that was refused or ignored.</summary>
    public void LogRefused(string text) => WriteLog(LogLevel.Operations, $"[cancel] {text}");

    /// <summary>A line of the text log outside of a tracer's hook; what the sink throws is reported.</summary>
    public void WriteLog(LogLevel level, string line)
    {
        foreach (Tracer tracer in Tracers)
        {
            if (tracer is not TextLog log) continue;
            try
            {
                log.Write(level, line);
            }
            catch (Exception exception) when (exception is not DrainLostException)
            {
                Report(exception, "log");
            }
        }
    }

    // -- time-outs ----------------------------------------------------------------------------------------------

    /// <summary>The watchdog has reported the call that runs on a cell.</summary>
    public void ReportTimeout(Cell cell) => ReportError(new ErrorArgs(cell.Timeout!) { Handler = cell.Timeout!.Handler, Phase = cell.Phase });

    /// <summary>The watchdog has left a call behind: a thread of the pool takes the drain over.</summary>
    public void GoOnWithout(Cell cell)
    {
        var error = new HandlerTimeoutException(cell.Describe(), Options.HandlerTimeout + Options.HandlerDeadline, leftBehind: true);
        lock (this)
        {
            Extras extras = Extra;
            extras.LostCells.Add(cell);
            if (Options.HandlerBackoff > TimeSpan.Zero)
            {
                extras.BackingOff = true;
                extras.BackoffUntil = Options.HandlerBackoff == Timeout.InfiniteTimeSpan
                    ? long.MaxValue
                    : Options.TimeProvider.GetTimestamp() +
                      (long)(Options.HandlerBackoff.TotalSeconds * Options.TimeProvider.TimestampFrequency);
            }

            SetGuard();
            Cell = null;
        }

        ReportError(new ErrorArgs(error) { Handler = error.Handler, Phase = cell.Phase });
        DrainExecutor.ThreadPool.Post(() => Core.GoOn(cell, error)); // the executor's own thread may be the one that hangs
    }

    // -- what async handlers leave running ------------------------------------------------------------------------

    /// <summary>Follows the rest of an async handler: its failure becomes the error state.</summary>
    public void Track(Task task, CancellationToken token, uint handler)
    {
        Interlocked.Increment(ref Extra.AsyncHandlers);
        task.ContinueWith(
            (ended, _) => Ended(ended, token, handler),
            null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Ended(Task task, CancellationToken token, uint handler)
    {
        if (!task.IsCompletedSuccessfully)
        {
            string name = HandlerNames.Of(Schema, handler);
            Exception error = task.Exception is { } failure ? failure.InnerException ?? failure : new TaskCanceledException(task);
            if (token.IsCancellationRequested)
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

namespace AsyncMachine;

// The end of a machine.
internal sealed partial class Engine
{
    public Task WhenDisposed
    {
        get
        {
            if (IsDisposed) return Task.CompletedTask;
            Extras extras = Extra;
            TaskCompletionSource source = Volatile.Read(ref extras.WhenDisposed) ?? Interlocked.CompareExchange(
                ref extras.WhenDisposed, new(TaskCreationOptions.RunContinuationsAsynchronously), null) ?? extras.WhenDisposed;
            Interlocked.MemoryBarrier();
            if (IsDisposed) source.TrySetResult(); // it ended between the two looks
            return source.Task;
        }
    }

    public void OnDispose(Action<IMachine> callback)
    {
        lock (this)
        {
            if (!_disposed)
            {
                Extra.OnDispose.Add(callback);
                return;
            }
        }

        RunDisposeCallback(callback);
    }

    public Task DisposeAsync()
    {
        TaskCompletionSource done;
        lock (this)
        {
            Extras extras = Extra;
            if (extras.Disposal is { } running) return running;
            done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            extras.Disposal = done.Task;
        }

        // Start is removed like any other state, while mutations from outside still pass.
        if (Schema.TryGetState("Start", out State start) && IsActive(start.Index)) Core.MutateOne(MutationType.Remove, start);
        lock (this)
        {
            Extra.Disposing = true;
            SetGuard();
        }

        Task end = EndAsync(done);
        Options.DrainOn?.Follow(end, null);
        return done.Task;
    }

    private async Task EndAsync(TaskCompletionSource done)
    {
        using var limit = new CancellationTokenSource();
        Task timeout = Task.Delay(Options.DisposeTimeout, Options.TimeProvider, limit.Token);
        try
        {
            await Task.WhenAny(QuietAsync(limit.Token), timeout).ConfigureAwait(false);
            Cell? abandoned = await TakeForGoodAsync(timeout).ConfigureAwait(false);
            Close(abandoned);
            if (abandoned is not null) ThreadDrains.LeaveBehind(abandoned.Thread);
        }
        finally
        {
            await limit.CancelAsync().ConfigureAwait(false);
            done.TrySetResult();
        }
    }

    /// <summary>Completes when the queue is empty and no async handler or fork runs.</summary>
    private async Task QuietAsync(CancellationToken limit)
    {
        await WhenQueueEnds(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // State tokens of states that stay active would keep their handlers running: disposal cancels them now.
        TokensOrNull?.CancelAll();
        Extras extras = Extra;
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref extras.AsyncIdle, idle);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref extras.AsyncHandlers) == 0) idle.TrySetResult();
        await idle.Task.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await WhenQueueEnds(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Takes the drain and never gives it back; after the time-out also from code of others that still runs.</summary>
    /// <returns>The cell whose drain was left behind; null if none was.</returns>
    private async Task<Cell?> TakeForGoodAsync(Task timeout)
    {
        while (true)
        {
            lock (this)
            {
                long word = Volatile.Read(ref _word);
                if ((word & Busy) == 0 && Interlocked.CompareExchange(ref _word, word | Busy, word) == word) return null;
                if (timeout.IsCompleted)
                {
                    if (TakePosted()) return null; // its executor may never run it
                    if (Cell is { } cell && cell.Abandon())
                    {
                        // Whoever drains is left behind: it finds out when its handler returns.
                        if (!cell.HasReturned) Extra.LostCells.Add(cell);
                        return cell;
                    }
                }
            }

            // After the time-out: no code of others runs at this moment, so the drain is about to end or to call some.
            if (timeout.IsCompleted) await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            else await Task.WhenAny(WhenQueueEnds(default), timeout).ConfigureAwait(false);
        }
    }

    /// <summary>With the drain held for good: nothing is active any more, waits end, tokens are cancelled, callbacks run.</summary>
    private void Close(Cell? abandoned)
    {
        Extras extras = Extra;
        foreach (Tracer tracer in Tracers)
        {
            if (Call(null, "MachineDispose", () => tracer.MachineDispose(Machine)) is { } failure)
            {
                Report(failure, $"{tracer.GetType().Name}.MachineDispose");
            }
        }

        Action<IMachine>[] callbacks;
        lock (this)
        {
            Volatile.Write(ref _disposed, true);
            callbacks = [.. extras.OnDispose];
            ForgetTicks();
        }

        Core.Clear();
        WatchOrNull?.Close();
        abandoned?.CancelWork();
        extras.Lifetime.Unregister();
        CancellationToken disposed = DisposedToken;
        TokensOrNull?.CancelAll();
        WaitersOrNull?.CancelAll(disposed);
        CancelResults(extras);
        foreach (Action<IMachine> callback in callbacks) RunDisposeCallback(callback);
        foreach (VectorHook hook in HooksOrNull ?? []) hook.Disposed();
        Interlocked.MemoryBarrier();
        Volatile.Read(ref extras.WhenDisposed)?.TrySetResult();
    }

    private void CancelResults(Extras extras)
    {
        List<TaskCompletionSource<Result>> pending;
        lock (this)
        {
            pending = [.. extras.Results.Values.SelectMany(list => list)];
            extras.Results.Clear();
            extras.ResultCount = 0;
        }

        foreach (TaskCompletionSource<Result> source in pending) source.TrySetResult(Result.Canceled);
    }

    private void RunDisposeCallback(Action<IMachine> callback)
    {
        if (Call(null, "OnDispose", () => callback(Machine)) is { } failure) Report(failure, "OnDispose");
    }
}

namespace AsyncMachine;

// Work outside of transitions: forks, evals, and waits on the queue.
internal sealed partial class Engine
{
    public bool Fork(Event source, Func<CancellationToken, Task> work)
    {
        if (!source.IsValid || !ReferenceEquals(source.Transition.Machine, Machine)) return false;
        HandlerKind kind = HandlerTable.KindOf(source.HandlerKey);
        bool ofState = kind is HandlerKind.State or HandlerKind.End;
        int state = ofState ? HandlerTable.StateOf(source.HandlerKey) : -1;
        string name = source.Handler;
        CancellationToken token = !ofState ? DisposedToken
            : kind == HandlerKind.State && (Schema.Flags[state] & (byte)StateFlags.Multi) != 0 ? GetTokens().GetActivation(state)
            : GetTokens().Get(state);
        CancellationToken instance = InstanceToken(source.HandlerKey, token);
        Extras extras = Extra;
        lock (this)
        {
            if (extras.Disposing || extras.ForkCount >= Options.ForkLimit) return false;
            extras.Forks.TryGetValue(state, out int running);
            if (ofState && Options.ForkLimits.TryGetValue(Schema.Names[state], out int limit) && running >= limit) return false;
            extras.ForkCount++;
            extras.Forks[state] = running + 1;
            Interlocked.Increment(ref extras.AsyncHandlers);
        }

        // The token is not given to Start: work that was accepted is always begun, and counted down at its end.
        Task started = (Options.DrainOn ?? DrainExecutor.ThreadPool).Start(() => work(token));
        Options.DrainOn?.Follow(started, name);
        started.ContinueWith(
            (ended, _) => ForkEnded(ended, token, instance, state, name),
            null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return true;
    }

    private void ForkEnded(Task task, CancellationToken token, CancellationToken instance, int state, string name)
    {
        lock (this)
        {
            Extra.ForkCount--;
            Extra.Forks[state]--;
        }

        if (!task.IsCompletedSuccessfully)
        {
            Exception error = task.Exception is { } failure ? failure.InnerException ?? failure : new TaskCanceledException(task);
            if (EndedByToken(error, token, instance)) LogRefused($"work of {name} ended by its token: {error.GetType().Name}");
            else AddFailure(error, name, null);
        }

        EndWork();
    }

    // -- evals and waits on the queue ---------------------------------------------------------------------------

    public Task<TResult> EvalAsync<TResult>(Func<TResult> function, CancellationToken token)
    {
        if (token.IsCancellationRequested) return Task.FromCanceled<TResult>(token);
        var work = new EvalWork<TResult>(function, token);
        if (!Core.Eval(work)) work.End(Result.Canceled);
        return work.Task;
    }

    public Task WhenQueue(Result result, CancellationToken token)
    {
        if (token.IsCancellationRequested) return Task.FromCanceled(token);
        if (result.QueueTick == 0 || IsSettled(result.QueueTick)) return Task.CompletedTask;
        return WaitForQueue(new WaitKey(WaitKind.Queue, [], [result.QueueTick], null, token));
    }

    public Task WhenQueueEnds(CancellationToken token)
    {
        if (token.IsCancellationRequested) return Task.FromCanceled(token);
        return IsIdle ? Task.CompletedTask : WaitForQueue(new WaitKey(WaitKind.QueueEnd, [], null, null, token));
    }

    private Task WaitForQueue(WaitKey key)
    {
        if (IsDisposed) return Task.FromCanceled(DisposedToken);
        Waiters waiters = GetWaiters();
        Wait wait = waiters.Add(key, 0, static (k, _) => new PlainWait(k));
        bool over = key.Kind == WaitKind.QueueEnd ? IsIdle : IsSettled(key.Values![0]);
        if (over) waiters.Finish(wait);
        return wait.Task;
    }
}

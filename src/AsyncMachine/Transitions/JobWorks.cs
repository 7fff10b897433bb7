namespace AsyncMachine;

/// <summary>Wants a check's answer.</summary>
internal sealed class CheckWork : JobWork
{
    private readonly TaskCompletionSource<Result> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Result> Task => _source.Task;

    public override void End(Result result) => _source.TrySetResult(result);
}

/// <summary>Runs a function between two transitions.</summary>
internal sealed class EvalWork<TResult> : JobWork
{
    private readonly TaskCompletionSource<TResult> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;
    private readonly Func<TResult> _function;

    public EvalWork(Func<TResult> function, CancellationToken token)
    {
        _function = function;
        _registration = token.UnsafeRegister(
            static (self, cancelled) => ((EvalWork<TResult>)self!)._source.TrySetCanceled(cancelled), this);
    }

    public Task<TResult> Task => _source.Task;

    public override void Run()
    {
        if (Task.IsCompleted) return; // cancelled before it began
        try
        {
            _source.TrySetResult(_function());
        }
        catch (Exception exception) when (exception is not DrainLostException)
        {
            _source.TrySetException(exception);
        }
    }

    public override void End(Result result)
    {
        _registration.Unregister();
        if (result.IsCanceled) _source.TrySetCanceled();
    }
}

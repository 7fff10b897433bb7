namespace AsyncMachine.Tests.Support;

internal static class TestTasks
{
    /// <summary>The task, or a failure if what should happen promptly does not happen at all.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <inheritdoc cref="Soon(Task)"/>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Completes when the token is cancelled.</summary>
    public static Task Cancelled(this CancellationToken token)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(() => source.TrySetResult());
        return source.Task.Soon();
    }
}

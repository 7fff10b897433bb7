namespace AsyncMachine.Rpc.Tests.Support;

internal static class TestTasks
{
    /// <summary>The task, or a failure if what should happen promptly does not happen at all.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <inheritdoc cref="Soon(Task)"/>
    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <inheritdoc cref="Soon(Task)"/>
    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(TimeSpan.FromSeconds(60));
}

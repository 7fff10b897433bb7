namespace AsyncMachine.Hosting.Life;

/// <summary>Mutations that leave the host its thread.</summary>
internal static class PoolMutation
{
    /// <summary>
    /// A mutation, made on the thread pool: its handlers would run on the thread of the host, and one that does not return would keep it
    /// beyond every time-out.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled. The mutation goes on.</exception>
    public static Task<Result> RunAsync(Func<ValueTask<Result>> mutate, CancellationToken cancellationToken) =>
        Task.Run(() => mutate().AsTask(), CancellationToken.None).WaitAsync(cancellationToken);
}

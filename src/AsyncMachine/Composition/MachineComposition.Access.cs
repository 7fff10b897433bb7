namespace AsyncMachine;

// What the handlers own, read and written from outside.
public static partial class MachineComposition
{
    /// <summary>
    /// Reads something of the schema class between two transitions: <c>await machine.ReadAsync(d => d.Bytes)</c>. No handler runs meanwhile.
    /// </summary>
    /// <typeparam name="T">The schema class.</typeparam>
    /// <typeparam name="TValue">What is read.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="read">Reads; must be quick, as a handler. It is called once at most.</param>
    /// <param name="retry">
    /// How often to try again while the machine refuses, in back-off or with a full queue; null for not at all. What has begun is not repeated.
    /// </param>
    /// <param name="cancellationToken">Ends it at once; the function then does not run, unless it has begun.</param>
    /// <returns>The value, or the function's exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, the machine is disposed, or refused to the last.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static async Task<TValue> ReadAsync<T, TValue>(
        this Machine<T> machine, Func<T, TValue> read, RetryOptions? retry = null, CancellationToken cancellationToken = default)
        where T : class, IStateSchema
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(read);
        Tries? tries = retry is null ? null : new Tries(machine, retry);
        bool begun = false;
        while (true)
        {
            Task<TValue> eval = machine.EvalAsync(
                () =>
                {
                    Volatile.Write(ref begun, true);
                    return read(machine.Instance);
                },
                cancellationToken);
            await ((Task)eval).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            bool refused = eval.IsCanceled && !cancellationToken.IsCancellationRequested && !Volatile.Read(ref begun);
            if (!refused || tries is null || !await tries.AgainAsync(cancellationToken).ConfigureAwait(false)) return await eval.ConfigureAwait(false);
        }
    }

    /// <summary>Writes something of the schema class between two transitions: <c>await machine.WriteAsync(d => d.Limit = 3)</c>.</summary>
    /// <typeparam name="T">The schema class.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="write">Writes; must be quick, as a handler. It is called once at most.</param>
    /// <param name="retry">How often to try again while the machine refuses; null for not at all. What has begun is not repeated.</param>
    /// <param name="cancellationToken">Ends it at once; the function then does not run, unless it has begun.</param>
    /// <returns>Completes when it is written, or fails with the function's exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, the machine is disposed, or refused to the last.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Task WriteAsync<T>(
        this Machine<T> machine, Action<T> write, RetryOptions? retry = null, CancellationToken cancellationToken = default)
        where T : class, IStateSchema
    {
        ArgumentNullException.ThrowIfNull(write);
        return machine.ReadAsync<T, object?>(
            instance =>
            {
                write(instance);
                return null;
            },
            retry, cancellationToken);
    }
}

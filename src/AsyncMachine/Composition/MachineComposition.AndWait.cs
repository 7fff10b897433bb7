namespace AsyncMachine;

/// <summary>
/// What is made of a machine's own calls: mutate and wait, try again, read and write between transitions, pass a state on, copy states.
/// </summary>
/// <remarks>Safe for use from any thread. Awaiting any of it in a handler is fine, blocking on it is not.</remarks>
public static partial class MachineComposition
{
    /// <summary>
    /// Adds a state, then waits for the next activation, or new instance, of another one: a request and its answer. The wait is there
    /// before the mutation, so an answer that comes at once is not missed.
    /// </summary>
    /// <param name="machine">The machine.</param>
    /// <param name="state">The state that is added.</param>
    /// <param name="awaited">The state that is waited for. If it is active already, a new activation is meant.</param>
    /// <param name="cancellationToken">Ends the waiting at once; the mutation itself goes on.</param>
    /// <returns>Executed once the awaited state was activated; canceled, at once, if the mutation was.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the machine disposed after the mutation.</exception>
    public static Task<Result> AddAndWaitAsync(
        this IMachine machine, State state, State awaited, CancellationToken cancellationToken = default) =>
        MutateAndWaitAsync(machine, target => target.AddAsync(state), awaited, cancellationToken);

    /// <summary>The same for several states, which are added together.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="states">The states that are added; a <see cref="StateGroup"/> fits.</param>
    /// <param name="awaited">The state that is waited for.</param>
    /// <param name="cancellationToken">Ends the waiting at once.</param>
    /// <inheritdoc cref="AddAndWaitAsync(IMachine, State, State, CancellationToken)"/>
    public static Task<Result> AddAndWaitAsync(
        this IMachine machine, ReadOnlySpan<State> states, State awaited, CancellationToken cancellationToken = default)
    {
        State[] added = states.ToArray();
        return MutateAndWaitAsync(machine, target => target.AddAsync(added), awaited, cancellationToken);
    }

    /// <summary>The same for a state with its args.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="machine">The machine.</param>
    /// <param name="state">The state that is added.</param>
    /// <param name="args">Its args.</param>
    /// <param name="awaited">The state that is waited for.</param>
    /// <param name="source">The event that causes the mutation.</param>
    /// <param name="cancellationToken">Ends the waiting at once.</param>
    /// <inheritdoc cref="AddAndWaitAsync(IMachine, State, State, CancellationToken)"/>
    public static Task<Result> AddAndWaitAsync<TArgs>(
        this IMachine machine, State<TArgs> state, TArgs args, State awaited, Event source = default, CancellationToken cancellationToken = default) =>
        MutateAndWaitAsync(machine, target => target.AddAsync(state, args, source), awaited, cancellationToken);

    /// <summary>Removes a state, then waits for the next activation, or new instance, of another one.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="state">The state that is removed.</param>
    /// <param name="awaited">The state that is waited for.</param>
    /// <param name="cancellationToken">Ends the waiting at once.</param>
    /// <inheritdoc cref="AddAndWaitAsync(IMachine, State, State, CancellationToken)"/>
    public static Task<Result> RemoveAndWaitAsync(
        this IMachine machine, State state, State awaited, CancellationToken cancellationToken = default) =>
        MutateAndWaitAsync(machine, target => target.RemoveAsync(state), awaited, cancellationToken);

    /// <summary>The same for several states, which are removed together.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="states">The states that are removed; a <see cref="StateGroup"/> fits.</param>
    /// <param name="awaited">The state that is waited for.</param>
    /// <param name="cancellationToken">Ends the waiting at once.</param>
    /// <inheritdoc cref="AddAndWaitAsync(IMachine, State, State, CancellationToken)"/>
    public static Task<Result> RemoveAndWaitAsync(
        this IMachine machine, ReadOnlySpan<State> states, State awaited, CancellationToken cancellationToken = default)
    {
        State[] removed = states.ToArray();
        return MutateAndWaitAsync(machine, target => target.RemoveAsync(removed), awaited, cancellationToken);
    }

    private static async Task<Result> MutateAndWaitAsync(
        IMachine machine, Func<IMachine, ValueTask<Result>> mutate, State awaited, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(machine);
        cancellationToken.ThrowIfCancellationRequested();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ulong tick = machine.Tick(awaited);
        Task activated = machine.WhenTime(awaited, MachineTime.IsActiveTick(tick) ? tick + 2 : tick + 1, waiting.Token);
        try
        {
            Result result = await mutate(machine).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            if (result.IsCanceled) return result;
            await activated.ConfigureAwait(false);
            return Result.Executed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken); // not the linked token, which nobody knows
        }
        finally
        {
            await waiting.CancelAsync().ConfigureAwait(false); // the wait of a refused mutation does not stay behind
        }
    }
}

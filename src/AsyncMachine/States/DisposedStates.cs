namespace AsyncMachine;

/// <summary>
/// An end in the open: whoever holds something registers how to let it go, <see cref="Disposing"/> lets it all go, one after another,
/// and <see cref="Disposed"/> disposes the machine. Mix them in with <see cref="IncludeAttribute{T}"/>, and bind
/// <see cref="DisposedHandlers"/>, which do the work.
/// </summary>
[StateSchema]
[Include<BasicStates>]
public partial class DisposedStates
{
    /// <summary>Registers something to be done when the machine ends; <see cref="OnDisposing"/> says it shorter.</summary>
    [State(Multi = true)]
    public static partial State<DisposalArgs> RegisterDisposal { get; }

    /// <summary>The machine ends: work has stopped, and what was registered is being done.</summary>
    [State(Remove = [nameof(Start), nameof(Exception)])]
    public static partial State Disposing { get; }

    /// <summary>All is done, and the machine is being disposed.</summary>
    [State(Remove = [nameof(Start), nameof(Exception), nameof(Disposing)])]
    public static partial State Disposed { get; }

    /// <summary>
    /// Has something done when the machine ends: through <see cref="RegisterDisposal"/> if the machine's schema includes these states, else
    /// when the machine was disposed, on the thread pool. Safe for use from any thread.
    /// </summary>
    /// <param name="machine">Any machine.</param>
    /// <param name="disposal">What to do; what it throws becomes an error of the machine.</param>
    /// <param name="source">The event that causes it.</param>
    /// <returns>The mutation's result; executed for a machine without these states.</returns>
    public static Result OnDisposing(Machine machine, Func<CancellationToken, ValueTask> disposal, Event source = default)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(disposal);
        if (machine.Has(RegisterDisposal)) return machine.Add(RegisterDisposal, new DisposalArgs(disposal), source);
        machine.OnDispose(_ => DisposedHandlers.RunDetached(machine, [disposal]));
        return Result.Executed;
    }

    /// <summary>
    /// Ends a machine the way its schema wants it: through <see cref="Disposing"/> if it includes these states, else by
    /// <see cref="Machine.DisposeAsync"/>. Safe for use from any thread; a second call waits for the same end.
    /// </summary>
    /// <param name="machine">Any machine.</param>
    /// <param name="source">The event that causes it.</param>
    /// <param name="cancellationToken">Ends the waiting, not the disposal.</param>
    /// <returns>Completes when the machine was disposed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task DisposeAsync(Machine machine, Event source = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machine);
        bool ordered = machine.Has(Disposing) && (machine.Is(Disposed) || !machine.Add(source, Disposing).IsCanceled);
        Task disposed = ordered ? machine.WhenDisposed() : machine.DisposeAsync().AsTask();
        await disposed.WaitAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>Args of <see cref="DisposedStates.RegisterDisposal"/>: what is to be done when the machine ends.</summary>
/// <param name="disposal">Does it. Its token is cancelled if <see cref="DisposedStates.Disposing"/> is left before it has ended.</param>
public sealed class DisposalArgs(Func<CancellationToken, ValueTask> disposal)
{
    /// <summary>Does what is to be done.</summary>
    public Func<CancellationToken, ValueTask> Disposal { get; } = disposal ?? throw new ArgumentNullException(nameof(disposal));
}

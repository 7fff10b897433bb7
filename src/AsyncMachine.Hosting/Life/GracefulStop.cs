using AsyncMachine.Hosting.Logging;
using AsyncMachine.Hosting.Registration;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Hosting.Life;

/// <summary>Tells a machine to end its work, and waits until it has.</summary>
internal static class GracefulStop
{
    /// <summary>
    /// Adds <c>Disposing</c> and waits for <c>Disposed</c>; removes <c>Start</c> where there is no such state, or where it is refused.
    /// Then the queue has run empty. Nothing is disposed, unless by the machine itself.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task RunAsync(Machine machine, ILogger logger, CancellationToken cancellationToken)
    {
        if (!await DisposeByStatesAsync(machine, logger, cancellationToken).ConfigureAwait(false) &&
            machine.Schema.TryGetState(StateNames.Start, out State start) && machine.Is(start))
        {
            await PoolMutation.RunAsync(() => machine.RemoveAsync(start), cancellationToken).ConfigureAwait(false);
        }

        await EndOf(machine.WhenQueueEnds(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> DisposeByStatesAsync(Machine machine, ILogger logger, CancellationToken cancellationToken)
    {
        if (!machine.Schema.TryGetState(StateNames.Disposing, out State disposing)) return false;
        bool ends = machine.Schema.TryGetState(StateNames.Disposed, out State disposed);

        // Made before what releases it: Disposed may come and go before the next line runs.
        Task done = ends ? machine.When(disposed, cancellationToken) : Task.CompletedTask;
        Result result = await PoolMutation.RunAsync(() => machine.AddAsync(disposing), cancellationToken).ConfigureAwait(false);
        bool isOver = machine.IsDisposed || (ends && done.IsCompleted);
        if (!result.IsExecuted && !isOver)
        {
            Messages.DisposingRefused(logger, machine.Id, machine.Schema.Name, machine.ToString());
            return false;
        }

        await EndOf(done, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>A wait that is over as well when the machine disposes itself, which cancels it.</summary>
    private static async Task EndOf(Task wait, CancellationToken cancellationToken)
    {
        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}

namespace AsyncMachine;

/// <summary>
/// The handlers of <see cref="DisposedStates"/>; bind an instance to one machine. A derived class that overrides
/// <see cref="DisposingState"/> calls the base.
/// </summary>
/// <remarks>
/// Everything that was registered is done once. A machine that is disposed directly, past <see cref="DisposedStates.Disposing"/>,
/// has it done on the thread pool after its end, and nobody waits for it.
/// </remarks>
[StateHandlers<DisposedStates>]
public partial class DisposedHandlers
{
    // What is registered and not begun, in order; guarded by itself: a machine's end on another thread takes it as well.
    private readonly List<Func<CancellationToken, ValueTask>> _disposals = [];
    private bool _hooked; // the machine's end calls back; touched by handlers only

    /// <summary>Registers.</summary>
    /// <param name="e">The event.</param>
    /// <param name="args">What is registered.</param>
    protected virtual void RegisterDisposalState(Event e, DisposalArgs args)
    {
        lock (_disposals) _disposals.Add(args.Disposal);
        if (_hooked) return;
        _hooked = true;
        Machine machine = e.Machine;
        machine.OnDispose(_ => RunDetached(machine, TakeAll()));
    }

    /// <summary>
    /// Does what was registered, in order of registration, one after another, then adds <see cref="DisposedStates.Disposed"/>. One that
    /// throws is reported, and the next one runs. Stops when the state is left.
    /// </summary>
    /// <param name="e">The event.</param>
    /// <param name="token">The token of <see cref="DisposedStates.Disposing"/>.</param>
    protected virtual async Task DisposingState(Event e, CancellationToken token)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // what is registered may block
        while (!token.IsCancellationRequested && Take() is { } disposal) await RunAsync(e.Machine, disposal, token).ConfigureAwait(false);
        if (!token.IsCancellationRequested) e.Machine.Add(e, DisposedStates.Disposed);
    }

    /// <summary>Disposes the machine, in the background.</summary>
    /// <param name="e">The event.</param>
    protected virtual void DisposedState(Event e) => _ = e.Machine.DisposeAsync().AsTask();

    /// <summary>Runs what is left of a machine that has ended.</summary>
    internal static void RunDetached(Machine machine, IReadOnlyList<Func<CancellationToken, ValueTask>> disposals)
    {
        if (disposals.Count == 0) return;
        _ = Task.Run(async () =>
        {
            foreach (Func<CancellationToken, ValueTask> disposal in disposals) await RunAsync(machine, disposal, default).ConfigureAwait(false);
        });
    }

    private static async Task RunAsync(Machine machine, Func<CancellationToken, ValueTask> disposal, CancellationToken token)
    {
        try
        {
            await disposal(token).ConfigureAwait(false);
        }
        catch (Exception) when (token.IsCancellationRequested)
        {
            // The state was left: nobody wants to know.
        }
        catch (Exception error)
        {
            // Exception cannot be active beside Disposing; the error is set and told all the same.
            machine.Engine.ReportError(new ErrorArgs(error) { Handler = nameof(DisposingState), Phase = TransitionPhase.Async });
        }
    }

    private Func<CancellationToken, ValueTask>? Take()
    {
        lock (_disposals)
        {
            if (_disposals.Count == 0) return null;
            Func<CancellationToken, ValueTask> first = _disposals[0];
            _disposals.RemoveAt(0);
            return first;
        }
    }

    private Func<CancellationToken, ValueTask>[] TakeAll()
    {
        lock (_disposals)
        {
            Func<CancellationToken, ValueTask>[] all = [.. _disposals];
            _disposals.Clear();
            return all;
        }
    }
}

namespace AsyncMachine.History;

/// <summary>Plays recordings on machines.</summary>
public static class HistoryReplay
{
    /// <summary>
    /// Makes the recorded mutations again, one after another, and compares states and ticks after each transition. Auto mutations, and those
    /// that the machine's own handlers make, must follow by themselves. Args are not given again.
    /// </summary>
    /// <param name="history">A recording with <see cref="HistoryOptions.StoreTransitions"/> that tracks all states and leaves none out.</param>
    /// <param name="machine">
    /// A machine of the same states, best made for this: it is set to the time at which the recording begins, and nobody else should use it.
    /// Its handlers run; where they refuse or fail otherwise than recorded, that is a difference.
    /// </param>
    /// <param name="fromId">The first record.</param>
    /// <param name="toId">The last record.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <exception cref="InvalidOperationException">The recording lacks details or states; the message says which.</exception>
    public static async Task<ReplayReport> ReplayAsync(
        this MachineHistory history, Machine machine, ulong fromId = 1, ulong toId = ulong.MaxValue, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(machine);
        var player = new Player(machine);
        await machine.Engine.AddHook(player.Probe).WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (HistoryRecord record in history.ReadForwardAsync(fromId, cancellationToken).ConfigureAwait(false))
            {
                if (record.Id > toId) break;
                await player.PlayAsync(record, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            machine.Engine.RemoveHook(player.Probe);
        }

        return player.Report;
    }
}

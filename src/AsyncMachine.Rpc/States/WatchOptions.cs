namespace AsyncMachine.Rpc;

/// <summary>How the machines are set up that clients and servers watch themselves by.</summary>
internal static class WatchOptions
{
    /// <summary>
    /// Nothing of what is told may get lost, or a state would be wrong for good: no limit to the queue, which a connection fills with a handful, and
    /// no back-off after a handler of whoever watches has taken too long. Its time is real, whatever the connection's is.
    /// </summary>
    public static MachineOptions Make(string id, IMachine? parent, IReadOnlyList<Tracer> tracers, IReadOnlyList<string> tags) => new()
    {
        Id = id,
        Tags = tags,
        Parent = parent,
        Tracers = tracers,
        DrainOn = DrainExecutor.ThreadPool,
        QueueLimit = int.MaxValue,
        HandlerBackoff = TimeSpan.Zero,
    };

    /// <summary>Completes when a machine has taken all that was told before, or is disposed.</summary>
    public static async Task SettleAsync(Machine machine) =>
        await machine.EvalAsync(static () => { }).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}

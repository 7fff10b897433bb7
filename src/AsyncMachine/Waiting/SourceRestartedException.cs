namespace AsyncMachine;

/// <summary>
/// The machine behind a mirror was restarted without being restored: its ticks began anew, so that what was to be reached by counting from
/// the earlier ones means nothing any more. What ends waits for ticks and for the queue; others go on.
/// </summary>
public sealed class SourceRestartedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="machineId">Id of the machine.</param>
    public SourceRestartedException(string machineId)
        : base($"Machine {machineId} was restarted, and its ticks began anew: none of the earlier ones can be waited for.") =>
        MachineId = machineId;

    /// <summary>Id of the machine.</summary>
    public string MachineId { get; }
}

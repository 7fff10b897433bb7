namespace AsyncMachine.Telemetry;

/// <summary>Which metrics of machines are wanted. Immutable.</summary>
public sealed record MachineMetricsOptions
{
    internal static readonly MachineMetricsOptions Default = new();

    /// <summary>
    /// Histograms of how long transitions and handlers take and of how many mutations wait. They cost every transition two readings of a
    /// clock and every handler two more. Default: no.
    /// </summary>
    public bool Durations { get; init; }

    /// <summary>
    /// Series for every machine by its id, instead of one for all machines of a schema. The OpenTelemetry SDK folds what is beyond 2 000
    /// series of an instrument into one, so it is for few machines. The meter is one for the process: if anybody asks for it, every
    /// listener gets it. Default: no.
    /// </summary>
    public bool MachineIds { get; init; }
}

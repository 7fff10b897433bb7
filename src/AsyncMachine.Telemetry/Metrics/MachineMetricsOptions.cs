namespace AsyncMachine.Telemetry;

/// <summary>What is measured. Read when counting begins; later changes have no effect.</summary>
public sealed class MachineMetricsOptions
{
    /// <summary>
    /// Histograms of how long transitions and handlers take and of how many mutations wait. They cost every transition two readings of a
    /// clock, every handler two more and every async handler that waits an object or two, while somebody listens to them. Default: no.
    /// </summary>
    public bool Durations { get; set; }

    /// <summary>
    /// Series for every machine by its id, instead of one for all machines of a schema. The OpenTelemetry SDK folds what is beyond 2 000
    /// series of an instrument into one, so it is for few machines. The meter is one for the process: as long as somebody wants it,
    /// every listener gets it. Default: no.
    /// </summary>
    public bool MachineIds { get; set; }
}

namespace AsyncMachine.Telemetry.Prometheus;

/// <summary>What Prometheus is told of machines. Read when counting begins.</summary>
public sealed class MachinePrometheusOptions
{
    /// <inheritdoc cref="MachineMetricsOptions.Durations"/>
    public bool Durations { get; set; }

    /// <inheritdoc cref="MachineMetricsOptions.MachineIds"/>
    public bool MachineIds { get; set; }

    /// <summary>
    /// Fifteen gauges for every machine, with the names of asyncmachine-go: <c>am_transitions_my_machine</c>. Averages are those since the
    /// last scrape, so there must be one scraper. They cost every transition two readings of a clock. Each gauge is a stream of its own to
    /// the OpenTelemetry SDK, which by default has a thousand: enough for 65 machines at a time. Default: no.
    /// </summary>
    public bool OriginalNames { get; set; }
}

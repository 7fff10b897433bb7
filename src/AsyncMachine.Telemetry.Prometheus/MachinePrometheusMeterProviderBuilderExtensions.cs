using AsyncMachine.Telemetry;
using AsyncMachine.Telemetry.Prometheus;
using AsyncMachine.Telemetry.Prometheus.Original;

namespace OpenTelemetry.Metrics;

/// <summary>Metrics of machines for Prometheus.</summary>
public static class MachinePrometheusMeterProviderBuilderExtensions
{
    /// <summary>
    /// Collects the metrics of machines and keeps them for the endpoint that <c>MapAsyncMachinePrometheus</c> maps. In place of
    /// <c>AddAsyncMachineInstrumentation</c> and <c>AddPrometheusExporter</c>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; null for counters by schema.</param>
    /// <returns>The builder.</returns>
    public static MeterProviderBuilder AddAsyncMachinePrometheus(
        this MeterProviderBuilder builder, Action<MachinePrometheusOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new MachinePrometheusOptions();
        configure?.Invoke(options);
        builder
            .AddAsyncMachineInstrumentation(new MachineMetricsOptions { Durations = options.Durations, MachineIds = options.MachineIds })
            .AddPrometheusExporter();
        if (!options.OriginalNames) return builder;

        // A stream makes room for 2 000 series unless it is told that it has one.
        return builder
            .AddMeter(OriginalGauges.MeterName)
            .AddView(instrument => instrument.Meter.Name == OriginalGauges.MeterName
                ? new MetricStreamConfiguration { CardinalityLimit = 1 } : null)
            .AddInstrumentation(static () => new OriginalGauges().Begin());
    }
}

using AsyncMachine;
using AsyncMachine.Telemetry;
using AsyncMachine.Telemetry.Metrics;

namespace OpenTelemetry.Metrics;

/// <summary>Metrics of machines for OpenTelemetry.</summary>
public static class MachineMeterProviderBuilderExtensions
{
    /// <summary>
    /// Collects the metrics of all machines of the process: transitions, exceptions, active states, pending waits, and on demand
    /// durations. Machines are counted from the time on that the provider is built.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">What is wanted; null for counters by schema.</param>
    /// <returns>The builder.</returns>
    public static MeterProviderBuilder AddAsyncMachineInstrumentation(this MeterProviderBuilder builder, MachineMetricsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        options ??= MachineMetricsOptions.Default;
        if (options.MachineIds) MachineMetrics.Instruments.LabelsMachines = true;
        builder.AddMeter(MachineTelemetry.Name);

        // An instrument that no view keeps is not listened to, and what nobody listens to is not measured.
        return options.Durations
            ? builder
            : builder.AddView(instrument => instrument.Meter.Name == MachineTelemetry.Name && MetricNames.IsDuration(instrument.Name)
                ? MetricStreamConfiguration.Drop : null);
    }
}

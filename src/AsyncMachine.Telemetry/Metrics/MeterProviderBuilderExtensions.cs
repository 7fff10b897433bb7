using AsyncMachine;
using AsyncMachine.Telemetry;
using AsyncMachine.Telemetry.Metrics;

namespace OpenTelemetry.Metrics;

/// <summary>Brings the metrics of machines to OpenTelemetry.</summary>
public static class AsyncMachineMeterProviderBuilderExtensions
{
    /// <summary>Counts all machines of the process for as long as the provider lives, by schema and without durations.</summary>
    /// <param name="builder">The builder.</param>
    public static MeterProviderBuilder AddAsyncMachineInstrumentation(this MeterProviderBuilder builder) =>
        builder.AddAsyncMachineInstrumentation(new MachineMetricsOptions());

    /// <summary>Counts all machines of the process for as long as the provider lives.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">What is measured.</param>
    public static MeterProviderBuilder AddAsyncMachineInstrumentation(this MeterProviderBuilder builder, MachineMetricsOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        builder.AddMeter(MachineTelemetry.Name).AddInstrumentation(() => MachineMetrics.Start(options));

        // An instrument that no view keeps is not listened to, and what nobody listens to is not measured.
        return options.Durations
            ? builder
            : builder.AddView(instrument => instrument.Meter.Name == MachineTelemetry.Name && MetricNames.IsDuration(instrument.Name)
                ? MetricStreamConfiguration.Drop : null);
    }

    /// <summary>The same with options that are set in place.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static MeterProviderBuilder AddAsyncMachineInstrumentation(this MeterProviderBuilder builder, Action<MachineMetricsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new MachineMetricsOptions();
        configure(options);
        return builder.AddAsyncMachineInstrumentation(options);
    }
}

using AsyncMachine;
using AsyncMachine.Telemetry;
using AsyncMachine.Telemetry.Metrics;
using Microsoft.Extensions.DependencyInjection;

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
        var wish = new DurationWish(options.Durations);
        builder
            .AddMeter(MachineTelemetry.Name)
            .AddInstrumentation(() => MachineMetrics.Start(options))
            .ConfigureServices(services => services.AddSingleton(wish));
        return builder is IDeferredMeterProviderBuilder deferred ? deferred.Configure(DropDurations) : builder;
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

    /// <summary>
    /// An instrument that no view keeps is not listened to, and what nobody listens to is not measured. Decided when the provider is built:
    /// whoever adds machines to it a second time, for Prometheus say, may want durations where the first does not.
    /// </summary>
    private static void DropDurations(IServiceProvider services, MeterProviderBuilder provider)
    {
        if (services.GetServices<DurationWish>().Any(static wish => wish.IsGiven)) return;
        provider.AddView(static instrument => instrument.Meter.Name == MachineTelemetry.Name && MetricNames.IsDuration(instrument.Name)
            ? MetricStreamConfiguration.Drop : null);
    }

    private sealed record DurationWish(bool IsGiven);
}

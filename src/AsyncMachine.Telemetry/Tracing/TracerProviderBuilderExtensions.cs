using AsyncMachine;
using AsyncMachine.Telemetry;

namespace OpenTelemetry.Trace;

/// <summary>Brings the spans of machines to OpenTelemetry.</summary>
public static class AsyncMachineTracerProviderBuilderExtensions
{
    /// <summary>Traces all machines of the process for as long as the provider lives, with the defaults.</summary>
    /// <param name="builder">The builder.</param>
    public static TracerProviderBuilder AddAsyncMachineInstrumentation(this TracerProviderBuilder builder) =>
        builder.AddAsyncMachineInstrumentation(new MachineTracingOptions());

    /// <summary>Traces all machines of the process for as long as the provider lives.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="options">What becomes a span.</param>
    public static TracerProviderBuilder AddAsyncMachineInstrumentation(this TracerProviderBuilder builder, MachineTracingOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        return builder.AddSource(MachineTelemetry.Name).AddInstrumentation(() => MachineTracing.Start(options));
    }

    /// <summary>The same with options that are set in place.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static TracerProviderBuilder AddAsyncMachineInstrumentation(this TracerProviderBuilder builder, Action<MachineTracingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new MachineTracingOptions();
        configure(options);
        return builder.AddAsyncMachineInstrumentation(options);
    }
}

using AsyncMachine.Telemetry.Variables;
using AsyncMachine.Telemetry.Logs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AsyncMachine.Telemetry;

/// <summary>
/// Telemetry that is switched on by environment variables: <c>ASYNCMACHINE_TRACES=1</c>, <c>ASYNCMACHINE_METRICS=1</c>,
/// <c>ASYNCMACHINE_LOGS=1</c> and more, sent by OTLP to where the standard variables <c>OTEL_EXPORTER_OTLP_*</c> say. The table is in
/// <c>docs/telemetry.md</c>. Without any of them, nothing happens.
/// </summary>
public static class TelemetryFromEnvironment
{
    /// <summary>Begins for a program without a host.</summary>
    /// <returns>To be disposed when the program ends: what has not been sent is.</returns>
    /// <exception cref="ArgumentException">A variable has a value that does not fit; each is named.</exception>
    public static IDisposable Start() => Start(Environment.GetEnvironmentVariable);

    internal static IDisposable Start(Func<string, string?> read)
    {
        TelemetrySettings settings = TelemetrySettings.Read(read);
        var services = new ServiceCollection();
        Add(services, settings);
        return new Running(services.BuildServiceProvider(), settings);
    }

    /// <summary>The same for a host: begins before its services start, ends when they have stopped.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException">A variable has a value that does not fit; each is named.</exception>
    public static IServiceCollection AddAsyncMachineTelemetryFromEnvironment(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        TelemetrySettings settings = TelemetrySettings.Read(Environment.GetEnvironmentVariable);
        Add(services, settings);
        if (settings.Logs is { } logs)
        {
            services.AddHostedService(provider => new LogService(provider.GetRequiredService<ILoggerFactory>(), logs));
        }

        if (settings.TextLevel != LogLevel.None)
        {
            services.AddHostedService(_ => new TextLogService(settings));
        }

        return services;
    }

    private static void Add(IServiceCollection services, TelemetrySettings settings)
    {
        services.AddLogging();
        if (settings is { Traces: null, Metrics: null, Logs: null }) return;
        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry();
        if (settings.Service is { } service) telemetry.ConfigureResource(resource => resource.AddService(service));
        if (settings.Traces is { } traces)
        {
            telemetry.WithTracing(builder => builder.AddAsyncMachineInstrumentation(traces).AddOtlpExporter());
        }

        if (settings.Metrics is { } metrics)
        {
            telemetry.WithMetrics(builder => builder.AddAsyncMachineInstrumentation(metrics).AddOtlpExporter());
        }

        if (settings.Logs is null) return;
        telemetry.WithLogging(builder => builder.AddOtlpExporter(), options => options.IncludeFormattedMessage = true);
        services.AddLogging(builder => builder.AddFilter("AsyncMachine", settings.LogLevel));
    }

    /// <summary>The providers of a program without a host.</summary>
    private sealed class Running : IDisposable
    {
        private readonly ServiceProvider _provider;
        private readonly IDisposable? _logs, _text;

        public Running(ServiceProvider provider, TelemetrySettings settings)
        {
            _provider = provider;
            provider.GetService<TracerProvider>(); // they begin when they are made
            provider.GetService<MeterProvider>();
            if (settings.Logs is { } logs) _logs = MachineLogging.Start(provider.GetRequiredService<ILoggerFactory>(), logs);
            if (settings.TextLevel != LogLevel.None) _text = TextLogObserver.Begin(settings);
        }

        public void Dispose()
        {
            _logs?.Dispose();
            _text?.Dispose();
            _provider.Dispose();
        }
    }
}

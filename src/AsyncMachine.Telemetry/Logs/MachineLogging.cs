using AsyncMachine.Telemetry.Logs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Telemetry;

/// <summary>Logs all machines of the process, as records with fields.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class MachineLogging
{
    /// <summary>
    /// Logs what the machines of the process do: state changes at Information, refusals, queueing and handlers at Debug, the rest at Trace,
    /// errors at Error. The category is <c>AsyncMachine.</c> and the schema's name. While a transition is traced, its records carry the ids
    /// of its span. Machines that exist are found at their next mutation.
    /// </summary>
    /// <remarks>
    /// A record is made of every transition, whatever the level lets through. A logger that waits makes machines wait.
    /// </remarks>
    /// <param name="loggers">Where to.</param>
    /// <param name="options">What is logged; copied. Null for the defaults.</param>
    /// <returns>To be disposed when logging ends.</returns>
    public static IDisposable Start(ILoggerFactory loggers, MachineLogOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loggers);
        var observer = new LogObserver(loggers, (options ?? new MachineLogOptions()).Copy());
        observer.Start();
        return observer;
    }

    /// <summary>The same for the loggers of a host, from before its services start until they have stopped.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; null for the defaults.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddAsyncMachineLogging(this IServiceCollection services, Action<MachineLogOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new MachineLogOptions();
        configure?.Invoke(options);
        services.AddLogging();
        return services.AddHostedService(provider => new LogService(provider.GetRequiredService<ILoggerFactory>(), options));
    }
}

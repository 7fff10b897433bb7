using Microsoft.Extensions.Logging;

namespace AsyncMachine.Telemetry.Logs;

/// <summary>Logs machines for as long as a host runs.</summary>
internal sealed class LogService(ILoggerFactory loggers, MachineLogOptions options) : HostedObservation
{
    protected override IDisposable Begin() => MachineLogging.Start(loggers, options);
}

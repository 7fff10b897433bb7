using AsyncMachine.Telemetry.Logs;

namespace AsyncMachine.Telemetry.Variables;

/// <summary>Writes text logs for as long as a host runs.</summary>
internal sealed class TextLogService(TelemetrySettings settings) : HostedObservation
{
    protected override IDisposable Begin() => TextLogObserver.Begin(settings);
}

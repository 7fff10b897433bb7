namespace AsyncMachine.Telemetry;

/// <summary>What becomes a span.</summary>
public sealed class MachineTracingOptions
{
}

namespace AsyncMachine.Telemetry.Metrics;

/// <summary>The instruments of the process.</summary>
internal static class MachineMetrics
{
    public static MachineInstruments Instruments { get; } = new(MachineTelemetry.Meter);
}

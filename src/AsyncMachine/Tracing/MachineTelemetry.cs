using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AsyncMachine;

/// <summary>
/// Where machines publish spans and measurements. Both are silent until something listens to them and fills them: the package
/// <c>AsyncMachine.Telemetry</c> does, for OpenTelemetry and without.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class MachineTelemetry
{
    /// <summary>Name of the activity source and of the meter: what a listener asks for.</summary>
    public const string Name = "AsyncMachine";

    /// <summary>Version of both: that of the engine, as <c>1.2.3</c>.</summary>
    public static string Version { get; } = typeof(MachineTelemetry).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>The source of spans.</summary>
    public static ActivitySource ActivitySource { get; } = new(Name, Version);

    /// <summary>The meter of all instruments.</summary>
    public static Meter Meter { get; } = new(Name, Version);
}

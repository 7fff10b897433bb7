using AsyncMachine.Benchmarks.Shared;
using AsyncMachine.Telemetry.Benchmarks.Rows;

// Measures the goals of telemetry.
return OwnProgram.Run(args, TelemetryRows.All);

using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Telemetry.Benchmarks.Rows;

/// <summary>All rows of telemetry, in the order of the table. Nothing is set up before a row is measured.</summary>
internal static class TelemetryRows
{
    public static IReadOnlyList<Row> All { get; } =
    [
        new LoopRow("telemetry/no-listener", QuietRows.NoListener),
        new LoopRow("telemetry/asked", QuietRows.Asked),
        new LoopRow("telemetry/counters", MetricRows.Counters),
        new LoopRow("telemetry/durations", MetricRows.Durations),
        new LoopRow("telemetry/span", SpanRows.Transition),
        new LoopRow("telemetry/span-activation", SpanRows.Activation),
        new LoopRow("telemetry/sampled-out", SampledRows.One),
        new LoopRow("telemetry/sampled-out-several", SampledRows.Several),
        new LoopRow("telemetry/source-await", SourceRows.Awaiting),
        new LoopRow("telemetry/source", SourceRows.AtOnce),
        new LoopRow("telemetry/unheard", QuietRows.Unheard),
        new LoopRow("telemetry/sdk-span", SpanRows.BySdk),
        new LoopRow("telemetry/sdk-sampled-out", SampledRows.BySdk),
    ];
}

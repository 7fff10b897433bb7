using System.Diagnostics;

namespace AsyncMachine.Benchmarks.Meters;

internal static class Clock
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    /// <summary>Nanoseconds since a timestamp, as fine as the clock has them; a <see cref="TimeSpan"/> would round to hundreds.</summary>
    public static double NanosecondsSince(long start) => (Stopwatch.GetTimestamp() - start) * NanosecondsPerTick;
}

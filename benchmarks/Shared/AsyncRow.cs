using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Shared;

/// <summary>A row whose sides wait for each other, so that it brings rounds of its own.</summary>
/// <param name="id">Group and row.</param>
/// <param name="measure">Measures it; told how long that may take.</param>
internal sealed class AsyncRow(string id, Func<TimeSpan, Task<Measurement>> measure) : Row(id)
{
    /// <inheritdoc/>
    public override Measurement Measure(IMeter meter)
    {
        TimeSpan budget = ((StopwatchMeter)meter).Budget; // no other meter counts what several threads do
        return Task.Run(() => measure(budget)).GetAwaiter().GetResult() with { Id = Id };
    }
}

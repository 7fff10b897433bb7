using System.Diagnostics;
using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Testing;

namespace AsyncMachine.Benchmarks.Exploring;

/// <summary>A schema is walked through, with all calls of the default menu and without handlers, after it was walked through before.</summary>
/// <param name="id">Group and row.</param>
/// <param name="make">Makes the schema.</param>
internal sealed class ExplorerRow(string id, Func<Schema> make) : Row(id)
{
    private const int Rounds = 9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2); // the compiler needs some time to see what is hot

    public override Measurement Measure(IMeter meter)
    {
        var explorer = new SchemaExplorer(make());
        List<double> times = [];
        Exploration? found = null;
        for (long begun = Stopwatch.GetTimestamp(); times.Count < Rounds;)
        {
            long start = Stopwatch.GetTimestamp();
            found = explorer.Explore();
            if (Stopwatch.GetElapsedTime(begun, start) > WarmUp) times.Add(Clock.NanosecondsSince(start));
        }

        double time = times.Median(), unit = Unit.Nanoseconds();
        return new Measurement
        {
            Id = Id,
            Nanoseconds = time,
            UnitNanoseconds = unit,
            UnitRatio = time / unit,
            PerSecond = found!.Sets / time * 1e9,
            Claims = new() { ["complete"] = found.IsComplete },
            Note = FormattableString.Invariant($"{found.Schema.Count} states, {found.Sets} sets, {found.Menu.Count} calls each, {found.Findings.Count} findings"),
        };
    }
}

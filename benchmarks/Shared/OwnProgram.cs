using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Report;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Runs;

namespace AsyncMachine.Benchmarks.Shared;

/// <summary>A program that measures one group of rows. eng/bench.sh is the way to run it in full; see the usage for the rest.</summary>
internal static class OwnProgram
{
    private const string Words =
        """
        --quick [FILTER]            rows whose id contains the filter, with their goals, in a few seconds each
        --all METER                 all rows, each a line of JSON; METER is stopwatch for two seconds of rounds, any other for ten
        --meter METER --row ID      one row, in this process
        """;

    /// <summary>Does what the command line asks for.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="all">All rows, in the order of the table.</param>
    /// <param name="more">Usage of what the program can do besides.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, IReadOnlyList<Row> all, string? more = null)
    {
        switch (args)
        {
            case ["--quick", .. var filter]:
                return Quick([.. all.Where(row => row.Id.Contains(filter.FirstOrDefault() ?? "", StringComparison.Ordinal))]);
            case ["--all", var meter]:
                foreach (Row row in all)
                {
                    if (Child.Self(meter).Measure(row) is { } measured) Console.WriteLine(measured.ToLine());
                }

                return 0;
            case ["--meter", var meter, "--row", var id]:
                var stopwatch = new StopwatchMeter(TimeSpan.FromSeconds(meter == "stopwatch" ? 2 : 10));
                Console.WriteLine(all.First(row => row.Id == id).Measure(stopwatch).ToLine());
                return 0;
            default:
                Console.Error.WriteLine(Words);
                if (more is not null) Console.Error.WriteLine(more);
                return 2;
        }
    }

    private static int Quick(Row[] rows)
    {
        Measurement[] measured = [.. rows.Select(Child.Self("stopwatch").Measure).OfType<Measurement>()];
        return Table.Print(GoalTable.ReadFor(goal => rows.Any(row => row.Id == goal.Id)), measured, Console.Out) == 0 ? 0 : 1;
    }
}

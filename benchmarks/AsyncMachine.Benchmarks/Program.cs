using AsyncMachine.Benchmarks;
using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Report;
using AsyncMachine.Benchmarks.Rows;

// --quick [FILTER]             the engine's rows, or those whose id contains the filter, in less than a minute
// --meter NAME --row ID        one row, in this process: how the others are measured
switch (args)
{
    case ["--quick", ..]:
        return Quick(args.ElementAtOrDefault(1) ?? "");
    case ["--meter", "stopwatch", "--row", var id]:
        Row row = RowList.Core.First(row => row.Id == id);
        Console.WriteLine(row.Measure(new StopwatchMeter(TimeSpan.FromMilliseconds(600))).ToLine());
        return 0;
    default:
        Console.Error.WriteLine("usage: --quick [FILTER]");
        return 2;
}

static int Quick(string filter)
{
    Child child = Child.Self("stopwatch");
    Row[] rows = [.. RowList.Core.Where(row => row.Id.Contains(filter, StringComparison.Ordinal))];
    Measurement[] measured = [.. rows.Select(child.Measure).OfType<Measurement>()];
    Goal[] goals = [.. GoalTable.Read().SelectMany(row => row.Goals).Where(goal => rows.Any(row => row.Id == goal.Id))];
    return Table.Print(goals, measured, Console.Out) == 0 ? 0 : 1;
}

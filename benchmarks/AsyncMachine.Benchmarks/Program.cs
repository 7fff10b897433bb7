using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Report;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Runs;

// Measures the goals of goals.md. eng/bench.sh is the way to run it in full; see usage below for the rest.
return args switch
{
    ["--quick", .. var filter] => Quick(filter.FirstOrDefault() ?? Group.Core),
    ["--run", var meter, var packages, var published, var output, .. var groups] => Run(meter, packages, published, output, groups),
    ["--docs", var measured, var page] => DocsPage.Write(measured, page),
    ["--meter", var meter, "--row", var id] => One(meter, id),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        --quick [FILTER]                                   rows whose id contains the filter (default: core), in less than a minute
        --run METER PACKAGES PUBLISHED OUTPUT GROUP...      whole groups; METER is stopwatch or benchmarkdotnet
        --docs MEASURED PAGE                               writes the table of a page from what a run wrote
        --meter METER --row ID                             one row, in this process, as a line of JSON
        """);
    return 2;
}

static int Quick(string filter)
{
    Row[] rows = [.. Group.Rows.Where(row => row.Id.Contains(filter, StringComparison.Ordinal))];
    Measurement[] measured = [.. rows.Select(Child.Self("stopwatch").Measure).OfType<Measurement>()];
    return Table.Print(GoalTable.ReadFor(goal => rows.Any(row => row.Id == goal.Id)), measured, Console.Out) == 0 ? 0 : 1;
}

static int Run(string meter, string packages, string published, string output, string[] groups)
{
    IReadOnlyList<string> differences = Package.Differences(packages, published, groups);
    foreach (string difference in differences) Console.Error.WriteLine(difference);
    if (differences.Count > 0) return 2;

    IReadOnlyList<Goal> goals = GoalTable.ReadFor(goal => groups.Contains(goal.Group));
    var options = new RunOptions(meter, Directory.Exists(published) ? published : null);
    Measurement[] measured = [.. groups.SelectMany(group => Group.Measure(group, options))];
    BenchFile.Now(meter, groups, measured).Write(output);
    return Table.Print(goals, measured, Console.Out) == 0 ? 0 : 1;
}

static int One(string meter, string id)
{
    Row row = Group.Rows.First(row => row.Id == id);
    IMeter taken = meter == "stopwatch" ? new StopwatchMeter(TimeSpan.FromMilliseconds(600)) : new BenchmarkDotNetMeter();
    Console.WriteLine(row.Measure(taken).ToLine());
    return 0;
}

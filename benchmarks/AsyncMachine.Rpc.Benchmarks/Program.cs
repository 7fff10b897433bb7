using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Report;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Runs;
using AsyncMachine.Rpc.Benchmarks.Idle;
using AsyncMachine.Rpc.Benchmarks.Rows;

// Measures the goals of aRPC. eng/bench.sh is the way to run it in full; see usage below for the rest.
return args switch
{
    ["--quick", .. var filter] => Quick(filter.FirstOrDefault() ?? ""),
    ["--all", var meter] => All(meter),
    ["--meter", var meter, "--row", var id] => One(meter, id),
    ["--idle-server", var transport] => await IdleServer.RunAsync(transport),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        --quick [FILTER]            rows whose id contains the filter, with their goals, in a few seconds each
        --all METER                 all rows, each a line of JSON; METER is stopwatch for two seconds of rounds, any other for ten
        --meter METER --row ID      one row, in this process
        --idle-server TRANSPORT     the server of a row that has one of its own
        """);
    return 2;
}

static int Quick(string filter)
{
    Row[] rows = [.. RpcRows.All.Where(row => row.Id.Contains(filter, StringComparison.Ordinal))];
    Measurement[] measured = [.. rows.Select(Child.Self("stopwatch").Measure).OfType<Measurement>()];
    return Table.Print(GoalTable.ReadFor(goal => rows.Any(row => row.Id == goal.Id)), measured, Console.Out) == 0 ? 0 : 1;
}

static int All(string meter)
{
    foreach (Row row in RpcRows.All)
    {
        if (Child.Self(meter).Measure(row) is { } measured) Console.WriteLine(measured.ToLine());
    }

    return 0;
}

static int One(string meter, string id)
{
    Row row = RpcRows.All.First(row => row.Id == id);
    Console.WriteLine(row.Measure(new StopwatchMeter(TimeSpan.FromSeconds(meter == "stopwatch" ? 2 : 10))).ToLine());
    return 0;
}

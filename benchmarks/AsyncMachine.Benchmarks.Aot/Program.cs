using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;

// --row ID: one row, compiled ahead of time, as a line of JSON.
if (args is not ["--row", var id] || RowList.Core.FirstOrDefault(row => row.Id == id) is not { } row)
{
    Console.Error.WriteLine("usage: --row ID");
    return 2;
}

Console.WriteLine(row.Measure(new StopwatchMeter(TimeSpan.FromMilliseconds(600))).ToLine());
return 0;

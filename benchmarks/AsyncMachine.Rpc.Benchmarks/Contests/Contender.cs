using System.Diagnostics;
using AsyncMachine.Benchmarks.Meters;

namespace AsyncMachine.Rpc.Benchmarks.Contests;

/// <summary>One way to do what a row is about.</summary>
/// <param name="Name">Who does it, in the words of the goals.</param>
/// <param name="Run">Does it as often as it is told, and gives the nanoseconds that all of it took.</param>
/// <param name="Operations">How many operations one time is; figures are per operation.</param>
internal sealed record Contender(string Name, Func<int, Task<double>> Run, int Operations = 1)
{
    /// <summary>One whose whole run is timed.</summary>
    public static Contender Timed(string name, Func<int, Task> run, int operations = 1) => new(name, times => TimeAsync(run, times), operations);

    private static async Task<double> TimeAsync(Func<int, Task> run, int times)
    {
        long start = Stopwatch.GetTimestamp();
        await run(times).ConfigureAwait(false);
        return Clock.NanosecondsSince(start);
    }
}

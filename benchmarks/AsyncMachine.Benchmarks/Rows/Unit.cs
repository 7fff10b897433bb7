using AsyncMachine.Benchmarks.Meters;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>
/// The unit of all ratios: an uncontended compare-exchange that takes something and one that gives it back. No thread-safe
/// change can be cheaper, on this machine, now.
/// </summary>
internal sealed class Unit
{
    private long _word;

    public Loop Loop => new(Run);

    /// <summary>What the unit is just now, for rows that are no loops.</summary>
    public static double Nanoseconds() =>
        new StopwatchMeter(TimeSpan.FromMilliseconds(50)).Take(new Loops { Main = new Unit().Loop }).Unit.Times.Median();

    private void Run(int times)
    {
        for (int i = 0; i < times; i++)
        {
            Interlocked.CompareExchange(ref _word, 1, 0);
            Interlocked.CompareExchange(ref _word, 0, 1);
        }
    }
}

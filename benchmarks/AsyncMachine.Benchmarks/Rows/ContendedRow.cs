using System.Diagnostics;
using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Schemas;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>Eight threads add a Multi state with args to one machine, each as often as it can.</summary>
/// <param name="id">Group and row.</param>
/// <param name="queueLimit">The limit; a mutation that it refuses is tried again.</param>
internal sealed class ContendedRow(string id, int queueLimit) : Row(id)
{
    private const int Threads = 8;
    private const int Each = 100_000;
    private const int WarmUps = 3;
    private const int Rounds = 9;

    private readonly MachineOptions _options = new() { QueueLimit = queueLimit };

    public override Measurement Measure(IMeter meter)
    {
        Load[][] args = [.. Enumerable.Range(0, Threads).Select(thread => Enumerable.Range(0, Each).Select(i => new Load(thread, i)).ToArray())];
        List<double> rates = [];
        bool noneLost = true;
        for (int round = -WarmUps; round < Rounds; round++)
        {
            Machine machine = Machine.Create(new Shared(), _options);
            double rate = Round(machine, Shared.Foo, args);
            if (round >= 0) rates.Add(rate);

            // The first activation is one tick, each further one two.
            noneLost &= machine.Tick(Shared.Foo) == 2UL * Threads * Each - 1;
        }

        // Who came when is seen by a handler, which is not part of what is timed above.
        var ordered = new Ordered(Threads);
        double observed = Round(Machine.Create(ordered, _options), Ordered.Foo, args);
        return new Measurement
        {
            Id = Id,
            PerSecond = rates.Median(),
            Nanoseconds = 1e9 / rates.Median(),
            Claims = new()
            {
                ["none lost"] = noneLost && ordered.Handled == Threads * Each,
                ["order per thread kept"] = ordered.OutOfOrder == 0,
            },
            Note = FormattableString.Invariant(
                $"{Environment.ProcessorCount} cores; {rates.Min() / 1e6:0.0} to {rates.Max() / 1e6:0.0} M/s; {observed / 1e6:0.0} M/s with a handler"),
        };
    }

    /// <summary>One round.</summary>
    /// <returns>Mutations per second.</returns>
    private static double Round(Machine machine, State<Load> state, Load[][] args)
    {
        GC.Collect();
        using var ready = new Barrier(Threads);
        long[] starts = new long[Threads];
        Thread[] threads = [.. args.Select((own, i) => new Thread(() =>
        {
            ready.SignalAndWait();
            starts[i] = Stopwatch.GetTimestamp();
            AddAll(machine, state, own);
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();

        // A caller hands the drain to the thread pool rather than work for others for long, so some may still be to come.
        machine.WhenQueueEnds().GetAwaiter().GetResult();
        return Threads * Each / Stopwatch.GetElapsedTime(starts.Min()).TotalSeconds;
    }

    private static void AddAll(Machine machine, State<Load> state, Load[] args)
    {
        foreach (Load own in args)
        {
            SpinWait spin = default;
            while (machine.Add(state, own).IsCanceled) spin.SpinOnce();
        }
    }
}

using System.Diagnostics;
using System.Runtime.CompilerServices;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Meters;

/// <summary>
/// The quick meter, and the only one that runs ahead-of-time code. It goes round all loops of the row in batches of about a
/// millisecond: on a busy machine the batches of one round are disturbed alike, and the median forgets those that were not.
/// </summary>
/// <param name="budget">How long one row may be measured, beside its warm-up.</param>
internal sealed class StopwatchMeter(TimeSpan budget) : IMeter
{
    private const int FewestRounds = 15;

    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(1.2);

    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(4);

    // Two rounds of tiering, each with its delay of a tenth of a second, must have passed on every loop.
    private static TimeSpan ShortestWarmUp =>
        RuntimeFeature.IsDynamicCodeCompiled ? TimeSpan.FromMilliseconds(600) : TimeSpan.FromMilliseconds(60);

    private static TimeSpan Settled => ShortestWarmUp / 2;

    /// <summary>How long one row may be measured, beside its warm-up.</summary>
    public TimeSpan Budget => budget;

    /// <summary>Runs a row's loops until the compiler is done with them.</summary>
    public static void Heat(Loops loops) => Heat(Timed.AllOf(loops));

    public RowSeries Take(Loops loops)
    {
        Timed[] all = Timed.AllOf(loops);
        Heat(all);
        foreach (Timed timed in all) timed.Calibrate(Batch);
        var clock = Stopwatch.StartNew();
        for (int rounds = 0; rounds < FewestRounds || clock.Elapsed < budget; rounds++)
        {
            foreach (Timed timed in all) timed.Times.Add(timed.Take());
        }

        Series? Of(Loop? loop) => all.FirstOrDefault(timed => timed.Loop == loop)?.ToSeries();
        return new RowSeries(Of(loops.Main)!, all[^1].ToSeries(), Of(loops.Baseline), Of(loops.Peer));
    }

    /// <summary>
    /// Runs all loops until a while has passed in which none got faster: the compiler works beside them, and on a busy machine
    /// it may take its time.
    /// </summary>
    private static void Heat(Timed[] all)
    {
        foreach (Timed timed in all) timed.Calibrate(Batch);
        var clock = Stopwatch.StartNew();
        TimeSpan faster = TimeSpan.Zero;
        double[] best = [.. all.Select(_ => double.MaxValue)];
        while (clock.Elapsed < LongestWarmUp && (clock.Elapsed < ShortestWarmUp || clock.Elapsed - faster < Settled))
        {
            for (int i = 0; i < all.Length; i++)
            {
                double took = all[i].Take();
                if (took > best[i] * 0.9) continue;
                best[i] = took;
                faster = clock.Elapsed;
            }
        }
    }

    /// <summary>One loop and its figures so far.</summary>
    private sealed class Timed(Loop loop)
    {
        private int _times = 1;

        public Loop Loop => loop;

        /// <summary>Nanoseconds per operation, one for each round.</summary>
        public List<double> Times { get; } = [];

        /// <summary>All loops of a row, the unit last.</summary>
        public static Timed[] AllOf(Loops loops) =>
            [.. new[] { loops.Baseline, loops.Main, loops.Peer, new Unit().Loop }.OfType<Loop>().Select(loop => new Timed(loop))];

        /// <summary>Finds how many times fill a batch.</summary>
        public void Calibrate(TimeSpan batch)
        {
            // Long enough for the clock first, then in proportion; the fastest of a few, so that no interruption makes batches short.
            double enough = batch.TotalNanoseconds / 16, best = 0;
            for (_times = 1; best * _times < enough && _times < int.MaxValue / 4; _times *= 2) best = Take() * loop.Operations;
            best = Enumerable.Range(0, 5).Min(_ => Take()) * loop.Operations;
            _times = (int)Math.Clamp(batch.TotalNanoseconds / best, 1, 10_000_000);
        }

        /// <summary>Runs one batch.</summary>
        /// <returns>Nanoseconds per operation.</returns>
        public double Take()
        {
            long start = Stopwatch.GetTimestamp();
            loop.Run(_times);
            double took = Clock.NanosecondsSince(start);
            loop.Settle?.Invoke();
            return took / _times / loop.Operations;
        }

        public Series ToSeries() => new([.. Times], Bytes());

        /// <summary>Bytes per operation, to a hundredth: what the runtime itself allocates now and then is no part of it.</summary>
        private double Bytes()
        {
            int runs = Math.Clamp(_times * 20, 20, 10_000); // those that take long are seldom among many
            long before = GC.GetAllocatedBytesForCurrentThread();
            loop.Run(runs);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            loop.Settle?.Invoke();
            return Math.Round(allocated / (double)runs / loop.Operations, 2);
        }
    }
}

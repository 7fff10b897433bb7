using System.Diagnostics;
using System.Runtime.CompilerServices;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Meters;

/// <summary>
/// The quick meter, and the only one that runs ahead-of-time code. It goes round all loops of the row in batches of about a
/// millisecond and compares the batches of one round with each other: on a busy machine they were disturbed alike, and the
/// median of the rounds forgets those that were not.
/// </summary>
/// <param name="budget">How long one row may be measured, beside its warm-up.</param>
internal sealed class StopwatchMeter(TimeSpan budget) : IMeter
{
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(1.2);
    private const int FewestRounds = 15;

    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(4);

    // Two rounds of tiering, each with its delay of a tenth of a second, must have passed on every loop.
    private static TimeSpan WarmUp => RuntimeFeature.IsDynamicCodeCompiled ? TimeSpan.FromMilliseconds(600) : TimeSpan.FromMilliseconds(60);

    private static TimeSpan Settled => WarmUp / 2;

    public Measurement Measure(Loops loops)
    {
        Timed unit = new(new Unit().Loop), main = new(loops.Main);
        Timed? baseline = loops.Baseline is { } b ? new Timed(b) : null, peer = loops.Peer is { } p ? new Timed(p) : null;
        Timed[] all = [.. new[] { baseline, main, peer, unit }.OfType<Timed>()];

        WarmThemUp(all);
        foreach (Timed timed in all) timed.Calibrate(Batch);
        List<double[]> rounds = [];
        var clock = Stopwatch.StartNew();
        while (rounds.Count < FewestRounds || clock.Elapsed < budget)
        {
            foreach (Timed timed in all) timed.Take();
            rounds.Add([.. all.Select(timed => timed.Last)]);
        }

        int mainAt = Array.IndexOf(all, main), unitAt = Array.IndexOf(all, unit), peerAt = Array.IndexOf(all, peer);
        double Figure(double[] round) => loops.Against == Against.Beyond ? round[mainAt] - round[0] : round[mainAt];
        return new Measurement
        {
            Nanoseconds = rounds.Select(Figure).Median(),
            Bytes = main.Bytes() - (loops.Against == Against.Beyond ? baseline!.Bytes() : 0),
            UnitNanoseconds = rounds.Select(round => round[unitAt]).Median(),
            UnitRatio = rounds.Select(round => Figure(round) / round[unitAt]).Median(),
            Multiple = loops.Against == Against.Multiple ? rounds.Select(round => round[mainAt] / round[0]).Median() : null,
            PeerNanoseconds = peer is null ? null : rounds.Select(round => round[peerAt]).Median(),
            PeerBytes = peer?.Bytes(),
            PeerRatio = peer is null ? null : rounds.Select(round => Figure(round) / round[peerAt]).Median(),
        };
    }

    /// <summary>
    /// Runs all loops until a while has passed in which none got faster: the compiler works beside them, and on a busy machine
    /// it may take its time.
    /// </summary>
    private static void WarmThemUp(Timed[] all)
    {
        foreach (Timed timed in all) timed.Calibrate(Batch);
        var clock = Stopwatch.StartNew();
        TimeSpan faster = TimeSpan.Zero;
        double[] best = [.. all.Select(_ => double.MaxValue)];
        while (clock.Elapsed < LongestWarmUp && (clock.Elapsed < WarmUp || clock.Elapsed - faster < Settled))
        {
            for (int i = 0; i < all.Length; i++)
            {
                all[i].Take();
                if (all[i].Last > best[i] * 0.9) continue;
                best[i] = all[i].Last;
                faster = clock.Elapsed;
            }
        }
    }

    /// <summary>One loop and its last figure.</summary>
    private sealed class Timed(Loop loop)
    {
        private int _times = 1;

        /// <summary>Nanoseconds per operation in the last batch.</summary>
        public double Last { get; private set; }

        /// <summary>Finds how many times fill a batch.</summary>
        public void Calibrate(TimeSpan batch)
        {
            double best = double.MaxValue;
            for (int i = 0; i < 5; i++)
            {
                _times = 16;
                Take();
                best = Math.Min(best, Last * loop.Operations);
            }

            _times = Math.Max(1, (int)(batch.TotalNanoseconds / best));
        }

        public void Take()
        {
            long start = Stopwatch.GetTimestamp();
            loop.Run(_times);
            Last = Stopwatch.GetElapsedTime(start).TotalNanoseconds / _times / loop.Operations;
        }

        /// <summary>Bytes allocated per operation, to a hundredth: what the runtime itself allocates now and then is no part of it.</summary>
        public double Bytes()
        {
            const int Times = 10_000;
            long before = GC.GetAllocatedBytesForCurrentThread();
            loop.Run(Times);
            return Math.Round((GC.GetAllocatedBytesForCurrentThread() - before) / (double)Times / loop.Operations, 2);
        }
    }
}

using System.Diagnostics;
using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Rpc.Benchmarks.Contests;

/// <summary>
/// Times contenders in many short rounds, in each of which every one has its turn: on a busy machine the turns of a round are disturbed alike.
/// Ratios are taken round by round, and medians of the rounds are given. Coarse rounds would give other results.
/// </summary>
/// <param name="budget">How long the rounds may take together.</param>
internal sealed class Contest(TimeSpan budget)
{
    private const int FewestRounds = 15;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(10), ShortestWarmUp = TimeSpan.FromSeconds(1.5), LongestWarmUp = TimeSpan.FromSeconds(8);

    /// <summary>Holds the contest.</summary>
    /// <param name="main">What the row is about.</param>
    /// <param name="peers">What stands beside it.</param>
    public async Task<Measurement> HoldAsync(Contender main, params Contender[] peers)
    {
        Entrant unit = new(Contender.Timed("", times =>
        {
            new Unit().Loop.Run(times);
            return Task.CompletedTask;
        }));
        Entrant[] all = [new(main), .. peers.Select(peer => new Entrant(peer)), unit];
        await HeatAsync(all).ConfigureAwait(false);
        foreach (Entrant entrant in all) await entrant.CalibrateAsync(Turn).ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        for (int rounds = 0; rounds < FewestRounds || clock.Elapsed < budget; rounds++)
        {
            foreach (Entrant entrant in all) entrant.Times.Add(await entrant.TakeAsync().ConfigureAwait(false));
        }

        foreach (Entrant entrant in all) await entrant.CountBytesAsync().ConfigureAwait(false);
        return new Measurement
        {
            Nanoseconds = all[0].Times.Median(),
            Bytes = all[0].Bytes,
            UnitNanoseconds = unit.Times.Median(),
            UnitRatio = all[0].Over(unit),
            Peers = [.. all[1..^1].Select(peer => new PeerFigures(peer.Name, peer.Times.Median(), peer.Bytes, all[0].Over(peer)))],
        };
    }

    /// <summary>Has everybody's code compiled as well as it will be: until a while has passed in which nobody got faster.</summary>
    private static async Task HeatAsync(Entrant[] all)
    {
        foreach (Entrant entrant in all) await entrant.CalibrateAsync(Turn).ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        TimeSpan faster = TimeSpan.Zero;
        double[] best = [.. all.Select(_ => double.MaxValue)];
        while (clock.Elapsed < LongestWarmUp && (clock.Elapsed < ShortestWarmUp || clock.Elapsed - faster < ShortestWarmUp / 2))
        {
            for (int i = 0; i < all.Length; i++)
            {
                double took = await all[i].TakeAsync().ConfigureAwait(false);
                if (took > best[i] * 0.9) continue;
                best[i] = took;
                faster = clock.Elapsed;
            }
        }
    }

    /// <summary>A contender and its figures so far.</summary>
    private sealed class Entrant(Contender contender)
    {
        private int _times = 1;

        public string Name => contender.Name;

        /// <summary>Nanoseconds per operation, one for each round.</summary>
        public List<double> Times { get; } = [];

        /// <summary>What both sides together allocate per operation.</summary>
        public double Bytes { get; private set; }

        /// <summary>Finds how many times fill a turn.</summary>
        public async Task CalibrateAsync(TimeSpan turn)
        {
            // Long enough for the clock first, then in proportion; the fastest of a few, so that no interruption makes turns short.
            double best = double.MaxValue;
            for (_times = 1; _times < int.MaxValue / 4; _times *= 2)
            {
                best = double.MaxValue;
                for (int i = 0; i < 3; i++) best = Math.Min(best, await TakeAsync().ConfigureAwait(false) * contender.Operations);
                if (best * _times > turn.TotalNanoseconds / 8) break;
            }

            _times = (int)Math.Clamp(turn.TotalNanoseconds / best, 1, 10_000_000);
        }

        /// <summary>Has one turn.</summary>
        /// <returns>Nanoseconds per operation.</returns>
        public async Task<double> TakeAsync() => await contender.Run(_times).ConfigureAwait(false) / _times / contender.Operations;

        /// <summary>Counts what the whole process allocates in a few turns, in which nobody else has one.</summary>
        public async Task CountBytesAsync()
        {
            const int Turns = 5;
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Turns; i++) await contender.Run(_times).ConfigureAwait(false);
            Bytes = Math.Round((GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Turns / _times / contender.Operations, 2);
        }

        /// <summary>This one's time as a multiple of another's.</summary>
        public double Over(Entrant other) => Times.Zip(other.Times, (own, others) => own / others).Median();
    }
}

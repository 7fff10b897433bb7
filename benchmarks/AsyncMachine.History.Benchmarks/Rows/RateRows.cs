using System.Diagnostics;
using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.History.Benchmarks.Peers;
using AsyncMachine.History.Benchmarks.Stores;

namespace AsyncMachine.History.Benchmarks.Rows;

/// <summary>How many records a second a store takes, from the mutation to the end of the last append.</summary>
internal static class RateRows
{
    private const int Records = 1_000_000, FewestRounds = 5;

    public static async Task<Measurement> MeasureAsync(string kind, TimeSpan budget)
    {
        await using Store store = await Store.OpenAsync(kind).ConfigureAwait(false);
        using SqlitePeer? peer = kind == Store.Sqlite ? new SqlitePeer() : null;
        List<double> own = [], units = [], peers = [];
        await RoundAsync(store).ConfigureAwait(false); // warms up
        peer?.Round();
        var clock = Stopwatch.StartNew();
        while (own.Count < FewestRounds || clock.Elapsed < budget)
        {
            own.Add(await RoundAsync(store).ConfigureAwait(false));
            units.Add(Unit.Nanoseconds());
            if (peer is not null) peers.Add(peer.Round());
        }

        return new Measurement
        {
            Nanoseconds = own.Median(),
            PerSecond = 1e9 / own.Median(),
            UnitNanoseconds = units.Median(),
            UnitRatio = own.Zip(units, (one, unit) => one / unit).Median(),
            Peers = peer is null ? [] : [new PeerFigures("SqliteCommand", peers.Median(), peer.Bytes, own.Zip(peers, (one, other) => one / other).Median())],
            Note = FormattableString.Invariant($"{own.Count} rounds, {1e3 / own.Max():0.00} to {1e3 / own.Min():0.00} M/s"),
        };
    }

    /// <summary>A new machine each time: no store of records grows without end.</summary>
    /// <returns>Nanoseconds per record.</returns>
    private static async Task<double> RoundAsync(Store store)
    {
        await using Recording recording = await Recording.StartAsync(store.Backend, Subject.Cycle()).ConfigureAwait(false);
        long start = Stopwatch.GetTimestamp();
        int records = await recording.RunAsync(Records).ConfigureAwait(false);
        return Clock.NanosecondsSince(start) / records;
    }
}

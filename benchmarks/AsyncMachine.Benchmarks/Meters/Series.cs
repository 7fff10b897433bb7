using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Meters;

/// <summary>One loop's figures.</summary>
/// <param name="Times">Nanoseconds per operation, one for each round. The same index is the same round in all loops of a row.</param>
/// <param name="Bytes">Allocated per operation.</param>
internal sealed record Series(double[] Times, double Bytes);

/// <summary>The figures of all loops of a row.</summary>
/// <param name="Main">What the row is about.</param>
/// <param name="Unit">The compare-exchange pair.</param>
/// <param name="Baseline">The same without what the row is about, if the row has it.</param>
/// <param name="Peer">The same with somebody else, if the row has it.</param>
internal sealed record RowSeries(Series Main, Series Unit, Series? Baseline, Series? Peer)
{
    /// <summary>Medians; what is compared is compared round by round first.</summary>
    public Measurement Evaluate(Loops loops)
    {
        Against against = loops.Against;
        bool beyond = against == Against.Beyond, stateless = loops.PeerName == Loops.Stateless;
        double[] times = beyond ? [.. Main.Times.Zip(Baseline!.Times, (with, without) => with - without)] : Main.Times;
        return new Measurement
        {
            Nanoseconds = times.Median(),
            Bytes = Main.Bytes - (beyond ? Baseline!.Bytes : 0),
            UnitNanoseconds = Unit.Times.Median(),
            UnitRatio = Ratio(times, Unit),
            Multiple = against == Against.Multiple ? Ratio(times, Baseline!) : null,
            PeerNanoseconds = stateless ? Peer?.Times.Median() : null,
            PeerBytes = stateless ? Peer?.Bytes : null,
            PeerRatio = Peer is null || !stateless ? null : Ratio(times, Peer),
            Peers = Peer is null || stateless ? [] : [new PeerFigures(loops.PeerName, Peer.Times.Median(), Peer.Bytes, Ratio(times, Peer))],
        };
    }

    private static double Ratio(double[] times, Series of) => times.Zip(of.Times, (time, one) => time / one).Median();
}

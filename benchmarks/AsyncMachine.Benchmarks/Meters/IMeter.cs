using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Meters;

/// <summary>Takes the figures of a row's loops.</summary>
internal interface IMeter
{
    RowSeries Take(Loops loops);
}

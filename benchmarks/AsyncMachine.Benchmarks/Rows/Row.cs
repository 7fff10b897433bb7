using AsyncMachine.Benchmarks.Meters;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>One measurement; each runs in a process of its own, so that none inherits another's code or heap.</summary>
/// <param name="id">Group and row.</param>
internal abstract class Row(string id)
{
    public string Id { get; } = id;

    /// <summary>How many processes the figure is the median of.</summary>
    public virtual int Launches => 1;

    public abstract Measurement Measure(IMeter meter);
}

/// <summary>A row that is a loop.</summary>
/// <param name="id">Group and row.</param>
/// <param name="make">Sets the loops up; called in the process that runs them.</param>
internal sealed class LoopRow(string id, Func<Loops> make) : Row(id)
{
    public override Measurement Measure(IMeter meter)
    {
        Loops loops = make();
        Measurement measured = meter.Take(loops).Evaluate(loops) with { Id = Id };
        return loops.Check is null ? measured : measured with { Claims = loops.Check(measured) };
    }
}

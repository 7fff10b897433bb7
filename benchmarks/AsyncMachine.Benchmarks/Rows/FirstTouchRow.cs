using System.Diagnostics;
using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Schemas;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>The first look at a generated schema: once a process, so each figure is that of a fresh one.</summary>
/// <param name="id">Group and row.</param>
/// <param name="afterAnother">
/// Whether the process has used another schema before, and what is left is this schema's own share; otherwise the engine's
/// code is loaded and compiled on the way.
/// </param>
internal sealed class FirstTouchRow(string id, bool afterAnother) : Row(id)
{
    public override int Launches => 15;

    public override Measurement Measure(IMeter meter)
    {
        if (afterAnother && Ten.Schema.Count != 11) throw new InvalidOperationException("The other schema is not what it was.");
        _ = Clock.NanosecondsSince(Stopwatch.GetTimestamp());

        long start = Stopwatch.GetTimestamp();
        Schema schema = SixtyFour.Schema;
        double took = Clock.NanosecondsSince(start);

        if (schema.Count != 64) throw new InvalidOperationException("The schema is not what it was.");
        double unit = Unit.Nanoseconds();
        return new Measurement { Id = Id, Nanoseconds = took, UnitNanoseconds = unit, UnitRatio = took / unit };
    }
}

using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Schemas;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>What a pending delay costs: to be made and cancelled, and while others change.</summary>
internal static class DelayRows
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static Loops ScheduleAndCancel()
    {
        Machine<Ten> machine = Machine.Create(new Ten());
        machine.Add(Ten.Open);
        StateInstance owner = machine.InstanceOf(Ten.Open);
        machine.AddAfter(owner, Hour, Ten.Open);
        return new Loops
        {
            Main = new Loop(times =>
            {
                for (int i = 0; i < times; i++) machine.AddAfter(owner, Hour, Ten.Open).Cancel();
            }),
        };
    }

    public static Loops OtherStates()
    {
        var timed = new Machine(TwoStates);
        State owner = TwoStates.State("Owner"), other = TwoStates.State("Other");
        timed.AddAfter(timed.InstanceOf(owner), Hour, owner);
        return new Loops
        {
            Main = MutationRows.Toggle(timed, other),
            Baseline = MutationRows.Toggle(new Machine(TwoStates), other),
            Against = Against.Beyond,
        };
    }

    private static Schema TwoStates { get; } = new SchemaBuilder().State("Owner").State("Other").Build();
}

/// <summary>What a hundred thousand pending delays of one machine hold.</summary>
/// <param name="id">Group and row.</param>
internal sealed class DelayMemoryRow(string id) : Row(id)
{
    private const int Delays = 100_000;

    public override Measurement Measure(IMeter meter)
    {
        Machine<Ten> machine = Machine.Create(new Ten());
        machine.Add(Ten.Open);
        StateInstance owner = machine.InstanceOf(Ten.Open);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Delays; i++) machine.AddAfter(owner, TimeSpan.FromSeconds(3600 + i % 1000), Ten.Open);
        double retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(machine);
        return new Measurement { Id = Id, Bytes = retained, Note = FormattableString.Invariant($"{retained / Delays:0.0} B each") };
    }
}

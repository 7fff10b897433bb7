using AsyncMachine.Benchmarks.Meters;
using AsyncMachine.Benchmarks.Schemas;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>What one machine of ten states takes to be made.</summary>
internal static class MachineRows
{
    public static Loops Construction()
    {
        var handlers = new Ten();
        Machine? last = null;
        return new Loops
        {
            Main = new Loop(times =>
            {
                for (int i = 0; i < times; i++) last = Machine.Create(handlers);
                GC.KeepAlive(last);
            }),
        };
    }
}

/// <summary>What one machine of ten states holds, while it runs but nobody has waited for it.</summary>
/// <param name="id">Group and row.</param>
internal sealed class MemoryRow(string id) : Row(id)
{
    private const int Machines = 100_000;

    public override Measurement Measure(IMeter meter)
    {
        var handlers = new Ten();
        var kept = new Machine[Machines];
        Use(Machine.Create(handlers));

        long before = GC.GetTotalMemory(forceFullCollection: true);
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < kept.Length; i++) kept[i] = Machine.Create(handlers);
        double allocated = (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore) / (double)Machines;
        foreach (Machine machine in kept) Use(machine);
        double retained = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Machines;
        GC.KeepAlive(kept);
        return new Measurement
        {
            Id = Id,
            Bytes = Math.Round(retained, 1),
            Note = FormattableString.Invariant($"retained by each of {Machines} machines; {allocated:0} B allocated to make one"),
        };
    }

    private static void Use(Machine machine)
    {
        machine.Add(Ten.Open);
        machine.Remove(Ten.Open);
    }
}

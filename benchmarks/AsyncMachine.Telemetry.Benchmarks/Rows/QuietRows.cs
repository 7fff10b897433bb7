using System.Diagnostics;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Schemas;
using AsyncMachine.Benchmarks.Shared;
using AsyncMachine.Telemetry.Benchmarks.Watching;

namespace AsyncMachine.Telemetry.Benchmarks.Rows;

/// <summary>What telemetry costs while nobody listens.</summary>
internal static class QuietRows
{
    /// <summary>A machine that was traced and counted, and is no more, beyond one that never was.</summary>
    public static Loops NoListener()
    {
        Machine<Bare> watched = Machine.Create(new Bare());
        using (MachineTracing.Start())
        using (MachineMetrics.Start(new MachineMetricsOptions { Durations = true }))
        using (Watch.Listen(ActivitySamplingResult.AllDataAndRecorded))
        {
            watched.Add(Bare.Foo);
        }

        watched.Remove(Bare.Foo);
        return new Loops
        {
            Main = Toggling.Of(watched, Bare.Foo),
            Baseline = Toggling.Of(Machine.Create(new Bare()), Bare.Foo),
            Against = Against.Beyond,
        };
    }

    /// <summary>What a mutation asks to find out that nobody listens, asked once more by its caller.</summary>
    public static Loops Asked() => new()
    {
        Main = Asking(Machine.Create(new Bare())),
        Baseline = Toggling.Of(Machine.Create(new Bare()), Bare.Foo),
        Against = Against.Beyond,
    };

    /// <summary>Tracing is on, and nobody listens to the source.</summary>
    public static Loops Unheard()
    {
        Watch.Trace();
        return Watch.Beyond(options => Toggling.Of(Machine.Create(new Bare(), options), Bare.Foo));
    }

    private static Loop Asking(Machine machine) => new(
        times =>
        {
            Machine toggled = machine;
            for (int i = 0; i < times; i++)
            {
                if (!toggled.Engine.KnowsObservers) throw new InvalidOperationException("Somebody observes.");
                toggled.Add(Bare.Foo);
                if (!toggled.Engine.KnowsObservers) throw new InvalidOperationException("Somebody observes.");
                toggled.Remove(Bare.Foo);
            }
        },
        Operations: 2);
}

using System.Diagnostics;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Telemetry.Benchmarks.Watching;

/// <summary>Machines that are traced beside machines that are not, and who listens to them.</summary>
internal static class Watch
{
    private const string Traced = "traced";

    /// <summary>Traces machines of <see cref="Beyond"/>, and no others.</summary>
    /// <param name="states">Whether activations become spans too.</param>
    public static void Trace(bool states = true) =>
        MachineTracing.Start(new MachineTracingOptions { Machines = machine => machine.Id == Traced, States = states });

    /// <summary>Listens to all sources, as somebody does who keeps nothing.</summary>
    public static ActivityListener Listen(ActivitySamplingResult result, Action<Activity>? ended = null)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => result,
            ActivityStopped = ended,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>What it costs a machine that it is traced: beyond the same with one that is not.</summary>
    /// <param name="make">Makes a machine and what is done with it.</param>
    public static Loops Beyond(Func<MachineOptions, Loop> make) => new()
    {
        Main = make(new MachineOptions { Id = Traced }),
        Baseline = make(new MachineOptions { Id = "untraced" }),
        Against = Against.Beyond,
    };
}

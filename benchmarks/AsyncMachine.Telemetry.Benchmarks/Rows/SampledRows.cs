using System.Diagnostics;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Schemas;
using AsyncMachine.Benchmarks.Shared;
using AsyncMachine.Telemetry.Benchmarks.Schemas;
using AsyncMachine.Telemetry.Benchmarks.Watching;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace AsyncMachine.Telemetry.Benchmarks.Rows;

/// <summary>What it costs a transition without handlers to be sampled out.</summary>
internal static class SampledRows
{
    /// <summary>One state is called; beside it a bare activity that is sampled out.</summary>
    public static Loops One() => Beyond(options => Toggling.Of(Machine.Create(new Bare(), options), Bare.Foo));

    /// <summary>Two states are called.</summary>
    public static Loops Several() => Beyond(options =>
    {
        Machine<Both> machine = Machine.Create(new Both(), options);
        return new Loop(
            times =>
            {
                for (int i = 0; i < times; i++)
                {
                    machine.Add(Both.Left, Both.Right);
                    machine.Remove(Both.Left, Both.Right);
                }
            },
            Operations: 2);
    });

    /// <summary>The same by the SDK.</summary>
    public static Loops BySdk()
    {
        Watch.Trace();
        Sdk.CreateTracerProviderBuilder().AddSource(MachineTelemetry.Name).SetSampler(new AlwaysOffSampler()).Build();
        return Watch.Beyond(options => Toggling.Of(Machine.Create(new Bare(), options), Bare.Foo));
    }

    private static Loops Beyond(Func<MachineOptions, Loop> make)
    {
        Watch.Trace();
        Watch.Listen(ActivitySamplingResult.None);
        var source = new ActivitySource("bare");
        Loops loops = Watch.Beyond(make);
        return new Loops
        {
            Main = loops.Main,
            Baseline = loops.Baseline,
            Against = loops.Against,
            PeerName = "Activity",
            Peer = new Loop(times =>
            {
                for (int i = 0; i < times; i++) source.StartActivity("[add] Foo", ActivityKind.Internal, default(ActivityContext))?.Stop();
            }),
        };
    }
}

using System.Diagnostics;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Schemas;
using AsyncMachine.Benchmarks.Shared;
using AsyncMachine.Telemetry.Benchmarks.Schemas;
using AsyncMachine.Telemetry.Benchmarks.Watching;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace AsyncMachine.Telemetry.Benchmarks.Rows;

/// <summary>What spans cost a transition.</summary>
internal static class SpanRows
{
    private const int Attributes = 6;

    /// <summary>Its own span, beside a bare one with as many attributes.</summary>
    public static Loops Transition()
    {
        Watch.Trace(states: false);
        using (Watch.Listen(ActivitySamplingResult.AllDataAndRecorded, ended => Check(ended.TagObjects.Count() >= Attributes, "The span has too few attributes.")))
        {
            Watch.Beyond(Toggled).Main.Run(1);
        }

        Watch.Listen(ActivitySamplingResult.AllDataAndRecorded);
        return BesideBare(Watch.Beyond(Toggled));
    }

    /// <summary>Its own, that of a state which it activates, the end of another's, and the link to that.</summary>
    public static Loops Activation()
    {
        Watch.Trace();
        int spans = 0, links = 0;
        using (Watch.Listen(ActivitySamplingResult.AllDataAndRecorded, Count))
        {
            Loop swapped = Watch.Beyond(Swapped).Main;
            swapped.Run(1); // what was not active has no span to end
            (spans, links) = (0, 0);
            swapped.Run(10);
        }

        Check(spans == 40 && links == 20, "There are 20 transitions and 20 activations, and a link of each transition.");
        Watch.Listen(ActivitySamplingResult.AllDataAndRecorded);
        return BesideBare(Watch.Beyond(Swapped));

        void Count(Activity ended)
        {
            spans++;
            links += ended.Links.Count();
        }
    }

    /// <summary>All spans, by the SDK with a processor that does nothing.</summary>
    public static Loops BySdk()
    {
        Watch.Trace();
        Sdk.CreateTracerProviderBuilder().AddSource(MachineTelemetry.Name).AddProcessor(new Unsent()).Build();
        return Watch.Beyond(Swapped);
    }

    private static Loop Toggled(MachineOptions options) => Toggling.Of(Machine.Create(new Bare(), options), Bare.Foo);

    private static Loop Swapped(MachineOptions options)
    {
        Machine<Swap> machine = Machine.Create(new Swap(), options);
        return new Loop(
            times =>
            {
                for (int i = 0; i < times; i++)
                {
                    machine.Add(Swap.Ping);
                    machine.Add(Swap.Pong);
                }
            },
            Operations: 2);
    }

    private static Loops BesideBare(Loops loops)
    {
        var source = new ActivitySource("bare");
        string[] called = [Bare.Foo.Name];
        return new Loops
        {
            Main = loops.Main,
            Baseline = loops.Baseline,
            Against = loops.Against,
            PeerName = "Activity",
            Peer = new Loop(times =>
            {
                for (int i = 0; i < times; i++)
                {
                    using Activity? bare = source.StartActivity("[add] Foo", ActivityKind.Internal, default(ActivityContext));
                    bare!.SetTag(SpanAttributes.MachineId, "id").SetTag(SpanAttributes.Schema, "Bare").SetTag(SpanAttributes.MutationType, "add")
                        .SetTag(SpanAttributes.Called, called).SetTag(SpanAttributes.Outcome, "executed").SetTag(SpanAttributes.Activated, called);
                }
            }),
        };
    }

    private static void Check(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }

    private sealed class Unsent : BaseProcessor<Activity>;
}

using System.Diagnostics.Metrics;
using AsyncMachine.Benchmarks.Rows;
using AsyncMachine.Benchmarks.Schemas;
using AsyncMachine.Benchmarks.Shared;
using AsyncMachine.Telemetry.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AsyncMachine.Telemetry.Benchmarks.Rows;

/// <summary>What it costs a transition to be counted and timed.</summary>
/// <remarks>Counting is switched on for all machines of a process; here one machine has what it gives each, so that another has not.</remarks>
internal static class MetricRows
{
    /// <summary>Counted, beside a bare counter with the same tags; both for OpenTelemetry.</summary>
    public static Loops Counters()
    {
        var meter = new Meter("rows");
        var instruments = new MachineInstruments(meter);
        Counter<long> bare = meter.CreateCounter<long>("bare");
        MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(new Unread()).Build();
        Machine<Bare> counted = Machine.Create(new Bare());
        CountingHook hook = instruments.Register(counted.Engine);
        counted.Engine.AddHook(hook).GetAwaiter().GetResult();
        KeyValuePair<string, object?>[] tags = Tags();
        return new Loops
        {
            Main = Toggling.Of(counted, Bare.Foo),
            Baseline = Toggling.Of(Machine.Create(new Bare()), Bare.Foo),
            Against = Against.Beyond,
            PeerName = "Counter.Add",
            Peer = new Loop(times =>
            {
                for (int i = 0; i < times; i++) bare.Add(1, tags);
            }),
            Check = _ =>
            {
                int add = TransitionTally.IndexOf(MutationType.Add, TallyOutcome.Executed, auto: false);
                if ((ulong)hook.Tally[add] * 2 != counted.Time().Sum) throw new InvalidOperationException("Not all were counted.");
                GC.KeepAlive(provider);
                return [];
            },
        };
    }

    /// <summary>Counted and timed, through OpenTelemetry, beside a bare histogram with the same tags.</summary>
    public static Loops Durations()
    {
        var meter = new Meter("rows");
        var instruments = new MachineInstruments(meter);
        Histogram<double> bare = meter.CreateHistogram<double>("bare");
        MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(new Unread()).Build();
        Machine<Bare> timed = Machine.Create(new Bare());
        timed.Engine.AddHook(instruments.Register(timed.Engine)).GetAwaiter().GetResult();
        timed.Engine.AddHook(new TimingProbe(instruments, timed.Schema.Name, timed.Id)).GetAwaiter().GetResult();
        KeyValuePair<string, object?>[] tags = Tags();
        return new Loops
        {
            Main = Toggling.Of(timed, Bare.Foo),
            Baseline = Toggling.Of(Machine.Create(new Bare()), Bare.Foo),
            Against = Against.Beyond,
            PeerName = "Histogram.Record",
            Peer = new Loop(times =>
            {
                for (int i = 0; i < times; i++) bare.Record(1e-6, tags);
            }),
            Check = _ =>
            {
                if (!instruments.TakesTime) throw new InvalidOperationException("Nobody takes the time.");
                GC.KeepAlive(provider);
                return [];
            },
        };
    }

    private static KeyValuePair<string, object?>[] Tags() => [.. TransitionLabel.TagsOf(0), new(SpanAttributes.Schema, nameof(Bare))];

    /// <summary>Keeps what is measured, and is never asked.</summary>
    private sealed class Unread : MetricReader;
}

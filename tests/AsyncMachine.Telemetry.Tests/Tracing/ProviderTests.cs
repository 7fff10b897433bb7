using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace AsyncMachine.Telemetry.Tests.Tracing;

public sealed partial class ProviderTests
{
    [Test]
    public async Task The_provider_exports_spans_with_their_tree()
    {
        var exported = new List<Activity>();
        TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddAsyncMachineInstrumentation().AddInMemoryExporter(exported).Build();
        await using (Machine<Ship> ship = Machine.Create(new Ship()))
        {
            ship.Add(Ship.Sailing);
        }

        provider.Dispose();

        Assert.That(exported.OrderBy(span => span.StartTimeUtc).Tree(), Is.EqualTo("[add] Sailing\n  Sailing\n    [add] Wet\n      Wet"));
        Assert.That(exported[0].Source.Name, Is.EqualTo("AsyncMachine"));
    }

    [Test]
    public async Task Disposing_the_provider_exports_what_is_open_and_ends_tracing()
    {
        var exported = new List<Activity>();
        await using Machine<Ship> ship = Machine.Create(new Ship());
        TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddAsyncMachineInstrumentation(options => options.Transitions = false)
            .AddInMemoryExporter(exported).Build();
        ship.Add(Ship.Sailing);
        Assert.That(exported, Is.Empty);

        provider.Dispose();
        ship.Remove(Ship.Sailing);
        ship.Add(Ship.Sailing);

        Assert.That(exported.Select(span => span.DisplayName), Is.EquivalentTo(new[] { "Sailing", "Wet" }));
    }

    [Test]
    public async Task Spans_that_a_filter_drops_at_their_end_are_not_exported()
    {
        var exported = new List<Activity>();
        using TracerProvider provider = Sdk.CreateTracerProviderBuilder().AddAsyncMachineInstrumentation(options => options.Canceled = false)
            .AddInMemoryExporter(exported).Build();
        await using Machine<Ship> ship = Machine.Create(new Ship());

        ship.Add(Ship.Sunk);

        Assert.That(exported, Is.Empty);
    }

    [Test]
    public async Task Of_two_that_trace_the_later_one_decides_until_it_ends()
    {
        using var first = new SpanLog(new MachineTracingOptions { States = false });
        using (new SpanLog(new MachineTracingOptions { Transitions = false }))
        {
            await using Machine<Ship> ship = Machine.Create(new Ship());
            ship.Add(Ship.Wet);
        }

        await using Machine<Ship> later = Machine.Create(new Ship());
        later.Add(Ship.Wet);

        Assert.That(first.Begun.Select(span => span.DisplayName), Is.EqualTo(new[] { "Wet", "[add] Wet" }));
    }

    [StateSchema]
    private sealed partial class Ship
    {
        [State]
        public static partial State Sailing { get; }

        [State(Multi = true)]
        public static partial State Wet { get; }

        [State]
        public static partial State Sunk { get; }

        private void SailingState(Event e) => e.Machine.Add(Wet);

        private bool SunkEnter() => false;
    }
}

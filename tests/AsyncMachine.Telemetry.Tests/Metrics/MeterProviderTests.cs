using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace AsyncMachine.Telemetry.Tests.Metrics;

/// <summary>What the SDK keeps of the instruments.</summary>
public sealed class MeterProviderTests
{
    [TestCase(false, false, false)]
    [TestCase(true, false, true)]
    [TestCase(false, true, true)]
    public async Task A_provider_has_durations_if_anybody_who_adds_machines_to_it_wants_them(bool first, bool second, bool expected)
    {
        var metrics = new List<Metric>();
        using (MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .AddAsyncMachineInstrumentation(options => options.Durations = first)
            .AddAsyncMachineInstrumentation(options => options.Durations = second)
            .AddInMemoryExporter(metrics).Build())
        {
            await using Machine<Lamp> lamp = Machine.Create(new Lamp());
            lamp.Add(Lamp.Plugged);
        }

        Assert.That(metrics.Exists(metric => metric.Name == "asyncmachine.transitions"), Is.True);
        Assert.That(metrics.Exists(metric => metric.Name == "asyncmachine.transition.duration"), Is.EqualTo(expected));
    }
}

namespace AsyncMachine.Telemetry.Tests;

public class MachineTelemetryTests
{
    [Test]
    public void Source_and_meter_carry_the_names_that_listeners_ask_for()
    {
        Assert.That(MachineTelemetry.ActivitySource.Name, Is.EqualTo("AsyncMachine"));
        Assert.That(MachineTelemetry.Meter.Name, Is.EqualTo("AsyncMachine"));
        Assert.That(MachineTelemetry.ActivitySource.Version, Is.EqualTo(MachineTelemetry.Meter.Version).And.Not.Empty);
    }
}

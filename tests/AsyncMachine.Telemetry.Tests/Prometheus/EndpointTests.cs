namespace AsyncMachine.Telemetry.Tests.Prometheus;

/// <summary>The endpoint, as a scraper sees it. One provider at a time counts the machines of the process.</summary>
[NonParallelizable]
public sealed partial class EndpointTests
{
    [Test]
    public async Task Metrics_have_names_and_labels_of_Prometheus()
    {
        await using ScrapedApp app = await ScrapedApp.StartAsync(options => options.Durations = true);
        await using Machine<Lantern> lantern = Machine.Create(new Lantern());
        lantern.Add(Lantern.Lit);

        string text = await app.ScrapeAsync();

        Assert.That(text, Does.Contain("# TYPE asyncmachine_transitions_total counter"));
        Assert.That(ValuesOf(text, "asyncmachine_transitions_total", "asyncmachine_mutation_auto=\"true\"", "asyncmachine_schema=\"Lantern\""), Is.EqualTo(new[] { 1.0 }));
        Assert.That(ValuesOf(text, "asyncmachine_states_active", "asyncmachine_schema=\"Lantern\""), Is.EqualTo(new[] { 2.0 }));
        Assert.That(ValuesOf(text, "asyncmachine_transition_duration_seconds_bucket", "le=\"1E-07\""), Is.Not.Empty);
        Assert.That(text, Does.Not.Contain("am_transitions"));
    }

    [Test]
    public async Task Without_durations_nothing_is_timed()
    {
        await using ScrapedApp app = await ScrapedApp.StartAsync();
        await using Machine<Lamp> lamp = Machine.Create(new Lamp());

        lamp.Add(Lamp.Plugged);

        Assert.That(MachineMetrics.Instruments.TakesTime, Is.False);
        Assert.That(await app.ScrapeAsync(), Does.Contain("asyncmachine_transitions_total").And.Not.Contain("duration"));
    }

    [Test]
    public async Task The_names_of_the_original_are_there_on_demand_and_go_with_their_machine()
    {
        await using ScrapedApp app = await ScrapedApp.StartAsync(options => options.OriginalNames = true);
        Machine<Lamp> lamp = Machine.Create(new Lamp(), new MachineOptions { Id = "Desk-1" });
        lamp.Add(Lamp.Plugged);

        string with = await app.ScrapeAsync();
        await lamp.DisposeAsync();
        await app.ScrapeAsync(); // the end of an instrument is reported once more
        string without = await app.ScrapeAsync();

        Assert.That(ValuesOf(with, "am_transitions_desk_1"), Is.EqualTo(new[] { 1.0 }));
        Assert.That(with.Split('\n').Count(line => line.StartsWith("# TYPE am_", StringComparison.Ordinal)), Is.EqualTo(15));
        Assert.That(without, Does.Not.Contain("am_"));
    }

    [Test]
    public async Task Promtool_finds_nothing_to_say_about_the_metrics()
    {
        await using ScrapedApp app = await ScrapedApp.StartAsync(options => options.Durations = true);
        await using Machine<Lamp> lamp = Machine.Create(new Lamp());
        lamp.Add(Lamp.Plugged);
        lamp.AddError(new IOException("broken"));

        (int exitCode, string output) = await OtherProcess.RunAsync(Binaries.Prometheus("promtool"), await app.ScrapeAsync(), "check", "metrics");

        Assert.That((exitCode, output.Trim()), Is.EqualTo((0, "")));
    }

    /// <summary>Of one test alone: what a schema has counted stays for the life of the process.</summary>
    [StateSchema]
    private sealed partial class Lantern
    {
        [State]
        public static partial State Lit { get; }

        [State(Auto = true, Require = [nameof(Lit)])]
        public static partial State Warm { get; }
    }

    private static double[] ValuesOf(string text, string name, params string[] labels) =>
    [
        .. from line in text.Split('\n')
           where line.StartsWith(name, StringComparison.Ordinal) && labels.All(label => line.Contains(label, StringComparison.Ordinal))
           select double.Parse(line[(line.IndexOf('}') + 1)..].Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture),
    ];
}

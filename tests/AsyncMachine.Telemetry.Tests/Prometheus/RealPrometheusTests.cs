namespace AsyncMachine.Telemetry.Tests.Prometheus;

/// <summary>A real Prometheus scrapes the endpoint and answers queries.</summary>
[NonParallelizable]
public sealed partial class RealPrometheusTests
{
    [Test]
    public async Task A_real_Prometheus_scrapes_machines()
    {
        await using ScrapedApp app = await ScrapedApp.StartAsync(options =>
        {
            options.Durations = true;
            options.OriginalNames = true;
        });
        await using Machine<Beacon> beacon = Machine.Create(new Beacon(), new MachineOptions { Id = "Desk" });
        beacon.Add(Beacon.Plugged);
        beacon.Add(Beacon.Lit);
        beacon.Set(Beacon.Lit); // refused: it requires Plugged

        await using var prometheus = new PrometheusServer(app.Address);
        await app.ScrapedAsync(2); // when the second scrape begins, the first is stored

        Assert.That(await ValueOf("sum by (asyncmachine_transition_outcome) (asyncmachine_transitions_total{asyncmachine_mutation_auto=\"false\",asyncmachine_schema=\"Beacon\"})"), Is.EqualTo("1 2"));
        Assert.That(await ValueOf("asyncmachine_states_active{asyncmachine_schema=\"Beacon\"}"), Is.EqualTo("3"));
        Assert.That(await ValueOf("asyncmachine_transition_duration_seconds_count{asyncmachine_transition_outcome=\"canceled\",asyncmachine_schema=\"Beacon\"}"), Is.EqualTo("1"));
        Assert.That(await ValueOf("histogram_quantile(0.99, sum by (le) (asyncmachine_transition_duration_seconds_bucket)) < 10"), Is.Not.Empty);
        Assert.That(await ValueOf("am_states_desk"), Is.EqualTo("4"));

        async Task<string> ValueOf(string query) =>
            string.Join(' ', (await prometheus.QueryAsync(query)).Select(result => result.Value).Order(StringComparer.Ordinal));
    }

    /// <summary>Of this test alone: what a schema has counted stays for the life of the process.</summary>
    [StateSchema]
    private sealed partial class Beacon
    {
        [State]
        public static partial State Plugged { get; }

        [State(Require = [nameof(Plugged)])]
        public static partial State Lit { get; }

        [State(Auto = true, Require = [nameof(Lit)])]
        public static partial State Warm { get; }
    }
}

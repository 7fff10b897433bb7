using System.Text.Json;
using AsyncMachine.History.Tests.Support;
using AsyncMachine.Telemetry.Tests.Prometheus;
using YamlDotNet.RepresentationModel;

namespace AsyncMachine.Telemetry.Tests.Observed;

/// <summary>The example runs, and everything around it fits.</summary>
public sealed class ObservedTests
{
    private static readonly string Folder = ObservedProcess.Folder;

    [Test]
    public async Task The_spans_of_an_order_are_those_of_the_README()
    {
        using var folder = new TemporaryFolder();
        using ObservedProcess service = await ObservedProcess.StartAsync(folder);

        string answer = await service.OrderAsync();
        string spans = await service.GetAsync("/spans");

        Assert.That(answer, Is.EqualTo("order 1: 3 delivered\n"));
        string readme = await File.ReadAllTextAsync(Path.Combine(Folder, "README.md"));
        Assert.That(spans, Is.EqualTo(readme.Split("```text\n")[1].Split("```")[0]));
        Assert.That(await service.StopAsync(), Is.Zero);
    }

    [Test]
    public async Task Every_query_of_the_dashboard_has_an_answer_from_a_real_Prometheus()
    {
        using var folder = new TemporaryFolder();
        using ObservedProcess service = await ObservedProcess.StartAsync(folder, piece: "00:00:00.001"); // handlers have to wait
        await using ScrapeCounter counter = await ScrapeCounter.StartAsync(service.Client);
        await using var prometheus = new PrometheusServer(counter.Address);
        await service.OrderAsync();
        await counter.ScrapedAsync(2);
        await service.OrderAsync();
        await counter.ScrapedAsync(2); // whatever is a rate has changed between two scrapes

        string[] queries = QueriesOf("machines.json");
        var silent = new List<string>();
        foreach (string query in queries)
        {
            string concrete = query.Replace("$__rate_interval", "1m", StringComparison.Ordinal).Replace("$schema", ".*", StringComparison.Ordinal);
            if ((await prometheus.QueryAsync(concrete)).Length == 0) silent.Add(concrete);
        }

        Assert.That(queries, Has.Length.GreaterThan(8));
        Assert.That(silent, Is.Empty);
    }

    [Test]
    public async Task Promtool_finds_nothing_to_say_about_its_metrics()
    {
        using var folder = new TemporaryFolder();
        using ObservedProcess service = await ObservedProcess.StartAsync(folder, piece: "00:00:00.001");
        await service.OrderAsync();
        string metrics = await service.GetAsync("/metrics");

        (int exitCode, string output) = await OtherProcess.RunAsync(Binaries.Prometheus("promtool"), metrics, "check", "metrics");

        Assert.That(metrics, Does.Contain("asyncmachine_history_records_total").And.Contain("asyncmachine_handler_async_duration_seconds_bucket"));
        Assert.That((exitCode, output.Trim()), Is.EqualTo((0, "")));
    }

    [Test]
    public void The_compose_file_starts_three_services_with_files_that_are_there()
    {
        YamlMappingNode services = Map(Map(Load("compose.yaml"))["services"]);

        Assert.That(services.Children.Keys.Select(key => key.ToString()), Is.EqualTo(new[] { "jaeger", "prometheus", "grafana" }));
        foreach (YamlNode service in services.Children.Values)
        {
            Assert.That(Map(service)["image"].ToString(), Does.Match("^[a-z/-]+:v?[0-9.]+$"), "an image of a fixed version");
            if (!Map(service).Children.TryGetValue("volumes", out YamlNode? volumes)) continue;
            foreach (YamlNode volume in (YamlSequenceNode)volumes)
            {
                string place = Path.Combine(Folder, volume.ToString().Split(':')[0]);
                Assert.That(Path.Exists(place), Is.True, place);
            }
        }
    }

    [Test]
    public void Grafana_finds_the_dashboard_and_the_dashboard_its_source()
    {
        YamlNode source = ((YamlSequenceNode)Map(Load("grafana", "provisioning", "datasources", "prometheus.yaml"))["datasources"])[0];
        YamlNode provider = ((YamlSequenceNode)Map(Load("grafana", "provisioning", "dashboards", "machines.yaml"))["providers"])[0];
        string compose = File.ReadAllText(Path.Combine(Folder, "compose.yaml"));
        using JsonDocument dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "grafana", "dashboards", "machines.json")));

        Assert.That(compose, Does.Contain($"./grafana/dashboards:{Map(Map(provider)["options"])["path"]}"));
        Assert.That(
            dashboard.RootElement.GetProperty("panels").EnumerateArray().Select(panel => panel.GetProperty("datasource").GetProperty("uid").GetString()),
            Is.All.EqualTo(Map(source)["uid"].ToString()));
    }

    [Test]
    public async Task Promtool_accepts_the_configuration()
    {
        (int exitCode, string output) = await OtherProcess.RunAsync(Binaries.Prometheus("promtool"), "", "check", "config", Path.Combine(Folder, "prometheus.yml"));

        Assert.That(exitCode, Is.Zero, output);
    }

    private static string[] QueriesOf(string dashboard)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "grafana", "dashboards", dashboard)));
        return
        [
            .. from panel in json.RootElement.GetProperty("panels").EnumerateArray()
               from target in panel.GetProperty("targets").EnumerateArray()
               select target.GetProperty("expr").GetString()!,
        ];
    }

    private static YamlNode Load(params string[] path)
    {
        var yaml = new YamlStream();
        using StreamReader reader = File.OpenText(Path.Combine([Folder, .. path]));
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    private static YamlMappingNode Map(YamlNode node) => (YamlMappingNode)node;
}

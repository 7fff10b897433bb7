using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace AsyncMachine.Telemetry.Tests.Prometheus;

/// <summary>A real Prometheus that scrapes one application every second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prometheus").FullName;
    private readonly OtherProcess _process;
    private readonly HttpClient _client;

    public PrometheusServer(Uri application)
    {
        string config = Path.Combine(_folder, "prometheus.yml");
        File.WriteAllText(config, $"""
            global:
              scrape_interval: 1s
            scrape_configs:
              - job_name: test
                static_configs:
                  - targets: ['{application.Host}:{application.Port}']
            """);
        int port = FreePort();
        _process = OtherProcess.Start(
            Binaries.Prometheus("prometheus"), "--config.file", config, "--storage.tsdb.path", Path.Combine(_folder, "data"),
            "--web.listen-address", $"127.0.0.1:{port}");
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    /// <summary>What a query gives at this moment: values by their labels.</summary>
    public async Task<(string Labels, string Value)[]> QueryAsync(string query)
    {
        using HttpResponseMessage response = await _client.GetAsync("/api/v1/query?query=" + Uri.EscapeDataString(query)).Soon();
        string body = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{query}: {body}\n{_process.Output}");
        using var json = JsonDocument.Parse(body);
        return
        [
            .. from series in json.RootElement.GetProperty("data").GetProperty("result").EnumerateArray()
               select (series.GetProperty("metric").ToString(), series.GetProperty("value")[1].GetString()!),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using AsyncMachine.Telemetry.Prometheus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace AsyncMachine.Telemetry.Tests.Prometheus;

/// <summary>An application with the endpoint, and a count of its scrapes.</summary>
internal sealed class ScrapedApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _scrapes = new(0);

    private ScrapedApp(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<ScrapedApp> StartAsync(Action<MachinePrometheusOptions>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        builder.Services.Configure<PrometheusAspNetCoreOptions>(options => options.ScrapeResponseCacheDurationMilliseconds = 0);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddAsyncMachinePrometheus(configure));
        WebApplication app = builder.Build();
        var scraped = new ScrapedApp(app);
        app.Use(async (context, next) =>
        {
            await next(context);
            scraped._scrapes.Release();
        });
        app.MapAsyncMachinePrometheus("/metrics");
        await app.StartAsync();
        return scraped;
    }

    /// <summary>What a scrape gets, in the text format of Prometheus.</summary>
    public async Task<string> ScrapeAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        return await client.GetStringAsync("/metrics").Soon();
    }

    /// <summary>Completes when there were so many more scrapes.</summary>
    public async Task ScrapedAsync(int times)
    {
        for (int i = 0; i < times; i++) await _scrapes.WaitAsync().Soon();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _scrapes.Dispose();
    }
}

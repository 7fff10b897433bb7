using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Telemetry.Tests.Observed;

/// <summary>Stands between Prometheus and a program and counts the scrapes, so that a test knows when there were some.</summary>
internal sealed class ScrapeCounter : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _scrapes = new(0);

    private ScrapeCounter(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<ScrapeCounter> StartAsync(HttpClient program)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        WebApplication app = builder.Build();
        var counter = new ScrapeCounter(app);
        app.MapGet("/metrics", async context =>
        {
            context.Response.ContentType = "text/plain; version=0.0.4";
            await context.Response.WriteAsync(await program.GetStringAsync("/metrics"));
            counter._scrapes.Release();
        });
        await app.StartAsync();
        return counter;
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

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncMachine.Rpc.Proof;

/// <summary>An application that serves a machine over WebSockets, on a port of loopback.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const string Path = "/arpc";

    private readonly WebApplication _app;

    private Site(WebApplication app) => _app = app;

    /// <summary>The application's server; it can be reached in other ways, too.</summary>
    public MachineServer Server => _app.Services.GetRequiredService<MachineServer>();

    public IPEndPoint EndPoint => new(IPAddress.Loopback, new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port);

    public static async Task<Site> StartAsync(Machine machine, Func<MachineServerOptions, MachineServerOptions> options)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddMachineServer(options).Host("", _ => machine);
        WebApplication app = builder.Build();
        app.MapMachines(Path);
        await app.StartAsync();
        return new Site(app);
    }

    /// <summary>Connections over WebSockets by way of a proxy.</summary>
    public static Dial By(EndPoint proxy) => WebSocketTransport.To(new Uri($"ws://{proxy}{Path}"));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

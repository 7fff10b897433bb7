using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AsyncMachine.Rpc.AspNetCore.Tests.Support;

/// <summary>An application on a real port of this machine, with a lamp that is served.</summary>
internal static class TestHost
{
    /// <summary>One attempt, and changes at once.</summary>
    public static RemoteMachineOptions Once { get; } = new() { PushInterval = TimeSpan.Zero, MaxRetries = 0 };

    /// <summary>An application with nothing but Kestrel and routing. It may take as long to stop as it likes: one that does not is found out.</summary>
    public static WebApplication Build(
        Action<WebApplicationBuilder>? add = null, Action<ListenOptions>? listen = null, Func<MachineServerOptions, MachineServerOptions>? options = null, int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen ?? (_ => { })));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        builder.Services.AddMachine<Lamp>();
        builder.Services.AddMachineServer(options).Host<Lamp>();
        add?.Invoke(builder);
        return builder.Build();
    }

    public static Machine<Lamp> Lamp(this WebApplication app) => app.Services.GetRequiredService<Machine<Lamp>>();

    /// <summary>Where the application listens.</summary>
    public static Uri Address(this WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static IPEndPoint EndPoint(this WebApplication app) => new(IPAddress.Loopback, app.Address().Port);

    /// <summary>Connections over WebSockets to a path of the application.</summary>
    public static Dial WebSocket(this WebApplication app, string path = "/arpc", Action<ClientWebSocketOptions>? configure = null) =>
        WebSocketTransport.To(app.WebSocketAddress(path), configure);

    public static Uri WebSocketAddress(this WebApplication app, string path = "/arpc", string host = "127.0.0.1") =>
        new UriBuilder(new Uri(app.Address(), path)) { Scheme = app.Address().Scheme == "https" ? "wss" : "ws", Host = host }.Uri;
}

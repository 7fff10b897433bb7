using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AsyncMachine.Rpc.AspNetCore.Tests.Support;

/// <summary>An application on real ports of this machine.</summary>
internal static class TestHost
{
    /// <summary>An application with nothing but Kestrel and routing, that listens for HTTP.</summary>
    public static WebApplication Build(Action<WebApplicationBuilder> add, string url = "http://127.0.0.1:0")
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        if (url.Length > 0) builder.WebHost.UseUrls(url);
        builder.Services.AddRoutingCore();
        add(builder);
        return builder.Build();
    }

    /// <summary>Where the application listens.</summary>
    public static Uri Address(this WebApplication app) =>
        new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Connections over WebSockets to a path of the application.</summary>
    public static Dial WebSocket(this WebApplication app, string path = "/arpc", Action<System.Net.WebSockets.ClientWebSocketOptions>? configure = null) =>
        WebSocketTransport.To(new UriBuilder(new Uri(app.Address(), path)) { Scheme = app.Address().Scheme == "https" ? "wss" : "ws" }.Uri, configure);
}

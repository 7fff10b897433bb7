using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncMachine.Rpc.AspNetCore;

/// <summary>Takes the WebSockets of an endpoint.</summary>
internal sealed class MachineWebSockets(IServiceProvider services, AllowedOrigins origins)
{
    // No compression, which mixes what one client knows with what another has sent; no pings, the protocol has its own.
    private static readonly WebSocketAcceptContext Accepting = new() { KeepAliveInterval = TimeSpan.Zero };

    public async Task ServeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Machines are served over a WebSocket here.").ConfigureAwait(false);
            return;
        }

        if (!origins.Allows(context.Request))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, $"Pages of {context.Request.Headers.Origin} may open no WebSocket here.").ConfigureAwait(false);
            return;
        }

        var server = services.GetRequiredService<MachineServer>(); // the application's services: those of the request would live as long as the WebSocket
        ClientOrigin origin = OriginOf(context);
        WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(Accepting).ConfigureAwait(false);
        await WebSocketTransport.ServeAsync(server, socket, origin, CancellationToken.None).ConfigureAwait(false); // a request that is aborted breaks its WebSocket
    }

    private static ClientOrigin OriginOf(HttpContext context)
    {
        ConnectionInfo connection = context.Connection;
        return new ClientOrigin
        {
            User = context.Features.Get<IHttpAuthenticationFeature>()?.User, // the context makes one up where nobody has asked
            Certificate = connection.ClientCertificate,
            RemoteEndPoint = connection.RemoteIpAddress is { } address ? new IPEndPoint(address, connection.RemotePort) : null,
        };
    }

    private static Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}

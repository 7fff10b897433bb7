using System.Net;
using System.Net.WebSockets;

namespace AsyncMachine.Rpc;

/// <summary>
/// Connections over WebSockets, in browsers too. Binary messages carry the bytes, their boundaries mean nothing; whoever sends a text message is
/// hung up on.
/// </summary>
public static class WebSocketTransport
{
    /// <summary>Makes connections to an address.</summary>
    /// <param name="address">Where the server is, such as <c>wss://example.org/arpc</c>.</param>
    /// <param name="configure">
    /// Sets up each WebSocket before it connects: headers, a client certificate. In a browser all but sub-protocols are the browser's business.
    /// </param>
    /// <returns>
    /// What a <see cref="RemoteMachine"/> connects with. It fails with a <see cref="RemoteRefusedException"/> where the server answers 401 or 403,
    /// which a browser does not tell, and with an <see cref="IOException"/> otherwise.
    /// </returns>
    /// <exception cref="ArgumentException">The address is not one of ws or wss.</exception>
    public static Dial To(Uri address, Action<ClientWebSocketOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("ws" or "wss")) throw new ArgumentException($"A WebSocket's address begins with ws: or wss:, unlike {address}.", nameof(address));
        return async cancellationToken =>
        {
            var socket = new ClientWebSocket();
            try
            {
                await ConnectAsync(socket, address, configure, cancellationToken).ConfigureAwait(false);
                return new WebSocketLine(socket);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
    }

    /// <summary>Talks to one client over a WebSocket that was accepted, until either side ends it.</summary>
    /// <param name="server">Serves the client.</param>
    /// <param name="socket">The WebSocket; it is disposed when the task is complete.</param>
    /// <param name="origin">What is known of the client.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Completes when the WebSocket is closed; does not fail because of what the client sent.</returns>
    public static Task ServeAsync(MachineServer server, WebSocket socket, ClientOrigin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(origin);
        return server.ServeAsync(new WebSocketLine(socket), origin, cancellationToken);
    }

    private static async Task ConnectAsync(ClientWebSocket socket, Uri address, Action<ClientWebSocketOptions>? configure, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsBrowser())
        {
            socket.Options.KeepAliveInterval = TimeSpan.Zero; // the protocol has signs of life of its own
            socket.Options.CollectHttpResponseDetails = true;
        }

        configure?.Invoke(socket.Options);
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
        }
        catch (WebSocketException error)
        {
            if (!OperatingSystem.IsBrowser() && socket.HttpStatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                throw new RemoteRefusedException($"The server at {address} answers {(int)socket.HttpStatusCode} to who wants a WebSocket.");
            }

            throw new IOException($"There is no WebSocket at {address}: {error.Message}", error);
        }
    }
}

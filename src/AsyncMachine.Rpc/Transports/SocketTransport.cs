using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace AsyncMachine.Rpc;

/// <summary>Connections over TCP and Unix sockets, encrypted or not.</summary>
[UnsupportedOSPlatform("browser")]
public static class SocketTransport
{
    /// <summary>Makes connections to an endpoint.</summary>
    /// <param name="endpoint">An <see cref="IPEndPoint"/>, <see cref="DnsEndPoint"/> or <see cref="UnixDomainSocketEndPoint"/>.</param>
    /// <returns>What a <see cref="RemoteMachine"/> connects with.</returns>
    public static Dial To(EndPoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return async cancellationToken => new SocketLine(await ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Makes connections to an endpoint over TLS.</summary>
    /// <param name="endpoint">An <see cref="IPEndPoint"/>, <see cref="DnsEndPoint"/> or <see cref="UnixDomainSocketEndPoint"/>.</param>
    /// <param name="tls">
    /// Whose certificate the server must have (<see cref="SslClientAuthenticationOptions.TargetHost"/>, which has to be set), and what the client shows.
    /// Not to be changed afterwards.
    /// </param>
    /// <returns>
    /// What a <see cref="RemoteMachine"/> connects with. It fails with a <see cref="System.Security.Authentication.AuthenticationException"/> where the
    /// server's certificate is not accepted.
    /// </returns>
    /// <exception cref="ArgumentException">The options do not say which server is wanted.</exception>
    public static Dial To(EndPoint endpoint, SslClientAuthenticationOptions tls)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tls);
        if (string.IsNullOrEmpty(tls.TargetHost)) throw new ArgumentException("TargetHost is not set: it says whose certificate the server must have.", nameof(tls));
        return async cancellationToken =>
        {
            Socket socket = await ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false);
            return await SecureAsync(socket, stream => stream.AuthenticateAsClientAsync(tls, cancellationToken)).ConfigureAwait(false);
        };
    }

    internal static Socket Make(EndPoint endpoint) => endpoint is UnixDomainSocketEndPoint
        ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        : endpoint is IPEndPoint ip ? new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp) : new Socket(SocketType.Stream, ProtocolType.Tcp);

    /// <summary>The bytes of a connected socket over TLS, once the handshake is over. A socket whose handshake fails is closed.</summary>
    internal static async Task<TlsLine> SecureAsync(Socket socket, Func<SslStream, Task> handshake)
    {
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        try
        {
            await handshake(stream).ConfigureAwait(false);
            return new TlsLine(socket, stream);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    internal static void SetUp(Socket socket)
    {
        // The outbox gathers what can go together; what it sends is to go now.
        if (socket.ProtocolType == ProtocolType.Tcp) socket.NoDelay = true;
    }

    private static async Task<Socket> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken)
    {
        Socket socket = Make(endpoint);
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false);
            SetUp(socket);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

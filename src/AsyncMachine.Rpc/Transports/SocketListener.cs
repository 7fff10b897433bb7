using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AsyncMachine.Rpc;

/// <summary>Takes connections for a server on a TCP or Unix socket, until it is disposed. Safe for use from any thread.</summary>
[UnsupportedOSPlatform("browser")]
public sealed class SocketListener : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly MachineServer _server;
    private readonly SslServerAuthenticationOptions? _tls;
    private readonly AcceptLoop _loop;

    private SocketListener(Socket socket, MachineServer server, SslServerAuthenticationOptions? tls)
    {
        _socket = socket;
        _server = server;
        _tls = tls;
        EndPoint = socket.LocalEndPoint!;
        _loop = new AcceptLoop(socket.AcceptAsync, Take, server.Options.TimeProvider);
    }

    /// <summary>Where it listens: with the real port if port 0 was asked for.</summary>
    public EndPoint EndPoint { get; }

    /// <summary>Listens.</summary>
    /// <param name="server">Serves the connections.</param>
    /// <param name="endpoint">
    /// An <see cref="IPEndPoint"/> or <see cref="UnixDomainSocketEndPoint"/>. The file of a Unix socket is deleted with the listener; one that a
    /// process has left behind, which nobody listens on any more, is replaced.
    /// </param>
    /// <param name="backlog">How many connections may wait to be taken.</param>
    /// <exception cref="SocketException">The endpoint cannot be listened on.</exception>
    public static SocketListener Start(MachineServer server, EndPoint endpoint, int backlog = 512) => Start(server, endpoint, null, backlog);

    /// <summary>Listens, and takes connections over TLS only.</summary>
    /// <param name="server">
    /// Serves the connections; <see cref="ClientOrigin.Certificate"/> is what the client has shown, if it was asked to. The handshake may take as long as
    /// <see cref="MachineServerOptions.HelloTimeout"/>.
    /// </param>
    /// <param name="endpoint">
    /// An <see cref="IPEndPoint"/> or <see cref="UnixDomainSocketEndPoint"/>. The file of a Unix socket is deleted with the listener; one that a
    /// process has left behind, which nobody listens on any more, is replaced.
    /// </param>
    /// <param name="tls">The server's certificate, and which ones of clients are accepted. Not to be changed afterwards. Null: no TLS.</param>
    /// <param name="backlog">How many connections may wait to be taken.</param>
    /// <exception cref="ArgumentException">The options have no certificate.</exception>
    /// <exception cref="SocketException">The endpoint cannot be listened on.</exception>
    public static SocketListener Start(MachineServer server, EndPoint endpoint, SslServerAuthenticationOptions? tls, int backlog = 512)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(endpoint);
        if (tls is { ServerCertificate: null, ServerCertificateContext: null, ServerCertificateSelectionCallback: null })
        {
            throw new ArgumentException("The options for TLS have no certificate of the server.", nameof(tls));
        }

        Socket socket = Bind(endpoint);
        try
        {
            socket.Listen(backlog);
            return new SocketListener(socket, server, tls);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Takes no further connections. Those that were made go on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _loop.StopAsync().ConfigureAwait(false);
        _socket.Dispose();
    }

    private static Socket Bind(EndPoint endpoint)
    {
        Socket socket = SocketTransport.Make(endpoint);
        try
        {
            try
            {
                socket.Bind(endpoint);
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse && endpoint is UnixDomainSocketEndPoint file && IsLeft(file))
            {
                File.Delete(file.ToString());
                socket.Bind(endpoint);
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Nobody listens on a Unix socket whose file is there. Any other file is somebody's, and stays.</summary>
    private static bool IsLeft(UnixDomainSocketEndPoint file)
    {
        using Socket probe = SocketTransport.Make(file);
        try
        {
            probe.Connect(file); // does not wait: there is a listener on this machine, or there is none
            return false;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return IsSocket(file.ToString());
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Connecting to a plain file is refused, too; but that can be opened, and a socket cannot.</summary>
    private static bool IsSocket(string path)
    {
        try
        {
            File.OpenHandle(path).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A connection was made. Returns at once: nobody waits for another's handshake.</summary>
    private void Take(Socket socket) => _ = ServeAsync(socket);

    private async Task ServeAsync(Socket socket)
    {
        Line line;
        ClientOrigin origin;
        try
        {
            SocketTransport.SetUp(socket);
            origin = new ClientOrigin { RemoteEndPoint = socket.RemoteEndPoint };
            (line, X509Certificate2? certificate) = _tls is null ? (new SocketLine(socket), null) : await SecureAsync(socket, _tls).ConfigureAwait(false);
            origin = origin with { Certificate = certificate };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Gone before it was served, or refused by the handshake: that concerns nobody else. Only of the latter the client is to blame.
            if (error is AuthenticationException)
            {
                Interlocked.Increment(ref _server.Counters.ProtocolErrors);
                _server.Watch.Failed(error);
            }

            socket.Dispose();
            return;
        }

        await _server.ServeAsync(line, origin).ConfigureAwait(false);
    }

    private async Task<(Line Line, X509Certificate2? Certificate)> SecureAsync(Socket socket, SslServerAuthenticationOptions tls)
    {
        MachineServerOptions options = _server.Options;
        using var limit = new CancellationTokenSource(options.HelloTimeout, options.TimeProvider);
        X509Certificate2? certificate = null;
        TlsLine line = await SocketTransport.SecureAsync(
            socket,
            async stream =>
            {
                await stream.AuthenticateAsServerAsync(tls, limit.Token).ConfigureAwait(false);
                certificate = stream.RemoteCertificate as X509Certificate2;
            }).ConfigureAwait(false);
        return (line, certificate);
    }
}

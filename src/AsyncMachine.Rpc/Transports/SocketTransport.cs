using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace AsyncMachine.Rpc;

/// <summary>Connections over TCP and Unix sockets.</summary>
public static class SocketTransport
{
    /// <summary>Makes connections to an endpoint.</summary>
    /// <param name="endpoint">An <see cref="IPEndPoint"/>, <see cref="DnsEndPoint"/> or <see cref="UnixDomainSocketEndPoint"/>.</param>
    /// <returns>What a <see cref="RemoteMachine"/> connects with.</returns>
    public static Dial To(EndPoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return async cancellationToken =>
        {
            Socket socket = Make(endpoint);
            try
            {
                await socket.ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false);
                return Wrap(socket);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
    }

    internal static Socket Make(EndPoint endpoint) => endpoint is UnixDomainSocketEndPoint
        ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        : endpoint is IPEndPoint ip ? new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp) : new Socket(SocketType.Stream, ProtocolType.Tcp);

    /// <summary>The bytes of a connected socket; it is closed when both ends are completed.</summary>
    internal static IDuplexPipe Wrap(Socket socket)
    {
        if (socket.ProtocolType == ProtocolType.Tcp) socket.NoDelay = true;
        var stream = new NetworkStream(socket, ownsSocket: true);
        return new Duplex(
            PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: false, useZeroByteReads: true)),
            PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: false)));
    }
}

/// <summary>Takes connections for a server on a TCP or Unix socket, until it is disposed.</summary>
public sealed class SocketListener : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly MachineServer _server;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task _accepting;

    private SocketListener(Socket socket, MachineServer server)
    {
        _socket = socket;
        _server = server;
        EndPoint = socket.LocalEndPoint!;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens: with the real port if port 0 was asked for.</summary>
    public EndPoint EndPoint { get; }

    /// <summary>Listens.</summary>
    /// <param name="server">Serves the connections.</param>
    /// <param name="endpoint">An <see cref="IPEndPoint"/> or <see cref="UnixDomainSocketEndPoint"/>.</param>
    /// <exception cref="SocketException">The endpoint cannot be listened on.</exception>
    public static SocketListener Start(MachineServer server, EndPoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(endpoint);
        Socket socket = SocketTransport.Make(endpoint);
        try
        {
            socket.Bind(endpoint);
            socket.Listen();
            return new SocketListener(socket, server);
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
        await _stopped.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket accepted;
            try
            {
                accepted = await _socket.AcceptAsync(_stopped.Token).ConfigureAwait(false);
            }
            catch (SocketException) when (!_stopped.IsCancellationRequested)
            {
                continue; // a connection that was gone before it was taken
            }

            _ = _server.ServeAsync(SocketTransport.Wrap(accepted), CancellationToken.None);
        }
    }
}

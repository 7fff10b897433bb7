using System.Net;
using System.Net.Sockets;

namespace AsyncMachine.Rpc.Benchmarks.Places;

/// <summary>
/// Stands between a client and a server on loopback and counts what goes through. One side waits for the other in what is counted here,
/// so that what arrives in one piece was written as one.
/// </summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly EndPoint _target;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Task> _running = [];
    private readonly List<Socket> _sockets = [];
    private long _bytesThere, _bytesBack, _writesThere, _writesBack;

    public CountingProxy(EndPoint target)
    {
        _target = target;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _running.Add(AcceptAsync());
    }

    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <summary>What has gone through so far.</summary>
    public Traffic Total => new(Volatile.Read(ref _bytesThere), Volatile.Read(ref _bytesBack), Volatile.Read(ref _writesThere), Volatile.Read(ref _writesBack));

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        lock (_sockets) _sockets.ForEach(socket => socket.Dispose());
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket near = await _listener.AcceptAsync().ConfigureAwait(false);
            var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            lock (_sockets) _sockets.AddRange([near, far]);
            await far.ConnectAsync(_target).ConfigureAwait(false);
            near.NoDelay = far.NoDelay = true;
            _running.Add(PumpAsync(near, far, there: true));
            _running.Add(PumpAsync(far, near, there: false));
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool there)
    {
        byte[] buffer = new byte[1 << 16];
        while (await from.ReceiveAsync(buffer).ConfigureAwait(false) is > 0 and int length)
        {
            Interlocked.Add(ref there ? ref _bytesThere : ref _bytesBack, length);
            Interlocked.Increment(ref there ? ref _writesThere : ref _writesBack);
            await to.SendAsync(buffer.AsMemory(0, length)).ConfigureAwait(false);
        }

        to.Shutdown(SocketShutdown.Send);
    }
}

/// <summary>What went over a connection.</summary>
/// <param name="BytesThere">From the client to the server.</param>
/// <param name="BytesBack">From the server to the client.</param>
/// <param name="WritesThere">Pieces in which that came.</param>
/// <param name="WritesBack">The same, from the server.</param>
internal readonly record struct Traffic(long BytesThere, long BytesBack, long WritesThere, long WritesBack)
{
    public long Bytes => BytesThere + BytesBack;

    public static Traffic operator -(Traffic after, Traffic before) => new(
        after.BytesThere - before.BytesThere, after.BytesBack - before.BytesBack, after.WritesThere - before.WritesThere, after.WritesBack - before.WritesBack);
}

using System.Net;
using System.Net.Sockets;

namespace AsyncMachine.History.Tests.Server;

/// <summary>Stands between a client and a server, and cuts connections where the test wants it.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _serverPort;
    private readonly Task _accepting;
    private long _left = long.MaxValue;          // bytes to the server until all is cut; under the lock of this
    private byte[]? _question;                   // whose answer does not come through; under the lock of this
    private TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously); // under it too
    private bool _isCut;                         // under it too

    public CuttingProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts all connections when so many bytes more have gone to the server, and lets none through until it is mended.</summary>
    public void CutAfter(long bytes)
    {
        lock (this) _left = bytes;
    }

    /// <summary>Cuts the connection over which this goes to the server, once it is answered and before the answer has come through. Once.</summary>
    public void CutAnswerTo(ReadOnlySpan<byte> question)
    {
        lock (this) _question = question.ToArray();
    }

    /// <summary>Lets new connections through.</summary>
    public void Mend()
    {
        lock (this)
        {
            (_left, _isCut) = (long.MaxValue, false);
            _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var relays = new List<Task>();
        try
        {
            while (true) relays.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        Task cut;
        lock (this) cut = _isCut ? Task.CompletedTask : _cut.Task;
        using (client)
        using (var server = new TcpClient())
        {
            if (cut.IsCompleted) return;
            await server.ConnectAsync(IPAddress.Loopback, _serverPort);
            (client.NoDelay, server.NoDelay) = (true, true);
            var relay = new Relay();
            using var ended = new CancellationTokenSource();
            Task up = UpAsync(client.GetStream(), server.GetStream(), relay, ended.Token), down = DownAsync(server.GetStream(), client.GetStream(), relay, ended.Token);
            await Task.WhenAny(up, down, cut, Task.Delay(Timeout.Infinite, _end.Token));
            await ended.CancelAsync();
            client.Client.LingerState = new LingerOption(true, 0); // a reset, as of a machine that has gone
            server.Client.LingerState = new LingerOption(true, 0);
            await Task.WhenAll(up, down);
        }
    }

    private async Task UpAsync(NetworkStream from, NetworkStream to, Relay relay, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 << 10];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                int let;
                lock (this)
                {
                    let = (int)Math.Min(read, _left);
                    _left -= let;
                    if (_question is { } question && buffer.AsSpan(0, read).IndexOf(question) >= 0) (_question, relay.IsMute) = (null, true);
                }

                await to.WriteAsync(buffer.AsMemory(0, let), cancellationToken);
                if (let == read) continue;
                lock (this)
                {
                    _isCut = true;
                    _cut.TrySetResult();
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // One side has gone: the other one goes too.
        }
    }

    private static async Task DownAsync(NetworkStream from, NetworkStream to, Relay relay, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 << 10];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0 && !relay.IsMute;) await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // As above.
        }
    }

    private sealed class Relay
    {
        public volatile bool IsMute; // the next answer ends the connection
    }
}

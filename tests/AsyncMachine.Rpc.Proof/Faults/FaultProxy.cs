using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AsyncMachine.Rpc.Proof;

/// <summary>
/// Stands between clients and a server on loopback, and breaks every connection at a random byte in either direction, until it is calmed.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly EndPoint _server;
    private readonly Random _random;
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<Task, bool> _lines = new();
    private readonly long[] _faults = new long[Enum.GetValues<FateKind>().Length];
    private readonly Task _accepting;
    private volatile bool _isCalm;

    public FaultProxy(EndPoint server, int seed)
    {
        _server = server;
        _random = new Random(seed);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    public EndPoint EndPoint => _listener.LocalEndPoint!;

    /// <summary>No further faults are made.</summary>
    public bool IsCalm => _isCalm;

    public long Faults => Enum.GetValues<FateKind>().Sum(FaultsOf);

    public long FaultsOf(FateKind kind) => Interlocked.Read(ref _faults[(int)kind]);

    public void Count(FateKind kind) => Interlocked.Increment(ref _faults[(int)kind]);

    public void Calm() => _isCalm = true;

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_lines.Keys);
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptAsync();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return; // disposed
            }

            Fate fate = Fate.Next(_random);
            Task line = ServeAsync(client, fate, _random.Next());
            _lines.TryAdd(line, true);
            _ = line.ContinueWith(done => _lines.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(Socket client, Fate fate, int seed)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.NoDelay = server.NoDelay = true;
        try
        {
            await server.ConnectAsync(_server);
        }
        catch (SocketException)
        {
            client.Dispose();
            server.Dispose();
            return;
        }

        await new FaultLine(this, client, server, fate, seed).RunAsync();
    }
}

using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using AsyncMachine.Rpc.Benchmarks.Contests;
using AsyncMachine.Rpc.Benchmarks.Places;

namespace AsyncMachine.Rpc.Benchmarks.Peers;

/// <summary>Bare sockets that send as many bytes there and back: what no protocol can beat when one side waits for the other.</summary>
internal sealed class EchoPeer : IAsyncDisposable
{
    private readonly Socket _client, _server;
    private readonly byte[] _request, _reply;
    private readonly Task _serving;

    private EchoPeer(Socket client, Socket server, int requestLength, int replyLength)
    {
        (_client, _server) = (client, server);
        _client.NoDelay = _server.NoDelay = true;
        (_request, _reply) = (new byte[requestLength], new byte[replyLength]);
        _serving = ServeAsync();
    }

    /// <summary>One whose messages are as long as an operation's were on the average.</summary>
    /// <param name="traffic">What was counted.</param>
    /// <param name="operations">For how many operations.</param>
    public static async Task<EchoPeer> StartAsync(Traffic traffic, int operations)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Task connecting = client.ConnectAsync(listener.LocalEndPoint!);
        Socket server = await listener.AcceptAsync().ConfigureAwait(false);
        await connecting.ConfigureAwait(false);
        int Length(long bytes) => (int)Math.Max(1, Math.Round(bytes / (double)operations));
        return new EchoPeer(client, server, Length(traffic.BytesThere), Length(traffic.BytesBack));
    }

    public Contender Contender => Contender.Timed("raw echo", RunAsync);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _server.Dispose();
    }

    private async Task RunAsync(int times)
    {
        byte[] reply = new byte[_reply.Length];
        for (int i = 0; i < times; i++)
        {
            await _client.SendAsync(_request).ConfigureAwait(false);
            await ReceiveAsync(_client, reply).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync()
    {
        byte[] request = new byte[_request.Length];
        while (await ReceiveAsync(_server, request).ConfigureAwait(false)) await _server.SendAsync(_reply).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<bool> ReceiveAsync(Socket socket, Memory<byte> message)
    {
        for (int length = 0; length < message.Length;)
        {
            int more = await socket.ReceiveAsync(message[length..]).ConfigureAwait(false);
            if (more == 0) return false;
            length += more;
        }

        return true;
    }
}

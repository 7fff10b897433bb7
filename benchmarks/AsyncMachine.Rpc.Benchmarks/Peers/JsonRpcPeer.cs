using System.Net;
using System.Net.Sockets;
using AsyncMachine.Rpc.Benchmarks.Contests;
using PolyType;
using StreamJsonRpc;

namespace AsyncMachine.Rpc.Benchmarks.Peers;

/// <summary>Adds a state of a machine.</summary>
[JsonRpcContract]
[GenerateShape(IncludeMethods = MethodShapeFlags.PublicInstance)]
internal partial interface IJsonRpcAdder
{
    /// <summary>Adds a state.</summary>
    /// <param name="state">Its index.</param>
    /// <returns>Its tick.</returns>
    Task<ulong> AddAsync(int state);
}

/// <summary>StreamJsonRpc at its best: MessagePack, each message with its length before it, on sockets.</summary>
internal sealed class JsonRpcPeer : IAsyncDisposable
{
    public const string Name = "StreamJsonRpc";

    private readonly Socket _client, _server;
    private readonly JsonRpc _clientRpc, _serverRpc;

    private JsonRpcPeer(Socket client, Socket server, Machine machine)
    {
        (_client, _server) = (client, server);
        _clientRpc = new JsonRpc(Frames(client));
        Adder = _clientRpc.Attach<IJsonRpcAdder>();
        _serverRpc = new JsonRpc(Frames(server), new MachineAdder(machine));
        _serverRpc.StartListening();
        _clientRpc.StartListening();
    }

    private IJsonRpcAdder Adder { get; }

    public static async Task<JsonRpcPeer> StartAsync(Machine machine)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        Task connecting = client.ConnectAsync(listener.LocalEndPoint!);
        Socket server = await listener.AcceptAsync().ConfigureAwait(false);
        await connecting.ConfigureAwait(false);
        return new JsonRpcPeer(client, server, machine);
    }

    public Contender Unary(State state) => Contender.Timed(Name, async times =>
    {
        for (int i = 0; i < times; i++) await Adder.AddAsync(state.Index).ConfigureAwait(false);
    });

    public ValueTask DisposeAsync()
    {
        _clientRpc.Dispose();
        _serverRpc.Dispose();
        _client.Dispose();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    private static LengthHeaderMessageHandler Frames(Socket socket)
    {
        socket.NoDelay = true;
        var stream = new NetworkStream(socket);
        return new LengthHeaderMessageHandler(stream, stream, new MessagePackFormatter());
    }

    private sealed class MachineAdder(Machine machine) : IJsonRpcAdder
    {
        public Task<ulong> AddAsync(int state)
        {
            State added = machine.Schema[state];
            machine.Add(added);
            return Task.FromResult(machine.Tick(added));
        }
    }
}

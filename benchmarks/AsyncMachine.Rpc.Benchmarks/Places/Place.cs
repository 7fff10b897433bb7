using System.IO.Pipelines;
using System.Net;

namespace AsyncMachine.Rpc.Benchmarks.Places;

/// <summary>A machine that is served in this process, and the way to it.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly IAsyncDisposable[] _parts; // in the order in which they end

    private Place(Dial dial, Uri? address, params IAsyncDisposable[] parts)
    {
        Dial = dial;
        Address = address;
        _parts = parts;
    }

    public Dial Dial { get; }

    /// <summary>Where it listens, if it does; as other processes can dial it.</summary>
    public Uri? Address { get; }

    public EndPoint EndPoint => new IPEndPoint(IPAddress.Loopback, Address!.Port);

    /// <summary>The way to an address.</summary>
    public static Dial To(Uri address) => SocketTransport.To(new IPEndPoint(IPAddress.Loopback, address.Port));

    public static Place Tcp(Machine machine)
    {
        MachineServer server = Serve(machine);
        SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"tcp://{listener.EndPoint}");
        return new Place(To(address), address, listener, server);
    }

    public static Place Memory(Machine machine)
    {
        MachineServer server = Serve(machine);
        ValueTask<IDuplexPipe> DialAsync(CancellationToken cancellationToken)
        {
            (IDuplexPipe near, IDuplexPipe far) = MemoryTransport.CreatePair();
            _ = server.ServeAsync(far, CancellationToken.None);
            return new(near);
        }

        return new Place(DialAsync, null, server);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable part in _parts) await part.DisposeAsync().ConfigureAwait(false);
    }

    private static MachineServer Serve(Machine machine)
    {
        var server = new MachineServer();
        server.Host(machine);
        return server;
    }
}

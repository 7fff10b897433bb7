using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

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
    public static Dial To(Uri address) =>
        address.Scheme == "ws" ? WebSocketTransport.To(address) : SocketTransport.To(new IPEndPoint(IPAddress.Loopback, address.Port));

    /// <summary>A place by the name of its transport, as rows give it to a process of their own.</summary>
    public static async Task<Place> StartAsync(string transport, Machine machine) => transport switch
    {
        "tcp" => Tcp(machine),
        "websocket" => await WebSocketAsync(machine).ConfigureAwait(false),
        _ => throw new ArgumentException($"There is no transport '{transport}' here.", nameof(transport)),
    };

    public static Place Tcp(Machine machine)
    {
        MachineServer server = Serve(machine);
        SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"tcp://{listener.EndPoint}");
        return new Place(To(address), address, listener, server);
    }

    public static async Task<Place> WebSocketAsync(Machine machine)
    {
        const string Path = "/arpc";
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddMachineServer().Host("", _ => machine);
        WebApplication app = builder.Build();
        app.MapMachines(Path);
        await app.StartAsync().ConfigureAwait(false);
        string http = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var address = new UriBuilder(http) { Scheme = "ws", Path = Path }.Uri;
        return new Place(To(address), address, app);
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

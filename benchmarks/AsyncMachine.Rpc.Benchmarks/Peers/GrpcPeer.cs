using System.Net;
using System.Threading.Channels;
using AsyncMachine.Rpc.Benchmarks.Contests;
using AsyncMachine.Rpc.Benchmarks.Peers.Protos;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncMachine.Rpc.Benchmarks.Peers;

/// <summary>grpc-dotnet: Kestrel serves, a channel calls, over HTTP/2 without TLS.</summary>
internal sealed class GrpcPeer : IAsyncDisposable
{
    public const string Name = "grpc-dotnet";

    private readonly WebApplication _app;

    private GrpcPeer(WebApplication app) => _app = app;

    public IPEndPoint EndPoint
    {
        get
        {
            var address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
            return new IPEndPoint(IPAddress.Loopback, address.Port);
        }
    }

    /// <summary>Serves a machine, and a worker that is none.</summary>
    public static async Task<GrpcPeer> StartAsync(Machine machine)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRoutingCore();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(machine);
        builder.Services.AddSingleton<GrpcWorker>();
        WebApplication app = builder.Build();
        app.MapGrpcService<GrpcAdder>();
        app.MapGrpcService<GrpcWorker>();
        await app.StartAsync().ConfigureAwait(false);
        return new GrpcPeer(app);
    }

    public GrpcChannel Connect() => Connect(EndPoint);

    public static GrpcChannel Connect(IPEndPoint endPoint) => GrpcChannel.ForAddress($"http://{endPoint}");

    /// <summary>Adds a state, and waits for the answer, again and again.</summary>
    public static Contender Unary(GrpcChannel channel, State state)
    {
        var client = new Adder.AdderClient(channel);
        return Contender.Timed(Name, async times =>
        {
            for (int i = 0; i < times; i++) await client.AddAsync(new AddRequest { State = state.Index });
        });
    }

    /// <summary>Subscribe, get, process.</summary>
    public static async Task<Contender> WorkAsync(GrpcChannel channel)
    {
        var client = new Protos.Worker.WorkerClient(channel);
        AsyncServerStreamingCall<Nothing> subscription = client.Subscribe(new Nothing());
        await subscription.ResponseHeadersAsync.ConfigureAwait(false);
        return Contender.Timed(Name, async times =>
        {
            for (int i = 0; i < times; i++)
            {
                await subscription.ResponseStream.MoveNext(CancellationToken.None).ConfigureAwait(false);
                Value value = await client.GetValueAsync(new Nothing());
                await client.CallOpAsync(new Op { Number = value.Number });
            }
        });
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync().ConfigureAwait(false);
}

/// <summary>Adds a state of a machine.</summary>
internal sealed class GrpcAdder(Machine machine) : Adder.AdderBase
{
    public override Task<AddReply> Add(AddRequest request, ServerCallContext context)
    {
        State state = machine.Schema[request.State];
        Result result = machine.Add(state);
        return Task.FromResult(new AddReply { Result = result.IsExecuted ? 0 : 1, Tick = machine.Tick(state) });
    }
}

/// <summary>What <see cref="Schemas.Worker"/> does, without a machine.</summary>
internal sealed class GrpcWorker : Protos.Worker.WorkerBase
{
    private readonly Channel<Nothing> _offers = Channel.CreateUnbounded<Nothing>();
    private int _value = 1;

    public override async Task Subscribe(Nothing request, IServerStreamWriter<Nothing> responseStream, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync([]).ConfigureAwait(false);
        await responseStream.WriteAsync(request).ConfigureAwait(false);
        await foreach (Nothing offer in _offers.Reader.ReadAllAsync(context.CancellationToken).ConfigureAwait(false))
        {
            await responseStream.WriteAsync(offer).ConfigureAwait(false);
        }
    }

    public override Task<Value> GetValue(Nothing request, ServerCallContext context) => Task.FromResult(new Value { Number = Volatile.Read(ref _value) });

    public override Task<Nothing> CallOp(Op request, ServerCallContext context)
    {
        if (request.Number != _value) throw new RpcException(new Status(StatusCode.FailedPrecondition, "The operation is for another value."));
        Volatile.Write(ref _value, Random.Shared.Next(3) + 1);
        var offered = new Nothing();
        _offers.Writer.TryWrite(offered);
        return Task.FromResult(offered);
    }
}

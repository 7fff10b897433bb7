using System.Buffers.Binary;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Telemetry.Tests.Otlp;

/// <summary>A collector: takes OTLP over http/protobuf on one port and over gRPC on another, and keeps what it decodes.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<OtlpSpan> _spans = Channel.CreateUnbounded<OtlpSpan>();
    private readonly Channel<OtlpPoint> _points = Channel.CreateUnbounded<OtlpPoint>();
    private readonly Channel<OtlpLog> _logs = Channel.CreateUnbounded<OtlpLog>();

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Http { get; private set; } = "";

    public string Grpc { get; private set; } = "";

    public ChannelReader<OtlpSpan> Spans => _spans.Reader;

    public ChannelReader<OtlpPoint> Points => _points.Reader;

    public ChannelReader<OtlpLog> Logs => _logs.Reader;

    public static async Task<OtlpReceiver> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost0(HttpProtocols.Http1);
            kestrel.ListenLocalhost0(HttpProtocols.Http2);
        });
        WebApplication app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/{kind}", receiver.TakeHttp);
        app.MapPost("/opentelemetry.proto.collector.{kind}.v1.{service}/Export", receiver.TakeGrpc);
        await app.StartAsync();
        string[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];
        (receiver.Http, receiver.Grpc) = (addresses[0], addresses[1]);
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeHttp(HttpContext context)
    {
        ReadOnlyMemory<byte> body = await ReadAsync(context.Request);
        if (context.Request.ContentType != "application/x-protobuf")
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        Keep((string)context.Request.RouteValues["kind"]!, body);
        context.Response.ContentType = "application/x-protobuf"; // an empty answer is a message with nothing to say
    }

    private async Task TakeGrpc(HttpContext context)
    {
        ReadOnlyMemory<byte> body = await ReadAsync(context.Request);
        if (body.Span[0] != 0) throw new InvalidDataException("The message is compressed.");
        int length = BinaryPrimitives.ReadInt32BigEndian(body.Span[1..]);
        Keep((string)context.Request.RouteValues["kind"]!, body.Slice(5, length));
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.BodyWriter.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        return buffer.ToArray();
    }

    private void Keep(string kind, ReadOnlyMemory<byte> request)
    {
        switch (kind.Replace("traces", "trace", StringComparison.Ordinal))
        {
            case "trace":
                foreach (OtlpSpan span in OtlpMessages.Spans(request)) _spans.Writer.TryWrite(span);
                break;
            case "metrics":
                foreach (OtlpPoint point in OtlpMessages.Points(request)) _points.Writer.TryWrite(point);
                break;
            case "logs":
                foreach (OtlpLog log in OtlpMessages.Logs(request)) _logs.Writer.TryWrite(log);
                break;
            default:
                throw new InvalidDataException($"Nobody sends {kind}.");
        }
    }
}

internal static class KestrelPorts
{
    /// <summary>Listens on a free port of the loopback.</summary>
    public static void ListenLocalhost0(this KestrelServerOptions kestrel, HttpProtocols protocols) =>
        kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
}

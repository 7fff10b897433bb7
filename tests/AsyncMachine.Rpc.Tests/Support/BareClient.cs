using System.Buffers;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc.Tests.Support;

/// <summary>The client's end of a connection, frame by frame: for what a well-behaved client neither does nor shows.</summary>
internal sealed class BareClient
{
    private readonly IDuplexPipe _pipe;

    private BareClient(IDuplexPipe pipe, Task serving)
    {
        _pipe = pipe;
        Serving = serving;
    }

    /// <summary>The server's side of the connection.</summary>
    public Task Serving { get; }

    public static BareClient Dial(MachineServer server)
    {
        (IDuplexPipe client, IDuplexPipe served) = MemoryTransport.CreatePair();
        return new BareClient(client, server.ServeAsync(served));
    }

    /// <summary>Connects, and is welcomed.</summary>
    public static async Task<(BareClient Client, Welcome Welcome)> GreetAsync(MachineServer server, SyncOptions sync, string id = "bare", byte[]? session = null, byte[]? credentials = null)
    {
        BareClient client = Dial(server);
        client.Send(new Hello { ClientId = id, Sync = sync, Session = session, Credentials = credentials }.Write);
        return (client, Welcome.Read(await client.ReadAsync()));
    }

    public void Send(WireWriter.Body body)
    {
        WireWriter.WriteFrame(_pipe.Output, body);
        _ = _pipe.Output.FlushAsync();
    }

    public void Call(ulong id, RequestOperation operation, int[] target, byte[]? args = null, bool hasReply = true) =>
        Send(new Request(id, operation, hasReply, target, args, null).Write);

    /// <summary>The body of the next frame.</summary>
    public async Task<ReadOnlySequence<byte>> ReadAsync() => await TryReadAsync() ?? throw new EndOfStreamException("The server has ended the connection.");

    /// <summary>The body of the next frame; null if the server has ended the connection.</summary>
    public async Task<ReadOnlySequence<byte>?> TryReadAsync()
    {
        while (true)
        {
            ReadResult result = await _pipe.Input.ReadAsync().Soon();
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (FrameParser.TryRead(ref buffer, 1 << 24, out ReadOnlySequence<byte> body))
            {
                var copy = new ReadOnlySequence<byte>(body.ToArray());
                _pipe.Input.AdvanceTo(buffer.Start);
                return copy;
            }

            _pipe.Input.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted) return null;
        }
    }

    /// <summary>The frames that have come when the server answers a ping that is sent now; pings of its own are left out.</summary>
    public async Task<List<ReadOnlySequence<byte>>> ReadUpToPongAsync()
    {
        Send(new Ping(7, IsEcho: false).Write);
        List<ReadOnlySequence<byte>> frames = [];
        while (true)
        {
            ReadOnlySequence<byte> frame = await ReadAsync();
            MessageKind kind = WireReader.KindOf(frame);
            if (kind == MessageKind.Pong) return frames;
            if (kind != MessageKind.Ping) frames.Add(frame);
        }
    }

    /// <summary>The body of the next frame that is no ping: a server of which time passes sends such whenever it likes.</summary>
    public async Task<ReadOnlySequence<byte>> ReadSaidAsync()
    {
        ReadOnlySequence<byte> frame = await ReadAsync();
        while (WireReader.KindOf(frame) == MessageKind.Ping) frame = await ReadAsync();
        return frame;
    }

    /// <summary>The next frame that is a clock, read into a vector.</summary>
    public async Task<List<ClockChange>> ReadClockAsync(ClockVector vector) => Clock(await ReadSaidAsync(), vector);

    public static List<ClockChange> Clock(ReadOnlySequence<byte> frame, ClockVector vector)
    {
        Assert.That(Notify.Read(frame, out ReadOnlySequence<byte> content), Is.EqualTo(NotifyKind.Clock));
        List<ClockChange> changes = [];
        Assert.That(WireReader.Content(content, (ref MessagePack.MessagePackReader reader) => ClockCodec.TryRead(ref reader, vector, changes)), "the checksum fits");
        return changes;
    }

    public void Leave()
    {
        _pipe.Output.Complete();
        _pipe.Input.Complete();
    }
}

using System.Buffers;
using System.IO.Pipelines;
using MessagePack;

namespace AsyncMachine.Rpc.Proof;

/// <summary>One session as it went over the wire, frame by frame, each without its length.</summary>
internal sealed record Recording(byte[][] Up, byte[][] Down, bool IsTyped);

/// <summary>Valid sessions, recorded, and valid parts of them.</summary>
internal sealed class Corpus
{
    private static readonly Schema Longer = new SchemaBuilder(Counter.Schema).State("Later", multi: true).State("Latest", require: ["Later"]).Build();

    private static readonly byte[] Catalogue = [0x92, 0x93, 0x01, 0xA1, 0x61, 0xA1, 0x62, 0x93, 0x02, 0xA0, 0xA1, 0x63];

    private Corpus(Recording[] sessions)
    {
        Sessions = sessions;
        Bodies = [.. sessions.SelectMany(session => session.Up.Concat(session.Down)), .. Others()];
    }

    public Recording[] Sessions { get; }

    /// <summary>Bodies of all frames, and of some that those sessions did not need.</summary>
    public byte[][] Bodies { get; }

    /// <summary>Args and errors, encoded.</summary>
    public byte[][] Args { get; } = [Encode(new Entry(1, 2)), Encode(Script.MakeParcel(Script.MakeParcel(null))), RemoteErrorCodec.Write(new IOException("stuck")), new Subscribe(5, true, [9, 8]).Encode(), Catalogue];

    public static async Task<Corpus> RecordAsync() => new([await RecordAsync(typed: true), await RecordAsync(typed: false)]);

    private static async Task<Recording> RecordAsync(bool typed)
    {
        await using Machine<Counter> machine = Machine.Create(new Counter(), new MachineOptions { Id = "counter" });
        await using var server = new MachineServer(new MachineServerOptions { PingInterval = TimeSpan.FromHours(1) });
        server.Host(machine);
        var tap = new Tap(server);

        // No push: when it comes would be chance.
        var options = new RemoteMachineOptions { ClientId = "fuzz", PushInterval = Timeout.InfiniteTimeSpan };
        RemoteMachine remote = typed ? await RemoteMachine.ConnectAsync<Counter>(tap.DialAsync, options) : await RemoteMachine.ConnectAsync(tap.DialAsync, options);
        await Script.PlayAsync(remote, machine, server);
        await remote.DisposeAsync();
        await tap.Ended;
        byte[][] down = Split(tap.Down);
        Welcome welcome = Welcome.Read(new ReadOnlySequence<byte>(down[0])) with { Session = new byte[WireReader.KeyLength], Instance = 1 }; // those are random
        down[0] = Encode(welcome.Write);
        var recording = new Recording(Split(tap.Up), down, typed);
        Require(recording.Down, NotifyKind.Payload, NotifyKind.ArgsMatch, NotifyKind.Vector);
        Require(recording.Up, NotifyKind.Credit);
        return recording;
    }

    /// <summary>A session that has lost a part of what it is for would make a proof that proves less.</summary>
    private static void Require(byte[][] bodies, params NotifyKind[] kinds)
    {
        foreach (NotifyKind kind in kinds)
        {
            if (!Array.Exists(bodies, body => body[1] == (byte)MessageKind.Notify && body[2] == (byte)kind)) throw new InvalidOperationException($"The recorded session has no {kind}.");
        }
    }

    private static IEnumerable<byte[]> Others() =>
    [
        Encode(new Hello { ClientId = "fuzz", Session = new byte[WireReader.KeyLength], Sync = new SyncOptions(SyncMode.States, 7, [0, 2]), Credentials = [1, 2] }.Write),
        Encode(new Cancel(3).Write), Encode(new Ping(5, false).Write), Encode(new Ping(5, true).Write),
        Encode(new Bye(ByeCode.Denied, "no").Write),
        Encode(static (ref MessagePackWriter writer) => new Reply(3, ReplyCode.BadArgs, "why").Write(ref writer, null)),
        Encode(static (ref MessagePackWriter writer) => Notify.WriteAck(ref writer, 3)),
        [0x93, 0x04, 0x00, 0x96, 0x05, 0x01, 0xFC, 0x02, 0x02, 0xCE, 1, 2, 3, 4], // a clock that is pushed
        [0x94, 0x04, 0x00, 0x94, 0x05, 0x01, 0x02, 0x07, 0x03], // one that stands for several transitions
        Encode(static (ref MessagePackWriter writer) => Notify.WriteSchema(ref writer, Counter.Schema.Count, Longer, null)),
        Encode(new ArgsMatch(3, 2, [0x90], null).Write), Encode(new ArgsMatch(3, 2, null, "no").Write),
        Encode(new PayloadChunk(2, 0, ChunkState.More, new byte[20], "log", null).Write), Encode(new PayloadChunk(2, 20, ChunkState.End, new byte[4], "log", 24).Write),
        Encode(new Credit(2, 5, 9, DeliveryState.Refused, "no").Write), Encode(Credit.EndOfReport.Write),
        Encode(new Request(1, RequestOperation.WhenArgs, true, [4], [0x90], "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").Write),
    ];

    private static byte[] Encode(object args)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        ArgsCodecs.Find(args.GetType())!.Write(ref writer, args);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static byte[] Encode(WireWriter.Body body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        WireWriter.WriteFrame(buffer, body);
        return Split(buffer.WrittenSpan.ToArray()).Single();
    }

    private static byte[][] Split(byte[] stream)
    {
        List<byte[]> bodies = [];
        var buffer = new ReadOnlySequence<byte>(stream);
        while (FrameParser.TryRead(ref buffer, 1 << 20, out ReadOnlySequence<byte> body)) bodies.Add(body.ToArray());
        return [.. bodies];
    }

    /// <summary>A connection whose bytes are kept.</summary>
    private sealed class Tap(MachineServer server)
    {
        private readonly MemoryStream _up = new(), _down = new();

        public byte[] Up => _up.ToArray();

        public byte[] Down => _down.ToArray();

        public Task Ended { get; private set; } = Task.CompletedTask;

        public ValueTask<IDuplexPipe> DialAsync(CancellationToken cancellationToken)
        {
            (IDuplexPipe client, IDuplexPipe clientEnd) = MemoryTransport.CreatePair();
            (IDuplexPipe serverEnd, IDuplexPipe served) = MemoryTransport.CreatePair();
            Ended = Task.WhenAll(CopyAsync(clientEnd.Input, serverEnd.Output, _up), CopyAsync(serverEnd.Input, clientEnd.Output, _down), server.ServeAsync(served, CancellationToken.None));
            return new(client);
        }

        private static async Task CopyAsync(PipeReader from, PipeWriter to, MemoryStream copy)
        {
            while (true)
            {
                ReadResult read = await from.ReadAsync();
                foreach (ReadOnlyMemory<byte> piece in read.Buffer)
                {
                    copy.Write(piece.Span);
                    await to.WriteAsync(piece);
                }

                from.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
            }

            await to.CompleteAsync();
        }
    }
}

using System.Buffers;
using System.Net;
using System.Net.Sockets;
using MessagePack;

namespace AsyncMachine.Rpc.Proof;

/// <summary>What hostile clients do, each on a connection of its own, and whether the server refuses it as it should.</summary>
internal sealed class HostileClient(EndPoint server)
{
    private const int Flood = 5_000;

    private readonly long[] _rounds = new long[Attacks.Length];
    private readonly List<string> _wrong = [];

    private static readonly (string Name, Func<Raw, Task<string?>> Make)[] Attacks =
    [
        ("a frame longer than allowed", static async raw => Expect(ByeCode.Protocol, await raw.AfterHelloAsync([0x81, 0x80, 0x40]))),
        ("a hello longer than allowed", static async raw => Expect(ByeCode.Protocol, await raw.SendAsync([0x81, 0x80, 0x01]))),
        ("a request id that leaves a gap", static async raw => Expect(ByeCode.Protocol, await raw.AfterHelloAsync(Frame(RequestOf(5, 0, null))))),
        ("a kind that does not exist", static async raw => Expect(ByeCode.Protocol, await raw.AfterHelloAsync([0x02, 0x91, 0x63]))),
        ("something else than a hello", static async raw => Expect(ByeCode.Protocol, await raw.SendAsync(Frame(RequestOf(1, 0, null))))),
        ("a machine that does not exist", static async raw => Expect(ByeCode.NoSuchMachine, await raw.SendAsync(Frame(HelloOf("none", 0))))),
        ("a state that does not exist", static async raw => Expect(ReplyCode.BadArgs, await raw.AfterHelloAsync(Frame(RequestOf(1, 999, null))))),
        ("args that are none", static async raw => Expect(ReplyCode.BadArgs, await raw.AfterHelloAsync(Frame(RequestOf(1, Ledger.Booked.Index, [0xC1, 0xFF]))))),
        ("a schema of another hash", static async raw => await raw.SendAsync(Frame(HelloOf("", 42))) is { } body && WireReader.KindOf(body) == MessageKind.Welcome
            ? Welcome.Read(body).Schema is null ? "there is no schema in the welcome" : null : "there is no welcome"),
        ("a flood of requests whose answers nobody reads", FloodAsync),
    ];

    public static int Kinds => Attacks.Length;

    /// <summary>Fewest times that any of the attacks was made.</summary>
    public long LeastRounds => _rounds.Min();

    public long Rounds => _rounds.Sum();

    /// <summary>What was not refused as it should be.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public async Task RunAsync(Func<bool> enough)
    {
        for (int i = 0; !enough(); i = (i + 1) % Attacks.Length)
        {
            using var raw = new Raw();
            string? wrong;
            try
            {
                await raw.ConnectAsync(server);
                wrong = await Attacks[i].Make(raw);
            }
            catch (Exception error) when (error is IOException or SocketException or TimeoutException or ProtocolException)
            {
                wrong = error.Message;
            }

            _rounds[i]++;
            if (wrong is not null) _wrong.Add($"{Attacks[i].Name}: {wrong}");
        }
    }

    private static async Task<string?> FloodAsync(Raw raw)
    {
        await raw.AfterHelloAsync([]);
        var frames = new ArrayBufferWriter<byte>();
        for (ulong id = 1; id <= Flood; id++) WireWriter.WriteFrame(frames, RequestOf(id, Ledger.Poked.Index, null));
        await raw.WriteAsync(frames.WrittenMemory);
        return null;
    }

    private static string? Expect(ByeCode code, ReadOnlySequence<byte>? body) =>
        body is { } bytes && WireReader.KindOf(bytes) == MessageKind.Bye && Bye.Read(bytes).Code == code ? null : $"there is no bye {code}";

    private static string? Expect(ReplyCode code, ReadOnlySequence<byte>? body) =>
        body is { } bytes && WireReader.KindOf(bytes) == MessageKind.Reply && Reply.Read(bytes, out _).Code == code ? null : $"there is no reply {code}";

    private static byte[] Frame(WireWriter.Body body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        WireWriter.WriteFrame(buffer, body);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An add, as it is on the wire.</summary>
    private static WireWriter.Body RequestOf(ulong id, int state, byte[]? args) => (ref MessagePackWriter writer) =>
    {
        writer.WriteArrayHeader(5);
        writer.Write((byte)MessageKind.Request);
        writer.Write(id);
        writer.Write((byte)RequestOperation.Add);
        writer.Write(state);
        WireWriter.WriteBytes(ref writer, args);
    };

    private static WireWriter.Body HelloOf(string machine, ulong hash) =>
        new Hello { ClientId = "hostile", Machine = machine, SchemaHash = hash, Sync = new SyncOptions(SyncMode.Manual, 0, null) }.Write;

    /// <summary>A connection that sends bytes.</summary>
    private sealed class Raw : IDisposable
    {
        private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private byte[] _received = [];

        public Task ConnectAsync(EndPoint server) => _socket.ConnectAsync(server);

        public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
        {
            while (!bytes.IsEmpty) bytes = bytes[await _socket.SendAsync(bytes).AsTask().WaitAsync(Hang)..];
        }

        /// <summary>Says hello, sends bytes, and gives the first frame behind the welcome, if anything was sent.</summary>
        public async Task<ReadOnlySequence<byte>?> AfterHelloAsync(byte[] bytes)
        {
            await SendAsync(Frame(HelloOf("", SchemaHash.Of(Ledger.Schema))));
            return bytes.Length == 0 ? null : await SendAsync(bytes);
        }

        /// <summary>Sends bytes, and gives the next frame; null if the server ends the connection.</summary>
        public async Task<ReadOnlySequence<byte>?> SendAsync(byte[] bytes)
        {
            await WriteAsync(bytes);
            var buffer = new byte[4096];
            while (true)
            {
                var seen = new ReadOnlySequence<byte>(_received);
                if (FrameParser.TryRead(ref seen, 1 << 20, out ReadOnlySequence<byte> body))
                {
                    _received = seen.ToArray();
                    if (WireReader.KindOf(body) == MessageKind.Ping) continue; // a sign of life, to whoever is there
                    return body;
                }

                int length = await _socket.ReceiveAsync(buffer).WaitAsync(Hang);
                if (length == 0) return null;
                _received = [.. _received, .. buffer.AsSpan(0, length)];
            }
        }

        public void Dispose() => _socket.Dispose();
    }
}

using System.Buffers;
using CsCheck;

namespace AsyncMachine.Rpc.Tests.Wire;

/// <summary>Frames: golden bytes, every message there and back, and anything but messages.</summary>
public sealed class FrameTests
{
    private static readonly Schema Plain = new SchemaBuilder("Door")
        .State("Open", remove: ["Shut"]).State("Shut", auto: true, remove: ["Open"]).State("Knock", multi: true, require: ["Shut"], tags: ["sound"]).Build();

    private static readonly byte[] Key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    private static Hello SomeHello => new()
    {
        ClientId = "c", SchemaHash = 1, ArgsHash = 2, Session = Key, Capabilities = Capabilities.Trace, Machine = "door",
        Sync = new SyncOptions(SyncMode.States, 250, [1, 3]), Credentials = [9],
    };

    private static Welcome SomeWelcome => new()
    {
        Session = Key, Resumed = true, LastTaken = 7, Window = 256, Instance = 5, MachineId = "m", MachineTick = 1, QueueTick = 300,
        Ticks = [0, 1, 300, 0], Tracked = [0, 2], Schema = Plain, PingInterval = 15_000, PushInterval = 250, MaxFrame = 1 << 20,
    };

    [Test]
    public void Frames_are_golden() => Assert.Multiple(() =>
    {
        Assert.That(
            WireTestExtensions.Frame(SomeHello.Write).Hex(),
            Is.EqualTo("39" + "9a0001a4646f6f72" + "cf0000000000000001cf0000000000000002" + "c410000102030405060708090a0b0c0d0e0f" + "a16301" + "9301ccfa920103" + "c40109"));
        Assert.That(WireTestExtensions.Frame(new Request(300, RequestOperation.Add, true, [4], null, null).Write).Hex(), Is.EqualTo("08" + "9502" + "cd012c" + "0004c0"));
        Assert.That(WireTestExtensions.Frame(new Request(1, RequestOperation.Set, false, [1, 2], [7], null).Write).Hex(), Is.EqualTo("0a" + "9502" + "0112" + "920102" + "c40107"));
        Assert.That(WireTestExtensions.Frame((ref MessagePack.MessagePackWriter w) => new Reply(1, ReplyCode.Executed, null).Write(ref w, null)).Hex(), Is.EqualTo("04" + "93030100"));
        Assert.That(
            WireTestExtensions.Frame((ref MessagePack.MessagePackWriter w) => new Reply(2, ReplyCode.Denied, "no").Write(ref w, null)).Hex(),
            Is.EqualTo("08" + "95030202c0" + "a26e6f"));
        Assert.That(WireTestExtensions.Frame(new Ping(-1, false).Write).Hex(), Is.EqualTo("03" + "9206ff"));
        Assert.That(WireTestExtensions.Frame(new Ping(1, true).Write).Hex(), Is.EqualTo("03" + "920701"));
        Assert.That(WireTestExtensions.Frame(new Bye(ByeCode.Superseded, "x").Write).Hex(), Is.EqualTo("05" + "930803a178"));
        Assert.That(WireTestExtensions.Frame(new Cancel(5).Write).Hex(), Is.EqualTo("03" + "920505"));
        Assert.That(
            WireTestExtensions.Frame(static (ref MessagePack.MessagePackWriter w) => Notify.WriteVector(ref w, 3, 1, [0, 5])).Hex(),
            Is.EqualTo("08" + "950401" + "0301" + "920005"));
        Assert.That(WireTestExtensions.Frame(static (ref MessagePack.MessagePackWriter w) => Notify.WriteAck(ref w, 64)).Hex(), Is.EqualTo("04" + "93040240"));
    });

    [Test]
    public void A_schemas_hash_is_golden() => Assert.That(SchemaHash.Of(Plain).ToString("x16", null), Is.EqualTo(Expected(Plain)));

    /// <summary>The definition once more, written out plainly.</summary>
    private static string Expected(Schema schema)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < schema.Count; i++)
        {
            StateInfo info = schema.Describe(i);
            bytes.AddRange(System.Text.Encoding.UTF8.GetBytes(info.State.Name));
            bytes.Add(0);
            bytes.Add((byte)((info.IsAuto ? 1 : 0) + (info.IsMulti ? 2 : 0)));
            foreach (IReadOnlyList<State> list in new[] { info.Require, info.Add, info.Remove, info.After })
            {
                bytes.Add((byte)list.Count);
                bytes.AddRange(list.Select(state => (byte)state.Index).Order());
            }
        }

        return BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData([.. bytes])).ToString("x16", null);
    }

    [Test]
    public void Messages_come_out_as_they_went_in() => Assert.Multiple(() =>
    {
        Hello hello = Hello.Read(WireTestExtensions.Body(WireTestExtensions.Frame(SomeHello.Write)));
        Assert.That(hello with { Session = null, Sync = new SyncOptions(SyncMode.Full, 0, null), Credentials = null }, Is.EqualTo(
            SomeHello with { Session = null, Sync = new SyncOptions(SyncMode.Full, 0, null), Credentials = null }));
        Assert.That((hello.Session, hello.Credentials, hello.Sync.States, hello.Sync.Mode), Is.EqualTo((Key, new byte[] { 9 }, new[] { 1, 3 }, SyncMode.States)));

        Welcome welcome = Welcome.Read(WireTestExtensions.Body(WireTestExtensions.Frame(SomeWelcome.Write)));
        Assert.That((welcome.Resumed, welcome.LastTaken, welcome.Window, welcome.Instance, welcome.MachineId), Is.EqualTo((true, 7UL, 256U, 5UL, "m")));
        Assert.That(welcome.Ticks, Is.EqualTo(SomeWelcome.Ticks));
        Assert.That(SchemaHash.Of(welcome.Schema!), Is.EqualTo(SchemaHash.Of(Plain)));
        Assert.That(welcome.Schema!.Describe(3).Tags, Is.EqualTo(new[] { "sound" }));

        var request = Request.Read(WireTestExtensions.Body(WireTestExtensions.Frame(new Request(9, RequestOperation.Toggle, false, [2, 5], [1, 2], "00-a").Write)));
        Assert.That((request.Id, request.Operation, request.HasReply, request.TraceParent), Is.EqualTo((9UL, RequestOperation.Toggle, false, "00-a")));
        Assert.That((request.Target.Span.ToArray(), request.Args!.Value.ToArray()), Is.EqualTo((new[] { 2, 5 }, new byte[] { 1, 2 })));
        Assert.That(Bye.Read(WireTestExtensions.Body(WireTestExtensions.Frame(new Bye(ByeCode.Denied, "no").Write))), Is.EqualTo(new Bye(ByeCode.Denied, "no")));
        Assert.That(Ping.Read(WireTestExtensions.Body(WireTestExtensions.Frame(new Ping(5, true).Write))), Is.EqualTo(new Ping(5, true)));
    });

    [Test]
    public void Intervals_that_no_timer_can_follow_are_cut()
    {
        Hello hello = Hello.Read(WireTestExtensions.Body(WireTestExtensions.Frame((SomeHello with { Sync = new SyncOptions(SyncMode.Full, uint.MaxValue - 1, null) }).Write)));
        Welcome low = Welcome.Read(WireTestExtensions.Body(WireTestExtensions.Frame((SomeWelcome with { PingInterval = 0 }).Write)));
        Welcome high = Welcome.Read(WireTestExtensions.Body(WireTestExtensions.Frame((SomeWelcome with { PingInterval = uint.MaxValue, PushInterval = uint.MaxValue - 1 }).Write)));
        Assert.That((hello.Sync.PushInterval, low.PingInterval), Is.EqualTo((86_400_000U, 10U)));
        Assert.That((high.PingInterval, high.PushInterval), Is.EqualTo((86_400_000U, 86_400_000U)));
        Hello instant = Hello.Read(WireTestExtensions.Body(WireTestExtensions.Frame((SomeHello with { Sync = new SyncOptions(SyncMode.Full, SyncOptions.Instant, null) }).Write)));
        Assert.That(instant.Sync.PushInterval, Is.EqualTo(SyncOptions.Instant), "every change at once");
    }

    [Test]
    public void A_frame_may_come_in_any_pieces_and_its_length_is_exact()
    {
        Gen.Select(Gen.Byte.Array[1, 400], Gen.Int[1, 20], Gen.Int[0, 400]).Sample((content, size, cut) =>
        {
            var bytes = new byte[FrameParser.LongestLength + content.Length];
            int head = FrameParser.WriteLength(content.Length, bytes);
            content.CopyTo(bytes, head);
            bytes = bytes[..(head + content.Length)];
            ReadOnlySequence<byte> part = WireTestExtensions.InPieces(bytes[..Math.Min(cut, bytes.Length - 1)], size);
            Assert.That(FrameParser.TryRead(ref part, content.Length, out _), Is.False);
            ReadOnlySequence<byte> whole = WireTestExtensions.InPieces([.. bytes, 1, 2], size);
            Assert.That(FrameParser.TryRead(ref whole, content.Length, out ReadOnlySequence<byte> body), Is.True);
            Assert.That(body.ToArray(), Is.EqualTo(content));
            Assert.That(whole.Length, Is.EqualTo(2));
            ReadOnlySequence<byte> tooLong = WireTestExtensions.InPieces(bytes, size);
            if (content.Length > 1) Assert.That(() => FrameParser.TryRead(ref tooLong, content.Length - 1, out _), Throws.TypeOf<ProtocolException>());
        });
    }

    [TestCase("00", "empty")]
    [TestCase("8000", "shortest")]
    [TestCase("818000", "shortest")]
    [TestCase("808080808001", "more than 5 bytes")]
    [TestCase("ffffffff7f", "are allowed")]
    public void A_length_that_is_none_is_told(string hex, string message) => Assert.That(
        () =>
        {
            var buffer = new ReadOnlySequence<byte>(Convert.FromHexString(hex));
            FrameParser.TryRead(ref buffer, 1 << 20, out _);
        },
        Throws.TypeOf<ProtocolException>().With.Message.Contains(message));

    [Test]
    public void Elements_of_later_versions_are_ignored_and_bytes_behind_are_not()
    {
        Assert.That(Ping.Read(new ReadOnlySequence<byte>(Convert.FromHexString("9406059301a16100c0"))).Value, Is.EqualTo(5));
        Assert.That(() => Ping.Read(new ReadOnlySequence<byte>(Convert.FromHexString("92060500"))), Throws.TypeOf<ProtocolException>());
    }

    [Test]
    public void Whatever_comes_it_ends_in_a_message_or_in_a_ProtocolException()
    {
        byte[][] frames =
        [
            WireTestExtensions.Frame(SomeHello.Write), WireTestExtensions.Frame(SomeWelcome.Write),
            WireTestExtensions.Frame(new Request(9, RequestOperation.Toggle, false, [2, 5], [1, 2], "00-a").Write),
            WireTestExtensions.Frame((ref MessagePack.MessagePackWriter w) => new Reply(2, ReplyCode.Denied, "no").Write(ref w, null)),
            WireTestExtensions.Frame(static (ref MessagePack.MessagePackWriter w) => Notify.WriteVector(ref w, 3, 1, [0, 5])),
            WireTestExtensions.Frame(new Bye(ByeCode.Denied, "no").Write), WireTestExtensions.Frame(new Ping(5, true).Write), WireTestExtensions.Frame(new Cancel(5).Write),
        ];
        var random = new Random(7);
        int read = 0, refused = 0;
        for (int round = 0; round < 200_000; round++)
        {
            byte[] body = frames[random.Next(frames.Length)][1..];
            for (int change = random.Next(4); change >= 0; change--) body[random.Next(body.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) body = body[..random.Next(body.Length)];
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                ReadAny(WireTestExtensions.InPieces(body, random.Next(1, 30)));
                read++;
            }
            catch (ProtocolException)
            {
                refused++;
            }

            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200_000), $"round {round}: {body.Hex()}");
        }

        Assert.That((read, refused), Is.GreaterThan((1_000, 1_000)));
    }

    private static void ReadAny(ReadOnlySequence<byte> body)
    {
        switch (WireReader.KindOf(body))
        {
            case MessageKind.Hello: Hello.Read(body); break;
            case MessageKind.Welcome: Welcome.Read(body); break;
            case MessageKind.Request: Request.Read(body); break;
            case MessageKind.Reply:
                Reply.Read(body, out ReadOnlySequence<byte> clock);
                if (!clock.IsEmpty) ReadClock(clock);
                break;
            case MessageKind.Notify:
                NotifyKind kind = Notify.Read(body, out ReadOnlySequence<byte> content);
                if (kind == NotifyKind.Vector) Notify.ReadVector(content);
                if (kind == NotifyKind.Ack) Notify.ReadAck(content);
                if (kind == NotifyKind.Clock) ReadClock(content);
                break;
            case MessageKind.Cancel: Cancel.Read(body); break;
            case MessageKind.Ping or MessageKind.Pong: Ping.Read(body); break;
            case MessageKind.Bye: Bye.Read(body); break;
        }
    }

    private static void ReadClock(ReadOnlySequence<byte> clock) =>
        WireReader.Content(clock, static (ref MessagePack.MessagePackReader reader) => ClockCodec.TryRead(ref reader, new ClockVector([1, 1], 1, 0), []));
}

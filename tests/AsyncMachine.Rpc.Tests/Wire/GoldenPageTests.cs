using System.Text.RegularExpressions;
using MessagePack;

namespace AsyncMachine.Rpc.Tests.Wire;

/// <summary>The golden frames that the documentation shows are those that are written, and are read as what they are said to be.</summary>
public sealed class GoldenPageTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    private static readonly Schema Door = new SchemaBuilder("Door")
        .State("Open", remove: ["Shut"]).State("Shut", auto: true, remove: ["Open"]).State("Knock", multi: true, require: ["Shut"], tags: ["sound"]).Build();

    private static readonly (uint Index, ulong Tick)[] Mixed = [(0, 1), (2, 1), (3, 3), (1023, ulong.MaxValue), (uint.MaxValue, 1), (uint.MaxValue - 1, 1)];

    private static readonly (string Name, WireWriter.Body Body)[] Frames =
    [
        ("hello: client c, schema unknown, push every 250 ms", new Hello { ClientId = "c", Sync = new SyncOptions(SyncMode.Full, 250, null) }.Write),
        ("hello: resumes, machine door, credentials 09", new Hello
        {
            ClientId = "c", Machine = "door", SchemaHash = SchemaHash.Of(Door), ArgsHash = 2, Session = Key, Sync = new SyncOptions(SyncMode.Full, 250, null), Credentials = [9],
        }.Write),
        ("hello: bits of the states Open and Knock, every change at once", new Hello
        {
            ClientId = "c", Sync = new SyncOptions(SyncMode.Shallow, SyncOptions.Instant, null, ["Open", "Knock"]),
        }.Write),
        ("welcome: a new session, with the schema", Welcomed(Door, resumed: false, 0).Write),
        ("welcome: resumed, request 7 taken", Welcomed(null, resumed: true, 7).Write),
        ("request 1: add state 1", new Request(1, RequestOperation.Add, true, [1], null, null).Write),
        ("request 2: add state 3 with args, an array of one text", new Request(2, RequestOperation.Add, true, [3], [0x91, 0xA2, 0x68, 0x69], null).Write),
        ("request 300: set states 1 and 3, no reply", new Request(300, RequestOperation.Set, false, [1, 3], null, null).Write),
        ("request 4: add error, InvalidOperationException, stuck", new Request(
            4, RequestOperation.AddError, true, [], RemoteErrorCodec.Write(new InvalidOperationException("stuck")), null).Write),
        ("request 5: sync", new Request(5, RequestOperation.Sync, true, [], null, null).Write),
        ("reply 1: executed, clock: queue tick +1, state 1 +1, state 2 +1", (ref MessagePackWriter w) => WriteReply(ref w, [0, 1, 2, 3])),
        ("reply 1: executed, clock: queue tick +1, state 3 +2, never seen inactive", (ref MessagePackWriter w) => WriteReply(ref w, [0, 0, 1, 5])),
        ("reply 1: canceled, nothing changed", (ref MessagePackWriter w) => new Reply(1, ReplyCode.Canceled, null).Write(ref w, null)),
        ("reply 2: denied", (ref MessagePackWriter w) => new Reply(2, ReplyCode.Denied, "no").Write(ref w, null)),
        ("notify: vector, queue tick 3, machine tick 1", (ref MessagePackWriter w) => Notify.WriteVector(ref w, 3, 1, [0, 5, 300, 0])),
        ("notify: requests up to 64 taken", (ref MessagePackWriter w) => Notify.WriteAck(ref w, 64)),
        ("notify: clock that stands for 5 transitions, queue tick +5, state 3 +10, never seen inactive", (ref MessagePackWriter w) => WriteSkipped(ref w)),
        ("notify: schema grows by Painted (Require Open), states 1 and 4 tracked", (ref MessagePackWriter w) => Notify.WriteSchema(
            ref w, 4, new SchemaBuilder(Door).State("Painted", require: ["Open"]).Build(), [1, 4])),
        ("request 6: when args of state 3, handle 1, every activation", new Request(6, RequestOperation.WhenArgs, true, [3], new Subscribe(1, true, null).Encode(), null).Write),
        ("notify: args of handle 1, number 1, an array of one text", new ArgsMatch(1, 1, [0x91, 0xA2, 0x68, 0x69], null).Write),
        ("credit: handle 1, number 1", new Credit(1, 1, 0, DeliveryState.Open, null).Write),
        ("cancel: handle 1", new Cancel(1).Write),
        ("notify: handle 1 is over", new ArgsMatch(1, 0, null, null).Write),
        ("notify: payload 2, Report, all of its 4 bytes", new PayloadChunk(2, 0, ChunkState.End, new byte[] { 0x91, 0xA2, 0x68, 0x69 }, "Report", 4).Write),
        ("notify: payload 4, log, a stream's first 2 bytes", new PayloadChunk(4, 0, ChunkState.More, new byte[] { 1, 2 }, "log", null).Write),
        ("notify: payload 4 has ended after 2 bytes", new PayloadChunk(4, 2, ChunkState.End, default, null, null).Write),
        ("credit: payload 4, 2 bytes received, 262144 may be sent", new Credit(4, 2, 262_144, DeliveryState.Open, null).Write),
        ("credit: payload 2 is refused", new Credit(2, 4, 65_536, DeliveryState.Refused, "no").Write),
        ("credit: end of the report", Credit.EndOfReport.Write),
        ("ping -1", new Ping(-1, IsEcho: false).Write),
        ("pong -1", new Ping(-1, IsEcho: true).Write),
        ("bye: superseded", new Bye(ByeCode.Superseded, "x").Write),
    ];

    [Test]
    public void The_golden_frames_of_the_page_are_what_is_written()
    {
        string[] shown = [.. Shown().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        string[] written =
        [
            .. Frames.SelectMany(frame => new[] { frame.Name, WireTestExtensions.Frame(frame.Body).Hex() }),
            .. Mixed.Select(pair => $"mix({pair.Index}, {pair.Tick}) = {ClockChecksum.Mix(pair.Index, pair.Tick):x8}"),
            $"checksum of the welcome = {ClockChecksum.Of(Welcomed(null, false, 0).Ticks, queueTick: 1, machineTick: 0).Value:x8}",
        ];
        if (!shown.SequenceEqual(written)) TestContext.Out.WriteLine(string.Join('\n', written));

        Assert.That(shown, Is.EqualTo(written));
    }

    private static string Shown() => Regex.Match(
        File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "rpc-wire-format.md")), "```golden\r?\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static Welcome Welcomed(Schema? schema, bool resumed, ulong lastTaken) => new()
    {
        Session = Key, Resumed = resumed, LastTaken = lastTaken, Window = 256, Instance = 5, MachineId = "m", MachineTick = 0, QueueTick = 1,
        Ticks = [0, 0, 1, 3], Schema = schema, PingInterval = 15_000, PushInterval = 250, MaxFrame = 1 << 20,
    };

    private static void WriteSkipped(ref MessagePackWriter writer)
    {
        var known = new ClockBase([0, 0, 1, 3], queueTick: 1, machineTick: 0, version: 1);
        ClockDelta delta = ClockDelta.OfThread;
        delta.Begin(queueTick: 6, version: 6);
        delta.Compare(known, [0, 0, 1, 13], new ulong[4]);
        Notify.WriteClock(ref writer, known, delta, skipped: 5);
    }

    /// <summary>With what has changed since the welcome; nothing was seen at the end of a transition in between.</summary>
    private static void WriteReply(ref MessagePackWriter writer, ulong[] ticks)
    {
        var known = new ClockBase([0, 0, 1, 3], queueTick: 1, machineTick: 0, version: 1);
        new Reply(1, ReplyCode.Executed, null).Write(ref writer, (ref MessagePackWriter w) => ClockCodec.Write(ref w, known, ticks, new ulong[4], 2));
    }
}

using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc.Tests.Wire;

/// <summary>The frames of payloads and of waits for args, whatever they hold.</summary>
public sealed class DeliveryFrameTests
{
    private static readonly byte[] Catalogue = [0x92, 0x93, 0x01, 0xA1, 0x61, 0xA1, 0x62, 0x93, 0x02, 0xA0, 0xA1, 0x63];

    private static readonly Schema Plain = new SchemaBuilder("Door").State("Open").State("Shut").Build();

    private static byte[] Frame(WireWriter.Body body) => WireTestExtensions.Frame(body);

    [Test]
    public void They_come_out_as_they_went_in() => Assert.Multiple(() =>
    {
        var match = new ArgsMatch(3, 2, [1, 2], null);
        ArgsMatch read = ArgsMatch.Read(WireTestExtensions.Body(Frame(match.Write)));
        Assert.That((read with { Args = null }, read.Args), Is.EqualTo((match with { Args = null }, match.Args)));
        Assert.That(ArgsMatch.Read(WireTestExtensions.Body(Frame(new ArgsMatch(3, 2, null, "no").Write))), Is.EqualTo(new ArgsMatch(3, 2, null, "no")));
        foreach (PayloadChunk chunk in (PayloadChunk[])[new(2, 0, ChunkState.More, new byte[] { 7 }, "log", null), new(2, 0, ChunkState.End, new byte[] { 7 }, "Report", 1), new(2, 9, ChunkState.Failed, default, "torn", null)])
        {
            PayloadChunk back = PayloadChunk.Read(WireTestExtensions.Body(Frame(chunk.Write)));
            Assert.That((back with { Bytes = default }, back.Bytes.ToArray()), Is.EqualTo((chunk with { Bytes = default }, chunk.Bytes.ToArray())));
        }

        foreach (Credit credit in (Credit[])[new(2, 5, 9, DeliveryState.Delivered, null), new(2, 5, 9, DeliveryState.Refused, "no"), new(3, 5, 0, DeliveryState.Open, null), Credit.EndOfReport])
        {
            Assert.That(Credit.Read(WireTestExtensions.Body(Frame(credit.Write))), Is.EqualTo(credit));
        }

        Subscribe asked = Subscribe.Decode(new ReadOnlySequence<byte>(new Subscribe(5, true, [9]).Encode()));
        Assert.That((asked.Handle, asked.Every, asked.Args), Is.EqualTo((5UL, true, new byte[] { 9 })));
        Assert.That(ArgsCatalogue.Decode(Catalogue, Plain).Select(arg => $"{arg} {arg.Type}"), Is.EqualTo(new[] { "Open.a b", "Shut c" }));
    });

    [Test]
    public void Whatever_comes_it_ends_in_a_message_or_in_a_ProtocolException()
    {
        (byte[] Body, Action<ReadOnlySequence<byte>> Read)[] messages =
        [
            (Frame(new ArgsMatch(3, 2, [1, 2], null).Write)[1..], body => ArgsMatch.Read(body)),
            (Frame(new ArgsMatch(3, 2, null, "no").Write)[1..], body => ArgsMatch.Read(body)),
            (Frame(new PayloadChunk(2, 0, ChunkState.End, new byte[20], "Report", 20).Write)[1..], body => PayloadChunk.Read(body)),
            (Frame(new Credit(2, 5, 9, DeliveryState.Refused, "no").Write)[1..], body => Credit.Read(body)),
            (new Subscribe(5, true, [9, 8, 7]).Encode(), body => Subscribe.Decode(body)),
            (Catalogue, body => ArgsCatalogue.Decode(body.ToArray(), Plain)),
        ];
        var random = new Random(11);
        int read = 0, refused = 0;
        for (int round = 0; round < 200_000; round++)
        {
            (byte[] valid, Action<ReadOnlySequence<byte>> reader) = messages[random.Next(messages.Length)];
            byte[] body = [.. valid];
            for (int change = random.Next(4); change >= 0; change--) body[random.Next(body.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) body = body[..random.Next(body.Length)];
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                reader(WireTestExtensions.InPieces(body, random.Next(1, 30)));
                read++;
            }
            catch (ProtocolException)
            {
                refused++;
            }

            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000), $"round {round}: {body.Hex()}");
        }

        Assert.That((read > 1_000, refused > 1_000), Is.EqualTo((true, true)));
    }

    private static IEnumerable<TestCaseData> Breaches()
    {
        PayloadChunk first = new(2, 0, ChunkState.More, new byte[10], "log", null);
        yield return Case("a gap", first, first with { Offset = 11, Text = null });
        yield return Case("an overlap", first, first with { Offset = 5, Text = null });
        yield return Case("beginning in the middle", first with { Offset = 1 });
        yield return Case("no name", first with { Text = null });
        yield return Case("behind the end", first with { State = ChunkState.End }, first with { Offset = 10, Text = null });
        yield return Case("longer than announced", first with { Text = "Report", Length = 9 });
        yield return Case("shorter than announced", first with { Text = "Report", Length = 11, State = ChunkState.End });
        yield return Case("more than there is credit for", [.. Enumerable.Range(0, 5).Select(i => new PayloadChunk(2, i * 16_384L, ChunkState.More, new byte[16_384], i == 0 ? "log" : null, null))]);
        yield return Case("too many at a time", [.. Enumerable.Range(1, PayloadChunk.MostOpen + 1).Select(i => first with { Id = 2 * (ulong)i })]);

        static TestCaseData Case(string name, params PayloadChunk[] chunks) => new TestCaseData((object)chunks).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Breaches))]
    public void A_client_takes_no(object breach)
    {
        var chunks = (PayloadChunk[])breach;
        var payloads = new IncomingPayloads { Window = PayloadChunk.FirstCredit };
        var never = new TaskCompletionSource();
        payloads.Add("log", null, async (_, _) => await never.Task);
        payloads.Add("Report", (_, _) => default, null);
        foreach (PayloadChunk chunk in chunks[..^1]) payloads.Take(WireTestExtensions.Body(Frame(chunk.Write)));

        Assert.That(() => payloads.Take(WireTestExtensions.Body(Frame(chunks[^1].Write))), Throws.TypeOf<ProtocolException>());
        never.SetResult();
    }

    /// <summary>Chunks at random, many of them sensible: they are taken or refused, and what is held stays small.</summary>
    [Test]
    public void Chunks_at_random_are_taken_or_refused()
    {
        var random = new Random(5);
        int taken = 0, refused = 0;
        for (int round = 0; round < 500; round++)
        {
            var payloads = new IncomingPayloads { MaxPayload = 1 << 16 };
            payloads.Add("log", null, (_, _) => Task.CompletedTask);
            payloads.Add("Report", (_, _) => default, null);
            try
            {
                for (int i = 0; i < 100; i++)
                {
                    bool isFirst = random.Next(3) == 0;
                    string? text = isFirst ? random.Next(2) == 0 ? "log" : "Report" : null;
                    var chunk = new PayloadChunk(
                        2 * (ulong)random.Next(1, 8), isFirst ? 0 : random.Next(4) * 10, (ChunkState)random.Next(3), new byte[10], text, text == "Report" ? random.Next(1, 40) : null);
                    payloads.Take(WireTestExtensions.Body(Frame(chunk.Write)));
                    taken++;
                }
            }
            catch (ProtocolException)
            {
                refused++;
            }
        }

        Assert.That((taken > 500, refused > 100), Is.EqualTo((true, true)), $"{taken}, {refused}");
    }

    [Test]
    public async Task A_server_takes_no_credit_for_what_it_has_not_sent()
    {
        var payloads = new OutgoingPayloads();
        var payload = new OutgoingPayload("log", null, 100, () => { });
        payloads.Begin(payload);
        payload.Append(new byte[10], ChunkState.More);
        PayloadChunk sent = payloads.Take()!;

        Assert.That(() => payloads.Acknowledge(new Credit(sent.Id, 11, 0, DeliveryState.Open, null)), Throws.TypeOf<ProtocolException>());
        payloads.Acknowledge(new Credit(4, 11, 0, DeliveryState.Open, null)); // of none that there is
        payloads.Acknowledge(new Credit(sent.Id, 10, 0, DeliveryState.Delivered, null));
        await payload.Over;

        var subscriptions = new Subscriptions(2);
        Subscription subscription = subscriptions.Open(1, every: true);
        subscriptions.Fire(subscription, [1], null);
        Assert.That(() => subscriptions.Acknowledge(1, 2), Throws.TypeOf<ProtocolException>());
        Assert.That(
            () =>
            {
                for (ulong i = 1; i < 100; i += 2) subscriptions.Cancel(i);
            },
            Throws.TypeOf<ProtocolException>(), "a client that floods and does not read");
    }

    [Test]
    public void A_client_that_falls_too_far_behind_loses_its_wait_and_nothing_else()
    {
        var subscriptions = new Subscriptions(2);
        Subscription slow = subscriptions.Open(1, every: true), quick = subscriptions.Open(3, every: true);
        for (int i = 0; i < 5_000; i++) subscriptions.Fire(slow, [1], null);
        subscriptions.Fire(quick, [2], null);

        List<ArgsMatch> sent = [];
        while (subscriptions.Take() is { } match) sent.Add(match);

        Assert.That((sent.Count, sent[1023].Args is not null, sent[1024].Text, sent[1025].Handle), Is.EqualTo((1026, true, "The client takes args more slowly than they come.", 3UL)));
    }

    [Test]
    public void A_match_that_comes_twice_is_taken_once_and_one_that_comes_too_early_is_a_breach()
    {
        var session = new ClientSession { Show = (_, _, _, _) => { }, ShowChanges = (_, _, _) => { }, ShowSchema = _ => 0, Refused = _ => { } };
        List<byte> seen = [];
        var wait = new ArgsWait<byte>(RequestOperation.WhenArgs, 0, every: true, null, args => args[0], value =>
        {
            seen.Add(value);
            return false;
        });
        session.Inbox.Args.Add(wait, CancellationToken.None);

        foreach (ulong number in (ulong[])[1, 1, 2, 1, 2]) Take(number);

        Assert.That(seen, Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(() => Take(4), Throws.TypeOf<ProtocolException>());
        Assert.That(() => TakeOf(wait.Handle + 2, 1), Throws.TypeOf<ProtocolException>(), "there was never such a wait");
        Assert.That(() => TakeOf(wait.Handle + 1, 1), Throws.TypeOf<ProtocolException>(), "nor can there be");

        void Take(ulong number) => TakeOf(wait.Handle, number);

        void TakeOf(ulong handle, ulong number) => session.Inbox.Args.Take(WireTestExtensions.Body(Frame(new ArgsMatch(handle, number, [(byte)number], null).Write)));
    }

    [Test]
    public void What_a_repeater_has_seen_change_in_between_it_passes_on_as_that()
    {
        var published = new Published();
        published.Whole(Plain, [0, 1, 1], 1, 0);
        published.Enter();
        ulong before = published.Flips[1];
        published.Exit();

        published.Relayed([new ClockChange(1, 1, 3, Unseen: false), new ClockChange(2, 1, 3, Unseen: true)], 2);

        Assert.That((published.Flips[1] > before, published.Flips[2] > before, published.Ticks.ToArray(), published.QueueTick), Is.EqualTo((true, false, new ulong[] { 0, 3, 3 }, 2UL)));
    }
}

using System.Buffers;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>The rules of requests and sessions, for clients of any make: seen from the wire.</summary>
public sealed partial class SessionRulesTests
{
    private static readonly SyncOptions Quiet = new(SyncMode.Full, 0, null);

    private static async Task<(Machine<Till>, MachineServer, BareClient, Welcome)> ServeAsync(int window = 256)
    {
        Machine<Till> machine = Machine.Create(new Till());
        var server = new MachineServer(new MachineServerOptions { Window = window });
        server.Host(machine);
        (BareClient client, Welcome welcome) = await BareClient.GreetAsync(server, Quiet);
        return (machine, server, client, welcome);
    }

    private static async Task<Reply> ReplyAsync(BareClient client) => Reply.Read(await client.ReadAsync(), out _);

    [Test]
    public async Task A_request_whose_answer_is_forgotten_is_of_unknown_outcome_and_not_executed_again()
    {
        (Machine<Till> machine, MachineServer server, BareClient client, _) = await ServeAsync(window: 4);
        await using MachineServer serving = server;
        for (ulong id = 1; id <= 5; id++)
        {
            client.Call(id, RequestOperation.Add, [Till.Rung.Index]);
            await client.ReadAsync();
        }

        client.Call(1, RequestOperation.Add, [Till.Rung.Index]);
        Reply forgotten = await ReplyAsync(client);
        client.Call(2, RequestOperation.Add, [Till.Rung.Index]);
        Reply known = await ReplyAsync(client);

        Assert.That((forgotten.Id, forgotten.Code, known.Id, known.Code), Is.EqualTo((1UL, ReplyCode.OutcomeUnknown, 2UL, ReplyCode.Executed)));
        Assert.That(machine.Tick(Till.Rung), Is.EqualTo(9UL));
    }

    [Test]
    public async Task Requests_without_reply_are_acknowledged_after_each_quarter_of_the_window()
    {
        (Machine<Till> machine, MachineServer server, BareClient client, _) = await ServeAsync(window: 16);
        await using MachineServer serving = server;

        for (ulong id = 1; id <= 9; id++) client.Call(id, RequestOperation.Add, [Till.Rung.Index], hasReply: false);

        List<ReadOnlySequence<byte>> frames = await client.ReadUpToPongAsync();
        Assert.That(frames.Select(frame =>
        {
            Assert.That(Notify.Read(frame, out ReadOnlySequence<byte> content), Is.EqualTo(NotifyKind.Ack));
            return Notify.ReadAck(content);
        }), Is.EqualTo(new[] { 4UL, 8UL }));
        Assert.That(machine.Tick(Till.Rung), Is.EqualTo(17UL));
    }

    [Test]
    public async Task A_refused_request_without_reply_is_answered_and_one_that_is_canceled_is_not()
    {
        (_, MachineServer server, BareClient client, _) = await ServeAsync();
        await using MachineServer serving = server;

        client.Call(1, RequestOperation.Add, [Till.Jammed.Index], hasReply: false);
        client.Call(2, RequestOperation.Add, [Till.Paid.Index], [0xC1], hasReply: false);

        List<ReadOnlySequence<byte>> frames = await client.ReadUpToPongAsync();
        Reply reply = Reply.Read(frames.Single(), out _);
        Assert.That((reply.Id, reply.Code), Is.EqualTo((2UL, ReplyCode.BadArgs)));
    }

    [TestCase(10)]
    [TestCase(15)]
    public async Task An_operation_of_a_later_version_is_unsupported_and_the_connection_goes_on(int operation)
    {
        (_, MachineServer server, BareClient client, _) = await ServeAsync();
        await using MachineServer serving = server;

        client.Call(1, (RequestOperation)operation, [Till.Rung.Index]);
        client.Call(2, RequestOperation.Add, [Till.Rung.Index]);

        Assert.That(((await ReplyAsync(client)).Code, (await ReplyAsync(client)).Code), Is.EqualTo((ReplyCode.Unsupported, ReplyCode.Executed)));
        Assert.That(server.ProtocolErrors, Is.Zero);
    }

    [Test]
    public async Task Args_are_for_one_state_that_takes_them()
    {
        (Machine<Till> machine, MachineServer server, BareClient client, _) = await ServeAsync();
        await using MachineServer serving = server;

        client.Call(1, RequestOperation.Add, [Till.Rung.Index, Till.Paid.Index], [0x01]);
        client.Call(2, RequestOperation.Add, [Till.Rung.Index], [0x01]);
        client.Call(3, RequestOperation.Add, [Till.Paid.Index], [0x01, 0x02]);
        client.Call(4, RequestOperation.Add, [99]);
        client.Call(5, RequestOperation.Add, [Till.Paid.Index], [0x01]);

        for (ulong id = 1; id <= 4; id++)
        {
            Reply refused = await ReplyAsync(client);
            Assert.That((refused.Id, refused.Code), Is.EqualTo((id, ReplyCode.BadArgs)), refused.Text);
        }

        Assert.That(((await ReplyAsync(client)).Code, machine.ToString()), Is.EqualTo((ReplyCode.Executed, "(Paid:1)")));
    }

    [Test]
    public async Task Another_args_hash_is_not_refused_and_capabilities_are_what_both_have()
    {
        (Machine<Till> machine, MachineServer server, _, _) = await ServeAsync();
        await using MachineServer serving = server;

        BareClient other = BareClient.Dial(server), tracing = BareClient.Dial(server);
        other.Send(new Hello { ClientId = "other", SchemaHash = SchemaHash.Of(machine.Schema), ArgsHash = machine.Schema.ArgsHash ^ 1, Sync = Quiet }.Write);
        tracing.Send(new Hello { ClientId = "tracing", Capabilities = (Capabilities)0xFF, Sync = Quiet }.Write);
        Welcome welcome = Welcome.Read(await other.ReadAsync()), traced = Welcome.Read(await tracing.ReadAsync());

        Assert.That((welcome.Schema, welcome.Capabilities, traced.Capabilities), Is.EqualTo(((Schema?)null, Capabilities.None, Capabilities.Trace)));
        Assert.That(traced.Schema, Is.Not.Null, "it knows none");
    }

    [TestCase(0UL)]
    [TestCase(3UL)]
    public async Task A_gap_in_the_ids_ends_the_connection_and_its_session_and_no_other(ulong id)
    {
        (Machine<Till> machine, MachineServer server, BareClient client, Welcome welcome) = await ServeAsync();
        await using MachineServer serving = server;
        (BareClient other, _) = await BareClient.GreetAsync(server, Quiet, "other");
        client.Call(1, RequestOperation.Add, [Till.Rung.Index]);
        await client.ReadAsync();

        client.Call(id, RequestOperation.Add, [Till.Rung.Index]);
        Bye bye = Bye.Read(await client.ReadAsync());
        await client.Serving.Soon();
        (_, Welcome again) = await BareClient.GreetAsync(server, Quiet, session: welcome.Session);
        other.Call(1, RequestOperation.Add, [Till.Rung.Index]);

        Assert.That((bye.Code, again.Resumed, (await ReplyAsync(other)).Code, machine.Tick(Till.Rung)), Is.EqualTo((ByeCode.Protocol, false, ReplyCode.Executed, 3UL)));
    }

    [Test]
    public async Task Before_the_hello_frames_are_short_and_behind_it_as_long_as_the_welcome_says()
    {
        await using Machine<Till> machine = Machine.Create(new Till());
        await using var server = new MachineServer(new MachineServerOptions { MaxFrame = 64 * 1024 });
        server.Host(machine);
        BareClient longer = BareClient.Dial(server);
        longer.Send(new Hello { ClientId = "c", Credentials = new byte[17_000], Sync = Quiet }.Write);
        Assert.That(Bye.Read(await longer.ReadAsync()).Code, Is.EqualTo(ByeCode.Protocol));

        (BareClient client, Welcome welcome) = await BareClient.GreetAsync(server, Quiet, credentials: new byte[15_000]);
        client.Call(1, RequestOperation.Add, [Till.Paid.Index], new byte[60_000]);
        Assert.That((welcome.MaxFrame, (await ReplyAsync(client)).Code), Is.EqualTo((64 * 1024U, ReplyCode.BadArgs)));
        client.Call(2, RequestOperation.Add, [Till.Paid.Index], new byte[65_536]);
        Assert.That(Bye.Read(await client.ReadAsync()).Code, Is.EqualTo(ByeCode.Protocol));
    }

    [Test]
    public async Task A_toggle_is_decided_where_the_machine_is()
    {
        (Machine<Till> machine, MachineServer server, BareClient client, _) = await ServeAsync();
        await using MachineServer serving = server;
        machine.Add(Till.Open); // the client does not know

        client.Call(1, RequestOperation.Toggle, [Till.Open.Index]);

        Assert.That(((await ReplyAsync(client)).Code, machine.Is(Till.Open)), Is.EqualTo((ReplyCode.Executed, false)));
    }

    [StateSchema]
    internal sealed partial class Till
    {
        [State(Multi = true)]
        public static partial State Rung { get; }

        public static partial State<int> Paid { get; }

        public static partial State Open { get; }

        public static partial State Jammed { get; }

        private bool JammedEnter() => false;
    }
}

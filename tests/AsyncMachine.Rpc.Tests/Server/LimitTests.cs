using System.Threading.Channels;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>Limits are told to who meets them, counted, and felt by nobody else.</summary>
public sealed class LimitTests
{
    private static readonly Schema Lamp = new SchemaBuilder("Lamp").State("On").State("Blink", multi: true).Build();
    private static readonly int Blink = Lamp.State("Blink").Index;
    private static readonly SyncOptions Quiet = new(SyncMode.Full, 0, null);

    [Test]
    public async Task More_requests_in_a_second_than_are_allowed_are_refused_and_later_ones_are_not()
    {
        var time = new FakeTimeProvider();
        await using var machine = new Machine(Lamp);
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = time, MaxRequestsPerSecond = 10 });
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine busy = await RemoteMachine.ConnectAsync(wires.DialAsync).Soon(), other = await RemoteMachine.ConnectAsync(wires.DialAsync).Soon();
        State blink = busy.Schema.State("Blink");

        for (int i = 0; i < 10; i++) await busy.AddAsync(blink).Soon();
        Assert.That(async () => await busy.AddAsync(blink).Soon(), Throws.TypeOf<RemoteLimitException>().With.Message.Contains("10 requests"));
        busy.Post(MutationType.Add, [blink]);
        Assert.That(async () => await busy.SyncAsync().Soon(), Throws.TypeOf<RemoteLimitException>(), "it comes after the post, which has been refused by then");
        Assert.That(await other.AddAsync(other.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
        time.Advance(TimeSpan.FromMilliseconds(300));
        for (int i = 0; i < 3; i++) Assert.That(await busy.AddAsync(blink).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(async () => await busy.AddAsync(blink).Soon(), Throws.TypeOf<RemoteLimitException>());

        Assert.That((machine.Tick("Blink"), server.LimitedRequests, wires.Dials), Is.EqualTo((25UL, 4L, 2)));
    }

    [Test]
    public async Task A_post_that_is_refused_is_an_error_of_the_mirror_and_a_state_of_the_server()
    {
        var time = new FakeTimeProvider();
        await using var machine = new Machine(Lamp);
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = time, MaxRequestsPerSecond = 2 });
        server.Host(machine);
        await using RemoteMachine busy = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync).Soon();
        var errors = new Errors();
        busy.AddTracer(errors);

        for (int i = 0; i < 4; i++) busy.Post(MutationType.Add, [busy.Schema.State("Blink")]);
        (Exception first, Exception second) = (await errors.NextAsync().Soon(), await errors.NextAsync().Soon());
        time.Advance(TimeSpan.FromSeconds(1));
        await server.Machine.WhenTime(RpcServerStates.ErrRpc, 1).Soon();

        Assert.That(first, Is.TypeOf<RemoteLimitException>().With.Message.Contains("2 requests"));
        Assert.That((busy.Error, server.LimitedRequests), Is.EqualTo((second, 2L)));
        Assert.That(await busy.AddAsync(busy.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
        Assert.That((machine.Tick("Blink"), busy.Tick("Blink")), Is.EqualTo((3UL, 3UL)), "the others were executed");
    }

    [Test]
    public async Task A_connection_too_many_is_told_so()
    {
        await using var machine = new Machine(Lamp);
        await using var server = new MachineServer(new MachineServerOptions { MaxConnections = 1 });
        server.Host(machine);
        (BareClient first, _) = await BareClient.GreetAsync(server, Quiet);

        BareClient second = BareClient.Dial(server);
        Bye bye = Bye.Read(await second.ReadAsync());
        await second.Serving.Soon();
        Assert.That((bye.Code, server.RefusedClients, server.Connections), Is.EqualTo((ByeCode.Limit, 1L, 1)));

        first.Leave();
        await first.Serving.Soon();
        (_, Welcome welcome) = await BareClient.GreetAsync(server, Quiet);
        Assert.That(welcome.Resumed, Is.False);
    }

    [Test]
    public async Task A_session_too_many_is_told_so_and_one_that_is_resumed_is_none()
    {
        await using var machine = new Machine(Lamp);
        await using var server = new MachineServer(new MachineServerOptions { MaxSessions = 1 });
        server.Host(machine);
        (BareClient first, Welcome welcome) = await BareClient.GreetAsync(server, Quiet);

        BareClient second = BareClient.Dial(server);
        second.Send(new Hello { ClientId = "second", Sync = Quiet }.Write);
        Assert.That((Bye.Read(await second.ReadAsync()).Code, server.RefusedClients), Is.EqualTo((ByeCode.Limit, 1L)));

        first.Leave();
        (_, Welcome again) = await BareClient.GreetAsync(server, Quiet, session: welcome.Session);
        Assert.That(again.Resumed);
    }

    [Test]
    public async Task Mutations_from_afar_wait_rather_than_meet_the_limit_of_the_queue()
    {
        await using var machine = new Machine(Lamp, new MachineOptions { QueueLimit = 10, HandlerTimeout = TimeSpan.FromHours(1) });
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        RemoteMachine[] clients = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RemoteMachine.ConnectAsync(wires.DialAsync))).Soon();
        var inside = new TaskCompletionSource();
        var go = new ManualResetEventSlim();
        Task slow = Task.Run(() => machine.EvalAsync(() => { inside.SetResult(); go.Wait(); }));
        await inside.Task.Soon();

        Task<Result>[] flood = [.. clients.SelectMany(client => Enumerable.Range(0, 50).Select(_ => client.AddAsync(client.Schema.State("Blink")).AsTask()))];
        while (machine.QueueLength < 5) await Task.Yield();
        Task<Result> own = machine.AddAsync(machine.Schema.State("On")).AsTask();
        Assert.That(machine.QueueLength, Is.EqualTo(6), "half is left to those who are here");
        go.Set();

        Assert.That(await Task.WhenAll(flood).Soon(), Is.All.EqualTo(Result.Executed));
        Assert.That((await own.Soon(), machine.Tick("Blink")), Is.EqualTo((Result.Executed, 1999UL)));
        await slow.Soon();
        await Task.WhenAll(clients.Select(client => client.DisposeAsync().AsTask())).Soon();
    }

    [Test]
    public async Task A_connection_that_waits_for_room_in_the_queue_can_end_and_its_request_is_executed_once()
    {
        await using var machine = new Machine(Lamp, new MachineOptions { QueueLimit = 2, HandlerTimeout = TimeSpan.FromHours(1) });
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, new RemoteMachineOptions { RetryDelay = TimeSpan.FromMilliseconds(1) }).Soon();
        var inside = new TaskCompletionSource();
        var go = new ManualResetEventSlim();
        Task slow = Task.Run(() => machine.EvalAsync(() => { inside.SetResult(); go.Wait(); }));
        await inside.Task.Soon();
        Task<Result>[] calls = [.. Enumerable.Range(0, 10).Select(_ => remote.AddAsync(remote.Schema.State("Blink")).AsTask())];
        while (machine.QueueLength < 1) await Task.Yield();

        wires.Cut();
        await remote.WhenAway().Soon();
        await remote.WhenLive().Soon();
        go.Set();

        Assert.That(await Task.WhenAll(calls).Soon(), Is.All.EqualTo(Result.Executed));
        Assert.That(machine.Tick("Blink"), Is.EqualTo(19UL));
        await slow.Soon();
    }

    [Test]
    public async Task More_requests_under_way_than_the_window_holds_end_the_connection()
    {
        await using var machine = new Machine(Lamp, new MachineOptions { HandlerTimeout = TimeSpan.FromHours(1) });
        await using var server = new MachineServer(new MachineServerOptions { Window = 4 });
        server.Host(machine);
        var inside = new TaskCompletionSource();
        var go = new ManualResetEventSlim();
        Task slow = Task.Run(() => machine.EvalAsync(() => { inside.SetResult(); go.Wait(); }));
        await inside.Task.Soon();
        (BareClient client, _) = await BareClient.GreetAsync(server, Quiet);

        for (ulong id = 1; id <= 5; id++) client.Call(id, RequestOperation.Add, [Blink]);

        Assert.That((Bye.Read(await client.ReadAsync()).Code, server.ProtocolErrors), Is.EqualTo((ByeCode.Protocol, 1L)));
        go.Set();
        await slow.Soon();
    }

    private sealed class Errors : Tracer
    {
        private readonly Channel<Exception> _errors = Channel.CreateUnbounded<Exception>();

        public ValueTask<Exception> NextAsync() => _errors.Reader.ReadAsync();

        public override void ErrorReported(IMachine machine, ErrorArgs error) => _errors.Writer.TryWrite(error.Error);
    }
}

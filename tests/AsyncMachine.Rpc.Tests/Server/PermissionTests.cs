using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Server;

/// <summary>What a client may see and call is the server's word.</summary>
public sealed partial class PermissionTests
{
    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1) };

    private static MachineServer Serve(Machine machine, Access access)
    {
        var server = new MachineServer(new MachineServerOptions { Authorize = (_, _) => new(access) });
        server.Host(machine);
        return server;
    }

    [Test]
    public async Task What_may_not_be_seen_is_in_no_welcome_clock_or_vector()
    {
        await using Machine<Bank> machine = Machine.Create(new Bank());
        machine.Add(Bank.Alarm);
        await using MachineServer server = Serve(machine, new Access { MaySee = state => state.Name != "Alarm" });
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync, Prompt).Soon();
        Assert.That(remote.Is("Alarm"), Is.False, "welcome");

        machine.Remove(Bank.Alarm);
        machine.Add(Bank.Alarm, Bank.Open);
        await remote.When("Open").Soon();
        Assert.That(remote.Is("Alarm"), Is.False, "clock");
        await remote.SyncAsync().Soon();
        Assert.That((remote.Time().Sum, remote.TrackedStates!.Contains(Bank.Alarm.Index)), Is.EqualTo((1UL, false)), "vector");

        Assert.That(await remote.AddAsync(remote.Schema.State("Alarm")).Soon(), Is.EqualTo(Result.Executed), "to call is another matter");
        Assert.That(remote.Resyncs, Is.Zero);
    }

    [Test]
    public async Task What_may_not_be_called_is_denied_by_name_and_nothing_happens()
    {
        await using Machine<Bank> machine = Machine.Create(new Bank());
        await using MachineServer server = Serve(machine, new Access { MayMutate = state => state.Name == "Open" });
        await using RemoteMachine<Bank> remote = await RemoteMachine.ConnectAsync<Bank>(new Wires(server).DialAsync, Prompt).Soon();

        AssertDenied(() => remote.AddAsync(Bank.Alarm), "Alarm");
        AssertDenied(() => remote.AddAsync(Bank.Open, Bank.Alarm), "Alarm");
        AssertDenied(() => remote.RemoveAsync(Bank.Alarm), "Alarm");
        AssertDenied(() => remote.ToggleAsync(Bank.Alarm), "Alarm");
        AssertDenied(() => remote.CanAddAsync(Bank.Alarm), "Alarm");
        AssertDenied(() => remote.CanRemoveAsync(Bank.Alarm), "Alarm");
        AssertDenied(() => remote.SetAsync(Bank.Open), "which a set could deactivate");
        AssertDenied(() => remote.AddErrorAsync(new IOException()), "Exception");
        remote.Post(MutationType.Add, [Bank.Alarm]);
        Assert.That(await remote.AddAsync(Bank.Open).Soon(), Is.EqualTo(Result.Executed));

        Assert.That((machine.ToString(), server.DeniedRequests), Is.EqualTo(("(Open:1)", 9L)));
        Assert.That(remote.Error, Is.TypeOf<RemoteRefusedException>().With.Message.Contains("Alarm"), "of the post");
        await server.Machine.WhenTime(RpcServerStates.ErrRpc, 1).Soon();

        static void AssertDenied(Func<ValueTask<Result>> call, string why) =>
            Assert.That(async () => await call().Soon(), Throws.TypeOf<RemoteRefusedException>().With.Message.Contains(why));
    }

    [Test]
    public async Task An_error_needs_its_states_and_exception()
    {
        await using Machine<Bank> machine = Machine.Create(new Bank());
        await using MachineServer server = Serve(machine, new Access { MayMutate = state => state.Name == "Exception" });
        await using RemoteMachine<Bank> remote = await RemoteMachine.ConnectAsync<Bank>(new Wires(server).DialAsync, Prompt).Soon();

        Assert.That(async () => await remote.AddErrorAsync(new IOException(), Bank.ErrVault).Soon(), Throws.TypeOf<RemoteRefusedException>().With.Message.Contains("ErrVault"));
        Assert.That(await remote.AddErrorAsync(new IOException()).Soon(), Is.EqualTo(Result.Executed));
    }

    [Test]
    public async Task Args_of_what_may_not_be_called_are_not_looked_at()
    {
        await using Machine<Bank> machine = Machine.Create(new Bank());
        await using MachineServer server = Serve(machine, new Access { MayMutate = state => state.Name != "Paid" });
        (BareClient client, _) = await BareClient.GreetAsync(server, new SyncOptions(SyncMode.Full, 0, null));

        client.Call(1, RequestOperation.Add, [Bank.Paid.Index], [0xC1]); // no MessagePack at all
        client.Call(2, RequestOperation.Add, [Bank.Noted.Index], [0xC1]);

        Assert.That(Reply.Read(await client.ReadAsync(), out _).Code, Is.EqualTo(ReplyCode.Denied));
        Assert.That(Reply.Read(await client.ReadAsync(), out _).Code, Is.EqualTo(ReplyCode.BadArgs));
        Assert.That(server.ProtocolErrors, Is.Zero);
    }

    [Test]
    public async Task A_predicate_that_fails_says_no()
    {
        await using Machine<Bank> machine = Machine.Create(new Bank());
        await using MachineServer server = Serve(machine, new Access { MayMutate = state => state.Name == "Alarm" ? throw new InvalidOperationException("who knows") : true });
        await using RemoteMachine<Bank> remote = await RemoteMachine.ConnectAsync<Bank>(new Wires(server).DialAsync, Prompt).Soon();

        Assert.That(async () => await remote.AddAsync(Bank.Alarm).Soon(), Throws.TypeOf<RemoteRefusedException>());
        Assert.That(await remote.AddAsync(Bank.Open).Soon(), Is.EqualTo(Result.Executed));
    }

    [Test]
    public async Task A_session_is_resumed_by_nobody_else_and_with_the_permissions_of_the_day()
    {
        await using Machine<Bank> machine = Machine.Create(new Bank());
        bool mayOpen = true;
        await using var server = new MachineServer(new MachineServerOptions
        {
            Authorize = (request, _) => new(new Access { Identity = request.Credentials is { Span: [1] } ? "alice" : "bob", MayMutate = _ => mayOpen }),
        });
        server.Host(machine);
        var sync = new SyncOptions(SyncMode.Full, 0, null);
        (BareClient alice, Welcome first) = await BareClient.GreetAsync(server, sync, "till", credentials: [1]);
        alice.Leave();
        await alice.Serving.Soon();

        (_, Welcome stolen) = await BareClient.GreetAsync(server, sync, "till", first.Session, [2]);
        (_, Welcome renamed) = await BareClient.GreetAsync(server, sync, "other", first.Session, [1]);
        mayOpen = false;
        (BareClient again, Welcome resumed) = await BareClient.GreetAsync(server, sync, "till", first.Session, [1]);

        Assert.That((stolen.Resumed, renamed.Resumed, resumed.Resumed), Is.EqualTo((false, false, true)));
        Assert.That((stolen.Session, resumed.Session), Is.Not.EqualTo((first.Session, first.Session)));
        again.Call(1, RequestOperation.Add, [Bank.Open.Index]);
        Assert.That(Reply.Read(await again.ReadAsync(), out _).Code, Is.EqualTo(ReplyCode.Denied));
    }

    [StateSchema]
    internal sealed partial class Bank
    {
        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        [State(Require = [nameof(Exception)])]
        public static partial State ErrVault { get; }

        public static partial State Open { get; }

        public static partial State Alarm { get; }

        public static partial State<string> Paid { get; }

        public static partial State<string> Noted { get; }
    }
}

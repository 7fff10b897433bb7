using System.IO.Pipelines;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.States;

/// <summary>A server tells by its own machine whether it serves, who comes and goes, and what goes wrong.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ServerStatesTests
{
    private static readonly Schema Lamp = new SchemaBuilder("Lamp").State("On").Build();

    private static readonly RemoteMachineOptions Prompt = new()
    {
        ClientId = "c1", PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryDelay = TimeSpan.FromMilliseconds(2), MaxRetries = 100_000,
    };

    private readonly Machine _lamp = new(Lamp);
    private readonly Changes _changes = new();
    private readonly Visits _visits = new();
    private readonly MachineServer _server;

    public ServerStatesTests() => _server = new MachineServer(new MachineServerOptions { Name = "hall", Tracers = [_changes, _visits] });

    [TearDown]
    public async Task End() => await _server.DisposeAsync();

    private Task SettledAsync() => _server.Machine.EvalAsync(() => { }).Soon();

    [Test]
    public async Task It_is_ready_while_it_serves_a_machine()
    {
        await SettledAsync();
        Assert.That((_server.Machine.Id, _server.Machine.Tags.Single(), _server.Machine.ToString()), Is.EqualTo(("rs-hall", "rpc-server", "(Start:1 RpcStarting:1)")));

        _server.Host(_lamp);
        await _server.Machine.When(RpcServerStates.Ready).Soon();
        _server.Release("");
        await _server.Machine.When(RpcServerStates.RpcStarting).Soon();
        Assert.That(_server.Machine.Not(RpcServerStates.Ready));
        await _server.DisposeAsync();

        Assert.That(_changes.Lines, Is.EqualTo((string[])["+Start +RpcStarting", "-RpcStarting +RpcReady", "+Ready", "-Ready +RpcStarting -RpcReady", "-Start -RpcStarting"]));
        Assert.That(_server.Machine.IsDisposed);
    }

    [Test]
    public async Task A_machine_that_is_busy_is_taken_up_later()
    {
        var handling = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var go = new ManualResetEventSlim();
        await using var busy = new Machine(Lamp, new MachineOptions { DrainOn = DrainExecutor.ThreadPool });
        busy.Bind(new HandlerMap().On("OnState", _ =>
        {
            handling.SetResult();
            go.Wait();
        }));
        busy.Post(MutationType.Add, [Lamp.State("On")]);
        await handling.Task.Soon();

        _server.Host(busy);
        await _server.Machine.When(RpcServerStates.RpcAccepting).Soon();
        go.Set();

        await _server.Machine.When(RpcServerStates.Ready).Soon();
        Assert.That(_changes.Lines[^2..], Is.EqualTo((string[])["-RpcAccepting +RpcReady", "+Ready"]));
    }

    [Test]
    public async Task Who_comes_and_goes_is_told_with_names()
    {
        _server.Host(_lamp, "lamp");
        var wires = new Wires(_server);
        RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { Machine = "lamp" }).Soon();
        await _server.Machine.When(RpcServerStates.HasClients).Soon();
        Task gone = Task.WhenAll(_server.Machine.When(RpcServerStates.ClientDisconnected), remote.Client.WhenNot(RpcClientStates.Ready));
        wires.Cut(down: true);
        await gone.Soon();
        wires.Cut(down: false);
        await remote.Client.When(RpcClientStates.Ready).Soon();
        await remote.DisposeAsync();
        await _server.Machine.WhenTime(RpcServerStates.ClientDisconnected, 3).Soon();
        await _server.Machine.WhenNot(RpcServerStates.HasClients).Soon();

        RpcClientArgs first = new(1, "c1", "lamp"), second = new(2, "c1", "lamp");
        Assert.That(_visits.Seen, Is.EqualTo(new (string, RpcClientArgs)[]
        {
            ("ClientConnected", new(1)),
            ("Handshaking", first),
            ("HandshakeDone", first),
            ("ClientDisconnected", first with { Error = "The client has gone without a good-bye." }),
            ("ClientConnected", new(2)),
            ("Handshaking", second),
            ("HandshakeDone", second with { Resumed = true }),
            ("ClientDisconnected", second with { Resumed = true }),
        }));
        Assert.That(_server.Machine.Is(RpcServerStates.Ready));
        Assert.That(_server.Machine.Not(RpcServerStates.Exception, RpcServerStates.ClientConnected, RpcServerStates.HandshakeDone, RpcServerStates.ClientDisconnected));
    }

    [Test]
    public async Task It_has_clients_until_the_last_one_has_gone()
    {
        _server.Host(_lamp);
        var wires = new Wires(_server);
        RemoteMachine one = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon(), two = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { ClientId = "c2" }).Soon();
        Task firstGone = _server.Machine.When(RpcServerStates.ClientDisconnected);
        await one.DisposeAsync();
        await firstGone.Soon();
        await SettledAsync();
        Assert.That(_server.Machine.Is(RpcServerStates.HasClients));

        await two.DisposeAsync();

        await _server.Machine.WhenNot(RpcServerStates.HasClients).Soon();
    }

    [Test]
    public async Task A_breach_is_an_error_that_goes_by_and_the_server_stays_ready()
    {
        _server.Host(_lamp);
        await _server.Machine.When(RpcServerStates.Ready).Soon();
        for (int round = 1; round <= 3; round++)
        {
            Task breach = _server.Machine.When(RpcServerStates.ErrRpc, RpcServerStates.Exception);
            (IDuplexPipe client, IDuplexPipe server) = MemoryTransport.CreatePair();
            Task serving = _server.ServeAsync(server);

            await client.Output.WriteAsync(new byte[] { 1, 0xC1 });

            await breach.Soon();
            await serving.Soon();
            await SettledAsync();
            Assert.That(_server.Machine.Error, Is.TypeOf<ProtocolException>());
            Assert.That((_server.ProtocolErrors, _server.Machine.Tick(RpcServerStates.ErrRpc)), Is.EqualTo((round, 2 * round)));
            Assert.That(_server.Machine.Is(RpcServerStates.Ready) && _server.Machine.Not(RpcServerStates.Exception));
            Assert.That(_visits.Seen[^1].Args.Error, Is.EqualTo(_server.Machine.Error!.Message));
        }

        Assert.That(_server.Machine.Tick(RpcServerStates.Ready), Is.EqualTo(1));
    }

    [Test]
    public async Task A_refusal_and_a_client_that_cannot_go_on_are_errors()
    {
        Assert.That(async () => await RemoteMachine.ConnectAsync(new Wires(_server).DialAsync, Prompt).Soon(), Throws.TypeOf<RemoteRefusedException>());
        await _server.Machine.WhenTime(RpcServerStates.ErrRpc, 2).Soon();
        Assert.That(_server.Machine.Error, Is.TypeOf<RemoteRefusedException>());

        _server.Host(_lamp);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(_server).DialAsync, Prompt).Soon();
        Task told = _server.Machine.When(RpcServerStates.ErrOnClient);
        remote.Session.Falsify(0);
        _lamp.Add("On"); // the clock does not fit; what is fetched is made wrong again, so that the next one does not either
        await remote.Client.When(RpcClientStates.MetricSync).Soon();
        await remote.When("On").Soon();
        remote.Session.Falsify(0);
        _lamp.Remove("On");

        await told.Soon();
        Assert.That(_server.Machine.Error, Is.TypeOf<RemoteException>());
    }

    [Test]
    public async Task Payloads_that_come_and_that_do_not_are_told_of()
    {
        _server.Host(_lamp);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(_server).DialAsync, Prompt).Soon();
        RemoteClient client = _server.Clients().Single();
        Task undelivered = _server.Machine.When(RpcServerStates.ErrDelivery);
        Assert.That(async () => await client.SendAsync("hello", "greeting").Soon(), Throws.TypeOf<PayloadException>());
        await undelivered.Soon();

        Task delivering = remote.Client.When(RpcClientStates.ServerDelivering), delivered = remote.Client.When(RpcClientStates.ServerPayload);
        using IDisposable taking = remote.OnPayload<string>((_, _) => default, "greeting");
        await client.SendAsync("hello", "greeting").Soon();
        await Task.WhenAll(delivering, delivered).Soon();

        Task failed = remote.Client.When(RpcClientStates.ErrDelivery);
        using IDisposable failing = remote.OnPayload<string>((_, _) => throw new IOException("full"), "letter");
        Assert.That(async () => await client.SendAsync("hello", "letter").Soon(), Throws.TypeOf<PayloadException>());
        await failed.Soon();
        await remote.Client.WhenNot(RpcClientStates.Exception).Soon();
        Assert.That(remote.Client.Is(RpcClientStates.Ready) && _server.Machine.Is(RpcServerStates.Ready));
    }

    [Test]
    public async Task A_client_that_does_not_say_hello_or_is_silent_has_timed_out()
    {
        var time = new FakeTimeProvider();
        await using var server = new MachineServer(new MachineServerOptions { TimeProvider = time, Tracers = [_visits] });
        server.Host(_lamp);
        Task late = server.Machine.WhenTime(RpcServerStates.ErrNetworkTimeout, 1).Soon();
        Task serving = server.ServeAsync(MemoryTransport.CreatePair().First);

        while (!late.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await late;
        await serving.Soon();
        Assert.That(server.Machine.Error, Is.TypeOf<TimeoutException>());
        Assert.That(_visits.Seen[^1], Is.EqualTo(("ClientDisconnected", new RpcClientArgs(1, Error: server.Machine.Error!.Message))));
    }

    [Test]
    public async Task It_can_be_piped_from_and_served_itself()
    {
        _server.Host(_lamp);
        _server.Host(_server.Machine, "server");
        await using RemoteMachine<RpcServerStates> watched = await RemoteMachine.ConnectAsync<RpcServerStates>(
            new Wires(_server).DialAsync, Prompt with { Machine = "server", ClientId = "watcher" }).Soon();
        await watched.When(RpcServerStates.HasClients, RpcServerStates.Ready).Soon();
        await using var own = Machine.Create(new RpcServerStates());
        own.Add(RpcServerStates.Start);
        var seen = new Visits();
        own.AddTracer(seen);
        using Pipe pipe = Pipe.Add(_server.Machine, RpcServerStates.ClientConnected, own);
        Task piped = own.When(RpcServerStates.ClientConnected);

        RemoteMachine other = await RemoteMachine.ConnectAsync(new Wires(_server).DialAsync, Prompt).Soon();
        await piped.Soon();
        await other.DisposeAsync();

        Assert.That(seen.Seen.Single().Args.Connection, Is.EqualTo(2));
    }

    /// <summary>Whom the server's states are about.</summary>
    private sealed class Visits : Tracer
    {
        private readonly List<(string State, RpcClientArgs Args)> _seen = [];

        public (string State, RpcClientArgs Args)[] Seen
        {
            get
            {
                lock (_seen) return [.. _seen];
            }
        }

        public override void TransitionEnd(Transition transition)
        {
            if (!transition.IsAccepted || transition.Args is not RpcClientArgs client) return;
            lock (_seen) _seen.Add((transition.Mutation.Called.Single().Name, client));
        }
    }
}

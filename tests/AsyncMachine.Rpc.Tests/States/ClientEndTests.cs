using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.States;

/// <summary>A client tells by its own machine how it has come to its end, and which ends it comes back from.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ClientEndTests
{
    private static readonly Schema Lamp = new SchemaBuilder("Lamp").State("On").Build();

    private static readonly RemoteMachineOptions Prompt = new()
    {
        PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryDelay = TimeSpan.FromMilliseconds(2), MaxRetries = 100_000,
    };

    private readonly Machine _lamp = new(Lamp);
    private readonly Changes _changes = new();

    private Task<RemoteMachine> ConnectAsync(Dial dial, RemoteMachineOptions options) =>
        RemoteMachine.ConnectAsync(dial, options with { Tracers = [_changes] }).Soon();

    [Test]
    public async Task It_leaves_in_order_when_it_is_disposed()
    {
        await using var server = new MachineServer();
        server.Host(_lamp);
        RemoteMachine remote = await ConnectAsync(new Wires(server).DialAsync, Prompt);
        int before = _changes.Lines.Length;
        Task ended = remote.Client.WhenDisposed();

        await remote.DisposeAsync();

        await ended.Soon();
        Assert.That(_changes.Lines[before..], Is.EqualTo((string[])["-Ready -Connected +Disconnecting -HandshakeDone", "-Disconnecting +Disconnected", "-Start"]));
        Assert.That(remote.Client.Error, Is.Null);
    }

    [Test]
    public async Task It_is_disposed_while_it_tries_to_connect()
    {
        await using var server = new MachineServer();
        server.Host(_lamp);
        var wires = new Wires(server);
        RemoteMachine remote = await ConnectAsync(wires.DialAsync, Prompt);
        wires.Cut(down: true);
        await remote.Client.When(RpcClientStates.RetryingConn).Soon();

        await remote.DisposeAsync();

        Assert.That(_changes.Lines[^1], Does.Contain("-Start"));
        Assert.That(remote.Client.IsDisposed);
    }

    [Test]
    public async Task A_refusal_is_an_error_and_the_end()
    {
        await using var server = new MachineServer();

        Assert.That(async () => await ConnectAsync(new Wires(server).DialAsync, Prompt), Throws.TypeOf<RemoteRefusedException>());

        Assert.That(_changes.Lines, Has.Some.EqualTo("+Exception +ErrConnecting +ErrRpc"));
        Assert.That(_changes.Lines, Has.None.Contain("RetryingConn"));
        Assert.That(_changes.Machine!.IsDisposed);
    }

    [Test]
    public async Task The_end_of_the_served_machine_is_a_refusal()
    {
        await using var server = new MachineServer();
        server.Host(_lamp);
        await using RemoteMachine remote = await ConnectAsync(new Wires(server).DialAsync, Prompt);

        await _lamp.DisposeAsync();

        await remote.WhenDisposed().Soon();
        await remote.Client.WhenNot(RpcClientStates.Start).Soon();
        Assert.That(remote.Client.Is(RpcClientStates.ErrRpc, RpcClientStates.Disconnected));
        Assert.That(remote.Client.Error, Is.TypeOf<RemoteRefusedException>());
        Assert.That(_changes.Lines, Has.None.Contain("RetryingConn"));
    }

    [Test]
    public async Task A_server_with_another_schema_is_refused_by_the_client()
    {
        await using var server = new MachineServer();
        server.Host(_lamp);

        Assert.That(
            async () => await RemoteMachine.ConnectAsync<RpcServerStates>(new Wires(server).DialAsync, Prompt with { Tracers = [_changes] }).Soon(),
            Throws.TypeOf<RemoteRefusedException>());

        Assert.That(_changes.Lines, Has.Some.EqualTo("+Exception +ErrConnecting +ErrOnClient"));
        await server.Machine.WhenTime(RpcServerStates.ErrOnClient, 1).Soon(); // it was told so
        Assert.That(server.Clients(), Is.Empty, "it does not come back");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task After_a_good_bye_it_comes_back_if_it_is_to(bool reconnects)
    {
        MachineServer server = new(), other = new();
        server.Host(_lamp);
        other.Host(_lamp);
        Wires first = new(server), second = new(other);
        await using RemoteMachine remote = await ConnectAsync(
            token => first.Dials == 0 ? first.DialAsync(token) : second.DialAsync(token), Prompt with { ReconnectOnDisconnect = reconnects });
        Task away = remote.Client.When(RpcClientStates.Disconnected);

        await server.DisposeAsync();

        await away.Soon();
        if (reconnects) await remote.Client.When(RpcClientStates.Ready).Soon();
        else await remote.WhenDisposed().Soon();
        Assert.That((second.Dials, remote.Client.Error), Is.EqualTo((reconnects ? 1 : 0, (Exception?)null)), "a good-bye is no error");
        await other.DisposeAsync();
    }

    [Test]
    public async Task A_resync_is_counted_on_both_sides()
    {
        await using var server = new MachineServer();
        server.Host(_lamp);
        await using RemoteMachine remote = await ConnectAsync(new Wires(server).DialAsync, Prompt);
        remote.Session.Falsify(0);

        await remote.AddAsync(remote.Schema.State("On")).Soon();

        await Task.WhenAll(remote.Client.When(RpcClientStates.MetricSync), server.Machine.When(RpcServerStates.MetricSync)).Soon();
        Assert.That(remote.Client.Is(RpcClientStates.Ready) && server.Machine.Is(RpcServerStates.Ready));
    }

    [Test]
    public void Options_out_of_range_are_told_all_at_once()
    {
        var options = new RemoteMachineOptions
        {
            ClientId = " ", MaxRetries = -1, MaxFrame = 5, ConnectTimeout = TimeSpan.Zero, HelloTimeout = TimeSpan.FromDays(30), RetryTimeout = TimeSpan.FromSeconds(-1), Tracers = [null!],
        };

        Assert.That(
            async () => await RemoteMachine.ConnectAsync(_ => throw new InvalidOperationException(), options),
            Throws.ArgumentException.With.Message.Contains("ClientId").And.Message.Contains("MaxRetries").And.Message.Contains("MaxFrame").And.Message.Contains("ConnectTimeout")
                .And.Message.Contains("HelloTimeout").And.Message.Contains("RetryTimeout").And.Message.Contains("Tracers"));
    }
}

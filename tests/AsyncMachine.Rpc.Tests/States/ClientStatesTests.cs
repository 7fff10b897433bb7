using System.IO.Pipelines;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.States;

/// <summary>A client tells by its own machine how its connection is.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ClientStatesTests
{
    private static readonly Schema Lamp = new SchemaBuilder("Lamp").State("On").Build();

    private static readonly RemoteMachineOptions Prompt = new()
    {
        ClientId = "c1", PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryDelay = TimeSpan.FromMilliseconds(2), MaxRetries = 100_000,
    };

    private readonly Machine _lamp = new(Lamp);
    private readonly MachineServer _server = new();
    private readonly Wires _wires;
    private readonly Changes _changes = new();

    public ClientStatesTests()
    {
        _server.Host(_lamp);
        _wires = new Wires(_server);
    }

    [TearDown]
    public async Task End()
    {
        await _server.DisposeAsync();
        await _lamp.DisposeAsync();
    }

    private Task<RemoteMachine> ConnectAsync(RemoteMachineOptions options) =>
        ConnectAsync(_wires.DialAsync, options);

    private Task<RemoteMachine> ConnectAsync(Dial dial, RemoteMachineOptions options) =>
        RemoteMachine.ConnectAsync(dial, options with { Tracers = [_changes] }).Soon();

    private static Task SettledAsync(RemoteMachine remote) => remote.Client.EvalAsync(() => { }).Soon();

    [Test]
    public async Task It_is_ready_when_it_is_connected()
    {
        await using RemoteMachine remote = await ConnectAsync(Prompt with { Address = "lamp:80" });

        Assert.That(remote.Client.Is(RpcClientStates.Start, RpcClientStates.Ready, RpcClientStates.Connected, RpcClientStates.HandshakeDone));
        Assert.That((remote.Client.Id, remote.Client.Tags), Is.EqualTo(("rc-c1", new[] { "rpc-client", "addr:lamp:80" })));
        Assert.That(_changes.Lines, Is.EqualTo((string[])
        [
            "+Start +Connecting",
            "-Connecting +Connected +Handshaking",
            "-Handshaking +HandshakeDone",
            "+Ready",
        ]));
    }

    [Test]
    public async Task A_connection_that_breaks_is_an_error_until_another_is_tried()
    {
        await using RemoteMachine remote = await ConnectAsync(Prompt);
        int before = _changes.Lines.Length;
        Task failed = remote.Client.When(RpcClientStates.Exception, RpcClientStates.ErrNetwork, RpcClientStates.ErrConnecting, RpcClientStates.RetryingConn);
        _wires.Cut(down: true);
        await failed.Soon();
        Assert.That((remote.Client.Error is IOException, remote.IsLive), Is.EqualTo((true, false)));

        _wires.Cut(down: false);
        await remote.Client.When(RpcClientStates.Ready).Soon();
        await SettledAsync(remote);

        Assert.That(remote.IsLive);
        Assert.That(remote.Client.Not(RpcClientStates.Exception, RpcClientStates.ErrNetwork, RpcClientStates.ErrConnecting, RpcClientStates.RetryingConn));
        string[] since = _changes.Lines[before..];
        Assert.That(since[..7], Is.EqualTo((string[])
        [
            "+Exception +ErrNetwork",
            "-Ready -Connected +Disconnecting -HandshakeDone",
            "-Disconnecting +Disconnected +RetryingConn",
            "-Exception -ErrNetwork",
            "+Connecting -Disconnected",
            "+Exception +ErrNetwork +ErrConnecting -Connecting",
            "+Disconnected",
        ]));
        Assert.That(since[^3..], Is.EqualTo((string[])
        [
            "-Connecting +Connected +Handshaking -RetryingConn",
            "-Handshaking +HandshakeDone",
            "+Ready",
        ]));
    }

    [Test]
    public async Task Whoever_sees_that_it_is_not_ready_finds_tokens_cancelled_and_whoever_sees_that_it_is_the_vector()
    {
        await using RemoteMachine remote = await ConnectAsync(Prompt);
        await remote.AddAsync(remote.Schema.State("On")).Soon();
        for (int round = 0; round < 20; round++)
        {
            CancellationToken token = remote.StateToken("On");
            Task away = remote.Client.WhenNot(RpcClientStates.Ready);

            _wires.Cut(down: true);
            await away.Soon();
            Assert.That(token.IsCancellationRequested);
            Assert.That((remote.IsLive, remote.Is("On")), Is.EqualTo((false, round % 2 == 0)));
            _lamp.Mutate(round % 2 == 0 ? MutationType.Remove : MutationType.Add, "On", null);
            _wires.Cut(down: false);

            await remote.Client.When(RpcClientStates.Ready).Soon();
            Assert.That((remote.IsLive, remote.Is("On")), Is.EqualTo((true, round % 2 == 1)));
        }
    }

    [Test]
    public async Task Requests_that_wait_for_a_connection_are_told_of()
    {
        await using RemoteMachine remote = await ConnectAsync(Prompt);
        _wires.Cut(down: true);
        await remote.Client.When(RpcClientStates.RetryingConn).Soon();
        Assert.That(remote.Client.Not(RpcClientStates.RetryingCall), "nobody asks for anything");

        Task<Result> waiting = remote.AddAsync(remote.Schema.State("On")).AsTask();
        await remote.Client.When(RpcClientStates.RetryingCall).Soon();
        _wires.Cut(down: false);

        Assert.That(await waiting.Soon(), Is.EqualTo(Result.Executed));
        await remote.Client.WhenNot(RpcClientStates.RetryingCall).Soon();
        Assert.That(remote.Client.Tick(RpcClientStates.CallRetryFailed), Is.Zero);
    }

    [Test]
    public async Task When_all_attempts_have_failed_it_says_so_and_stays_to_be_looked_at()
    {
        var gate = new TaskCompletionSource();
        RemoteMachine remote = await ConnectAsync(DialAsync, Prompt with { MaxRetries = 3 });
        Task connecting = remote.Client.When(RpcClientStates.RetryingConn, RpcClientStates.Connecting);
        Task failed = remote.Client.When(RpcClientStates.CallRetryFailed);
        int before = _changes.Lines.Length;
        _wires.Cut(down: true);
        await connecting.Soon();
        Task<Result> waiting = remote.AddAsync(remote.Schema.State("On")).AsTask();
        gate.SetResult();

        await failed.Soon();
        await remote.WhenDisposed().Soon();
        await SettledAsync(remote);

        Assert.That(async () => await waiting.Soon(), Throws.TypeOf<IOException>().With.Message.Contains("4 attempts"));
        Assert.That(remote.Client.ToString(), Is.EqualTo("(Exception:7 ErrNetwork:7 ErrConnecting:5 Disconnected:7 ConnRetryFailed:1)"));
        string[] since = _changes.Lines[before..];
        Assert.That(since.Count(line => line.Contains("+Connecting", StringComparison.Ordinal)), Is.EqualTo(3));
        Assert.That(since[^4..], Is.EqualTo((string[])
        [
            "+Disconnected",
            "-RetryingCall +CallRetryFailed",
            "-Start -RetryingConn +ConnRetryFailed",
            "-CallRetryFailed",
        ]));
        await remote.DisposeAsync();
        Assert.That(remote.Client.IsDisposed);

        async ValueTask<IDuplexPipe> DialAsync(CancellationToken cancellationToken)
        {
            if (_wires.Dials > 0) await gate.Task.WaitAsync(cancellationToken);
            return await _wires.DialAsync(cancellationToken);
        }
    }

    [Test]
    public async Task A_first_connection_that_cannot_be_made_is_watched_by_tracers()
    {
        _wires.Cut(down: true);

        Assert.That(async () => await ConnectAsync(Prompt with { MaxRetries = 1 }), Throws.TypeOf<IOException>().With.InnerException.Message.Contains("down"));

        Assert.That(_changes.Lines, Is.EqualTo((string[])
        [
            "+Start +Connecting",
            "+Exception +ErrNetwork +ErrConnecting -Connecting",
            "+Disconnected",
            "+RetryingConn",
            "-Exception -ErrNetwork -ErrConnecting",
            "+Connecting -Disconnected",
            "+Exception +ErrNetwork +ErrConnecting -Connecting",
            "+Disconnected",
            "-Start -RetryingConn +ConnRetryFailed",
        ]));
        Assert.That(_changes.Machine!.IsDisposed);
    }

    [Test]
    public async Task Attempts_end_when_their_time_is_over()
    {
        var time = new SteppedTime();
        _wires.Cut(down: true);
        Task<RemoteMachine> connecting = ConnectAsync(new RemoteMachineOptions { TimeProvider = time, RetryTimeout = TimeSpan.FromSeconds(25) });

        await time.PassAsync(connecting).Soon();

        Assert.That(async () => await connecting, Throws.TypeOf<IOException>());
        Assert.That(_changes.Lines.Count(line => line.Contains("+Connecting", StringComparison.Ordinal)), Is.InRange(5, 6), "after 0, 1, 3, 7 and 15 s, a quarter more or less, and perhaps 10 s later");
    }

    [TestCase(true, 3, TestName = "A_connection_that_is_not_made_in_time_is_an_error")]
    [TestCase(false, 15, TestName = "A_server_that_does_not_say_welcome_in_time_is_an_error")]
    public async Task Time_outs(bool isStuck, int seconds)
    {
        var time = new FakeTimeProvider();
        Dial dial = isStuck
            ? async cancellationToken =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                throw new InvalidOperationException();
            }
            : _ => new(MemoryTransport.CreatePair().First);
        long begun = time.GetTimestamp();
        Task<RemoteMachine> connecting = ConnectAsync(dial, new RemoteMachineOptions { TimeProvider = time, MaxRetries = 0 });

        await AdvanceAsync(time, TimeSpan.FromMilliseconds(500), connecting);

        Assert.That(async () => await connecting, Throws.TypeOf<IOException>().With.InnerException.TypeOf<TimeoutException>());
        Assert.That(_changes.Lines, Has.Some.Contain("+ErrNetworkTimeout"));
        Assert.That(time.GetElapsedTime(begun).TotalSeconds, Is.GreaterThanOrEqualTo(seconds));
    }

    private static async Task AdvanceAsync(FakeTimeProvider time, TimeSpan step, Task until)
    {
        while (!until.IsCompleted)
        {
            time.Advance(step);
            await Task.Yield();
        }
    }
}

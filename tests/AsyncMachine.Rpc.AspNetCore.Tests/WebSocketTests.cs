using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;

namespace AsyncMachine.Rpc.AspNetCore.Tests;

public sealed class WebSocketTests
{
    [Test]
    public async Task Clients_mutate_and_see_each_others_changes()
    {
        await using WebApplication app = TestHost.Build();
        app.MapMachines();
        await app.StartAsync();
        await using RemoteMachine<Lamp> first = await RemoteMachine.ConnectAsync<Lamp>(app.WebSocket(), TestHost.Once).Soon();
        await using RemoteMachine<Lamp> second = await RemoteMachine.ConnectAsync<Lamp>(app.WebSocket(), TestHost.Once).Soon();

        Task seen = second.When(Lamp.On);
        Result result = await first.AddAsync(Lamp.On).Soon();
        await seen.Soon();
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => (i % 2 == 0 ? first : second).AddAsync(Lamp.Blink).AsTask())).Soon();

        Assert.That(result, Is.EqualTo(Result.Executed));
        Assert.That(app.Lamp().Tick(Lamp.Blink), Is.EqualTo(1_999));
        await Task.WhenAll(first.WhenTime(Lamp.Blink, 1_999), second.WhenTime(Lamp.Blink, 1_999)).Soon();
    }

    [Test]
    public async Task Boundaries_of_messages_mean_nothing()
    {
        await using WebApplication app = TestHost.Build();
        app.MapMachines();
        await app.StartAsync();
        Dial whole = app.WebSocket();
        int pieces = 0;
        await using RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(
            async token => new Chopped(await whole(token), () => pieces++), TestHost.Once).Soon();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => remote.AddAsync(Lamp.Blink).AsTask())).Soon();

        Assert.That(app.Lamp().Tick(Lamp.Blink), Is.EqualTo(99));
        Assert.That(pieces, Is.GreaterThan(250), "each byte was a message");
    }

    [Test]
    public async Task A_text_message_is_hung_up_on()
    {
        await using WebApplication app = TestHost.Build();
        app.MapMachines();
        await app.StartAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(app.WebSocketAddress(), CancellationToken.None).Soon();

        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).Soon();
        var buffer = new byte[4096];
        int frames = 0;
        WebSocketReceiveResult received;
        while ((received = await socket.ReceiveAsync(buffer, CancellationToken.None).Soon()).MessageType != WebSocketMessageType.Close) frames++;

        Assert.That(frames, Is.EqualTo(1), "the good-bye of the protocol");
        Assert.That(received.CloseStatus, Is.EqualTo(WebSocketCloseStatus.InvalidMessageType));
        Assert.That(app.Services.GetRequiredService<MachineServer>().ProtocolErrors, Is.EqualTo(1));
    }

    [Test]
    public async Task A_client_that_leaves_closes_its_websocket()
    {
        var closed = new TaskCompletionSource<WebSocketCloseStatus?>();
        await using WebApplication app = TestHost.Build();
        app.UseWebSockets();
        app.Map("/arpc", async context =>
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await WebSocketTransport.ServeAsync(context.RequestServices.GetRequiredService<MachineServer>(), socket, ClientOrigin.Unknown);
            closed.SetResult(socket.CloseStatus);
        });
        await app.StartAsync();
        RemoteMachine<Lamp> remote = await RemoteMachine.ConnectAsync<Lamp>(app.WebSocket(), TestHost.Once).Soon();

        await remote.DisposeAsync();

        Assert.That(await closed.Task.Soon(), Is.EqualTo(WebSocketCloseStatus.NormalClosure));
    }

    [Test]
    public async Task A_request_that_wants_no_websocket_is_a_bad_one()
    {
        await using WebApplication app = TestHost.Build();
        app.MapMachines();
        await app.StartAsync();
        using var http = new HttpClient();

        using HttpResponseMessage response = await http.GetAsync(new Uri(app.Address(), "/arpc")).Soon();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("WebSocket"));
    }

    [TestCase("https://evil.example", ExpectedResult = false)]
    [TestCase("null", ExpectedResult = false)]
    [TestCase("http://127.0.0.1:1", ExpectedResult = false)]
    [TestCase("http://127.0.0.1", ExpectedResult = false)]
    [TestCase("https://APP.example", ExpectedResult = true)]
    [TestCase("self", ExpectedResult = true)]
    [TestCase(null, ExpectedResult = true)]
    public async Task<bool> Pages_of_other_origins_are_refused_unless_they_are_named(string? origin)
    {
        await using WebApplication app = TestHost.Build();
        app.MapMachines(origins: ["https://app.example/"]);
        await app.StartAsync();
        string? sent = origin == "self" ? app.Address().GetLeftPart(UriPartial.Authority) : origin;
        Dial dial = app.WebSocket(configure: options =>
        {
            if (sent is not null) options.SetRequestHeader("Origin", sent);
        });

        try
        {
            await using RemoteMachine remote = await RemoteMachine.ConnectAsync(dial, TestHost.Once).Soon();
            return true;
        }
        catch (RemoteRefusedException)
        {
            return false;
        }
    }

    [Test]
    public async Task An_address_without_an_endpoint_is_no_refusal_for_good()
    {
        await using WebApplication app = TestHost.Build();
        app.MapMachines();
        await app.StartAsync();

        Assert.That(async () => await RemoteMachine.ConnectAsync(app.WebSocket("/elsewhere"), TestHost.Once).Soon(), Throws.InstanceOf<IOException>());
        Assert.That(() => WebSocketTransport.To(app.Address()), Throws.ArgumentException);
    }

    /// <summary>Sends each byte by itself.</summary>
    private sealed class Chopped(IDuplexPipe whole, Action count) : PipeWriter, IDuplexPipe
    {
        public PipeReader Input => whole.Input;

        public PipeWriter Output => this;

        public override async ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            FlushResult last = default;
            for (int i = 0; i < source.Length; i++)
            {
                last = await whole.Output.WriteAsync(source.Slice(i, 1), cancellationToken);
                count();
            }

            return last;
        }

        public override void Advance(int bytes) => throw new InvalidOperationException("Only whole writes are chopped.");

        public override Memory<byte> GetMemory(int sizeHint = 0) => throw new InvalidOperationException("Only whole writes are chopped.");

        public override Span<byte> GetSpan(int sizeHint = 0) => throw new InvalidOperationException("Only whole writes are chopped.");

        public override void CancelPendingFlush() => whole.Output.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => whole.Output.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => whole.Output.CompleteAsync(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => whole.Output.FlushAsync(cancellationToken);
    }
}

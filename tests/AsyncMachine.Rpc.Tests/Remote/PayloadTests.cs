using System.IO.Pipelines;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>The server's program sends objects and streams to its clients.</summary>
public sealed partial class PayloadTests
{
    private static readonly RemoteMachineOptions Prompt = new()
    {
        PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetryDelay = TimeSpan.FromMilliseconds(2), MaxRetries = 10_000,
    };

    private static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken token)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, token);
        return memory.ToArray();
    }

    [Test]
    public async Task A_handler_sends_what_a_client_has_asked_it_for_to_that_client()
    {
        await using var server = new MachineServer();
        await using Machine<Archive> machine = Machine.Create(new Archive(server));
        server.Host(machine);
        var wires = new Wires(server);
        await using RemoteMachine<Archive> one = await RemoteMachine.ConnectAsync<Archive>(wires.DialAsync, Prompt with { ClientId = "twin" }).Soon();
        await using RemoteMachine<Archive> other = await RemoteMachine.ConnectAsync<Archive>(wires.DialAsync, Prompt with { ClientId = "twin" }).Soon();
        var first = new TaskCompletionSource<Report>();
        var second = new TaskCompletionSource<Report>();
        one.OnPayload<Report>((report, _) =>
        {
            first.TrySetResult(report);
            return default;
        });
        other.OnPayload<Report>((report, _) =>
        {
            second.TrySetResult(report);
            return default;
        });

        await Task.WhenAll(one.AddAsync(Archive.ProvideReport, "one").AsTask(), other.AddAsync(Archive.ProvideReport, "other").AsTask()).Soon();

        Assert.That(((await first.Task.Soon()).Title, (await second.Task.Soon()).Title), Is.EqualTo(("one", "other")));
        Assert.That(server.Clients().Select(client => client.ClientId), Is.EqualTo(new[] { "twin", "twin" }));
    }

    [Test]
    public async Task Whoever_has_asked_for_a_mutation_of_any_kind_is_known_to_its_handler()
    {
        await using var server = new MachineServer();
        var asked = new List<string>();
        await using var machine = new Machine(new SchemaBuilder().State("A").State("B").State("ErrC", require: ["Exception"]).Build());
        machine.Bind(new HandlerMap().On("AState", Note).On("AEnd", Note).On("BState", Note).On("ErrCState", Note));
        server.Host(machine);
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(new Wires(server).DialAsync, Prompt with { ClientId = "c" }).Soon();
        State a = remote.Schema.State("A"), b = remote.Schema.State("B");

        await remote.ToggleAsync(a).Soon();
        await remote.ToggleAsync(a).Soon();
        await remote.SetAsync(b).Soon();
        await remote.AddErrorAsync(new IOException("stuck"), remote.Schema.State("ErrC")).Soon();

        Assert.That(asked, Is.EqualTo(new[] { "c", "c", "c", "c" }));

        void Note(Event e) => asked.Add(server.ClientOf(e)?.ClientId ?? "nobody");
    }

    [Test]
    public async Task Sending_ends_when_the_handler_of_the_client_has_and_handlers_run_one_after_another()
    {
        (MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        var go = new TaskCompletionSource();
        List<string> seen = [];
        remote.OnPayload<Report>(async (report, _) =>
        {
            await go.Task;
            seen.Add(report.Title);
            if (report.Title == "2") throw new InvalidOperationException("not that one");
        });

        RemoteClient client = server.Clients().Single();
        Task[] sent = [.. Enumerable.Range(0, 40).Select(i => client.SendAsync(new Report($"{i}", [])))];
        Assert.That(sent, Is.All.Property("IsCompleted").False);
        go.SetResult();

        await Task.WhenAll(sent.Where((_, i) => i != 2)).Soon();
        Assert.That(async () => await sent[2].Soon(), Throws.TypeOf<PayloadException>().With.Message.Contains("not that one"));
        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, 40).Select(i => $"{i}")));
    }

    [Test]
    public async Task Objects_that_are_longer_than_a_frame_arrive_and_those_over_the_limit_are_refused()
    {
        (MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { MaxPayload = 3 << 20 }).Soon();
        Report? got = null;
        remote.OnPayload<Report>((report, _) =>
        {
            got = report;
            return default;
        });
        RemoteClient client = server.Clients().Single();
        var report = new Report("long", Bytes((3 << 20) - 100));

        await client.SendAsync(report).Soon();

        Assert.That(got!.Pages, Is.EqualTo(report.Pages));
        Assert.That(async () => await client.SendAsync(new Report("too long", Bytes(3 << 20))).Soon(), Throws.TypeOf<PayloadException>().With.Message.Contains("3145728 are allowed"));
        await client.SendAsync(new Report("short", [])).Soon();
        Assert.That(got!.Title, Is.EqualTo("short"));
    }

    [Test]
    public async Task What_nobody_takes_and_what_the_client_may_not_get_is_refused_to_the_sender()
    {
        (MachineServer server, Wires wires) = Serve(new MachineServerOptions { Authorize = (_, _) => new(new Access { MayReceive = name => name != "secret" }) });
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        RemoteClient client = server.Clients().Single();
        IDisposable taking = remote.OnPayload<Report>((_, _) => default);
        remote.OnPayload<Report>((_, _) => default, "secret");

        Assert.That(async () => await client.SendAsync(new Report("", []), "secret").Soon(), Throws.TypeOf<PayloadException>().With.Message.Contains("may not get the payload 'secret'"));
        Assert.That(async () => await client.SendStreamAsync("Report", new MemoryStream([1])).Soon(), Throws.TypeOf<PayloadException>().With.Message.Contains("as an object"));
        Assert.That(() => remote.OnPayload<Report>((_, _) => default), Throws.InvalidOperationException);
        await client.SendAsync(new Report("", [])).Soon();
        taking.Dispose();
        Assert.That(async () => await client.SendAsync(new Report("", [])).Soon(), Throws.TypeOf<PayloadException>().With.Message.Contains("nobody there takes 'Report'"));
    }

    [Test]
    public async Task An_object_that_is_not_taken_in_time_is_given_up()
    {
        var time = new FakeTimeProvider();
        (MachineServer server, Wires wires) = Serve(new MachineServerOptions { TimeProvider = time, PingInterval = TimeSpan.FromHours(1) });
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        var never = new TaskCompletionSource();
        remote.OnPayload<Report>(async (_, _) => await never.Task);

        Task sent = server.Clients().Single().SendAsync(new Report("", []));
        time.Advance(TimeSpan.FromSeconds(6));

        Assert.That(async () => await sent.Soon(), Throws.TypeOf<TimeoutException>());
        never.SetResult();
    }

    [Test]
    public async Task The_end_of_a_session_ends_what_is_on_its_way()
    {
        (MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        var reading = new TaskCompletionSource<Stream>();
        var never = new TaskCompletionSource();
        remote.OnStream("log", async (stream, _) =>
        {
            reading.SetResult(stream);
            await never.Task;
        });
        RemoteClient client = server.Clients().Single();
        var pipe = new System.IO.Pipelines.Pipe();
        await pipe.Writer.WriteAsync(new byte[10]);
        Task sent = client.SendStreamAsync("log", pipe.Reader);
        Stream read = await reading.Task.Soon();
        await read.ReadExactlyAsync(new byte[10]).AsTask().Soon();
        Task<int> next = read.ReadAsync(new byte[1]).AsTask();

        await remote.DisposeAsync();

        Assert.That(async () => await sent.Soon(), Throws.TypeOf<PayloadException>().With.Message.Contains("ended"));
        Assert.That(async () => await next.Soon(), Throws.TypeOf<IOException>());
        Assert.That(async () => await client.SendAsync(new Report("", [])).Soon(), Throws.TypeOf<PayloadException>());
        never.SetResult();
    }

    [Test]
    public async Task Streams_of_every_kind_arrive_as_they_were_made()
    {
        (MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        List<byte[]> got = [];
        remote.OnStream("log", async (stream, token) =>
        {
            byte[] all = await ReadAllAsync(stream, token);
            lock (got) got.Add(all);
        });
        RemoteClient client = server.Clients().Single();
        byte[] bytes = Bytes(1_000_000);
        var pipe = new System.IO.Pipelines.Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await pipe.Writer.WriteAsync(bytes);
        await pipe.Writer.CompleteAsync();

        await client.SendStreamAsync("log", new MemoryStream(bytes)).Soon();
        await client.SendStreamAsync("log", pipe.Reader).Soon();
        await client.SendStreamAsync("log", Pieces()).Soon();
        await client.SendStreamAsync("log", Stream.Null).Soon();

        while (true)
        {
            lock (got)
            {
                if (got.Count == 4) break; // each handler is told of the end before its sender, and goes on behind
            }

            await Task.Yield();
        }

        Assert.That(got.OrderBy(all => all.Length), Is.EqualTo(new[] { [], bytes, bytes, bytes }), "handlers of streams run side by side");

        async IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces()
        {
            for (int at = 0; at < bytes.Length; at += 777)
            {
                if (at % 5 == 0) await Task.Yield();
                yield return bytes.AsMemory(at, Math.Min(777, bytes.Length - at));
            }
        }
    }

    [Test]
    public async Task A_stream_goes_as_fast_as_it_is_read_and_holds_up_nothing_else()
    {
        (MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt with { PayloadWindow = 128 << 10 }).Soon();
        var reading = new TaskCompletionSource<Stream>();
        var done = new TaskCompletionSource();
        remote.OnStream("log", async (stream, _) =>
        {
            reading.SetResult(stream);
            await done.Task;
        });
        remote.OnPayload<Report>((_, _) => default);
        RemoteClient client = server.Clients().Single();
        var source = new CountingStream(10 << 20);

        Task sent = client.SendStreamAsync("log", source);
        Stream stream = await reading.Task.Soon();
        var buffer = new byte[64 << 10];
        await stream.ReadExactlyAsync(buffer).AsTask().Soon();
        await client.SendAsync(new Report("in between", [])).Soon();
        await remote.AddAsync(remote.Schema.State("ProvideLog")).Soon();

        Assert.That(source.Count, Is.LessThanOrEqualTo((64 << 10) + (128 << 10) + PayloadChunk.Longest), "what was read, and the window");
        while (await stream.ReadAsync(buffer) > 0)
        {
        }

        await sent.Soon();
        Assert.That(source.Count, Is.EqualTo(10 << 20));
        done.SetResult();
    }

    [Test]
    public async Task Either_side_cancels_a_stream()
    {
        (MachineServer server, Wires wires) = Serve();
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        var failed = new TaskCompletionSource<Exception>();
        remote.OnStream("dropped", async (stream, token) => await stream.ReadExactlyAsync(new byte[3], token));
        remote.OnStream("read", async (stream, token) =>
        {
            try
            {
                await ReadAllAsync(stream, token);
            }
            catch (IOException error)
            {
                failed.SetResult(error);
            }
        });
        RemoteClient client = server.Clients().Single();
        using var cancel = new CancellationTokenSource();
        var endless = new System.IO.Pipelines.Pipe();
        await endless.Writer.WriteAsync(new byte[5]);

        Assert.That(async () => await client.SendStreamAsync("dropped", new CountingStream(100 << 20)).Soon(), Throws.TypeOf<PayloadException>().With.Message.Contains("cancelled"));
        Task sent = client.SendStreamAsync("read", endless.Reader, cancel.Token);
        await cancel.CancelAsync();
        Assert.That(async () => await sent.Soon(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(async () => await client.SendStreamAsync("read", new CountingStream(100_000, failsAtEnd: true)).Soon(), Throws.TypeOf<IOException>().With.Message.EqualTo("torn"));
        Assert.That((await failed.Task.Soon()).Message, Does.Contain("cancelled").Or.Contain("torn"));
    }

    /// <summary>Connections are cut at random bytes all the time: every byte arrives once, in order, and every object once.</summary>
    [TestCase(1, 40_000)]
    [TestCase(2, 80_000)]
    [TestCase(3, 150_000)]
    public async Task Every_byte_arrives_once_whatever_happens_to_the_connection(int seed, int reach)
    {
        (MachineServer server, Wires wires) = Serve(new MachineServerOptions { DeliveryTimeout = TimeSpan.FromHours(1) });
        await using MachineServer serving = server;
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(wires.DialAsync, Prompt).Soon();
        List<byte[]> streams = [];
        List<string> titles = [];
        remote.OnStream("log", async (stream, token) =>
        {
            byte[] all = await ReadAllAsync(stream, token);
            lock (streams) streams.Add(all);
        });
        remote.OnPayload<Report>((report, _) =>
        {
            titles.Add(report.Title);
            return default;
        });
        RemoteClient client = server.Clients().Single();
        wires.CutAfter(seed, reach);
        wires.Cut();

        byte[][] logs = [Bytes(700_000, 1), Bytes(700_001, 2), Bytes(16 * 1024, 3), Bytes(1, 4)];
        Task objects = SendAsync();
        await Task.WhenAll([.. logs.Select(log => client.SendStreamAsync("log", new MemoryStream(log))), objects]).Soon();
        wires.CutAfter(seed, 0);
        while (true)
        {
            lock (streams)
            {
                if (streams.Count == logs.Length) break;
            }

            await Task.Yield();
        }

        Assert.That(titles, Is.EqualTo(Enumerable.Range(0, 200).Select(i => $"{i}")));
        Assert.That(streams.OrderBy(log => log.Length), Is.EqualTo(logs.OrderBy(log => log.Length)));
        Assert.That((wires.Cuts > 10, server.ProtocolErrors), Is.EqualTo((true, 0L)), $"{wires.Cuts} cuts");

        async Task SendAsync()
        {
            for (int i = 0; i < 200; i++) await client.SendAsync(new Report($"{i}", Bytes(i * 50)));
        }
    }

    private static (MachineServer Server, Wires Wires) Serve(MachineServerOptions? options = null)
    {
        var server = new MachineServer(options);
        server.Host(new Machine(Archive.Schema));
        return (server, new Wires(server));
    }

    private sealed class CountingStream(int length, bool failsAtEnd = false) : ReadingStream
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = Math.Min(buffer.Length, length - _count);
            if (read == 0 && failsAtEnd) throw new IOException("torn");
            Interlocked.Add(ref _count, read);
            return new(read);
        }
    }

    [StateSchema]
    public sealed partial class Archive(MachineServer server)
    {
        [State(Multi = true)]
        public static partial State<string> ProvideReport { get; }

        [State(Multi = true)]
        public static partial State ProvideLog { get; }

        private async Task ProvideReportState(string title, Event e)
        {
            if (server.ClientOf(e) is { } client) await client.SendAsync(new Report(title, []));
        }
    }

    [StateArgs]
    public sealed partial record Report(string Title, byte[] Pages);
}

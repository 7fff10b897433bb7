using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using AsyncMachine.Rpc.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace AsyncMachine.Rpc.Tests.Transports;

public sealed class SocketListenerTests
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [TearDown]
    public void Delete() => File.Delete(_path);

    [Test]
    public async Task The_file_of_a_unix_socket_goes_with_its_listener()
    {
        await using var server = new MachineServer();
        SocketListener listener = SocketListener.Start(server, new UnixDomainSocketEndPoint(_path));
        bool before = File.Exists(_path);

        await listener.DisposeAsync();

        Assert.That((before, File.Exists(_path)), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task A_unix_socket_that_was_left_behind_is_replaced()
    {
        using (var killed = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            killed.Bind(new UnixDomainSocketEndPoint(_path + "-"));
            killed.Listen();
            File.Move(_path + "-", _path); // so that it is not deleted with the socket
        }

        await using var machine = new Machine(new SchemaBuilder("Lamp").State("On").Build());
        await using var server = new MachineServer();
        server.Host(machine);
        await using SocketListener listener = SocketListener.Start(server, new UnixDomainSocketEndPoint(_path));

        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint)).Soon();
        Assert.That(await remote.AddAsync(remote.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
    }

    [Test]
    public async Task What_others_hold_is_not_taken_from_them()
    {
        await using var server = new MachineServer();
        await File.WriteAllTextAsync(_path, "notes");
        Assert.That(() => SocketListener.Start(server, new UnixDomainSocketEndPoint(_path)), Throws.InstanceOf<SocketException>());
        Assert.That(await File.ReadAllTextAsync(_path), Is.EqualTo("notes"));
        File.Delete(_path);

        await using SocketListener first = SocketListener.Start(server, new UnixDomainSocketEndPoint(_path));
        Assert.That(() => SocketListener.Start(server, new UnixDomainSocketEndPoint(_path)), Throws.InstanceOf<SocketException>());
        Assert.That(File.Exists(_path));
    }

    [Test]
    public async Task Connections_go_on_without_their_listener()
    {
        await using var machine = new Machine(new SchemaBuilder("Lamp").State("On").Build());
        await using var server = new MachineServer();
        server.Host(machine);
        SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
        await using RemoteMachine remote = await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint)).Soon();

        await listener.DisposeAsync();

        Assert.That(await remote.AddAsync(remote.Schema.State("On")).Soon(), Is.EqualTo(Result.Executed));
        Assert.That(async () => await RemoteMachine.ConnectAsync(SocketTransport.To(listener.EndPoint), new RemoteMachineOptions { MaxRetries = 0 }).Soon(), Throws.TypeOf<IOException>().With.InnerException.InstanceOf<SocketException>());
    }

    [Test]
    public async Task An_error_that_does_not_end_is_asked_about_more_and_more_seldom()
    {
        var time = new PauseProvider();
        var loop = new AcceptLoop(_ => throw new SocketException((int)SocketError.TooManyOpenSockets), _ => Assert.Fail("nothing was accepted"), time);

        var pauses = new List<double>();
        while (pauses.Count < 10)
        {
            TimeSpan pause = await time.Pauses.Reader.ReadAsync().Soon();
            pauses.Add(pause.TotalMilliseconds);
            time.Advance(pause);
        }

        Assert.That(pauses, Is.EqualTo([10, 20, 40, 80, 160, 320, 640, 1000, 1000, 1000]));
        await loop.StopAsync().Soon();
    }

    [Test]
    public async Task A_connection_that_was_gone_before_it_was_taken_delays_nobody()
    {
        int calls = 0;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var taken = new TaskCompletionSource<Socket>();
        var loop = new AcceptLoop(
            async token =>
            {
                calls++;
                if (calls <= 3) throw new SocketException((int)SocketError.ConnectionAborted);
                if (calls == 4) return socket;
                await Task.Delay(Timeout.Infinite, token);
                return socket;
            },
            taken.SetResult,
            new FakeTimeProvider());

        Assert.That(await taken.Task.Soon(), Is.SameAs(socket));
        await loop.StopAsync().Soon();
    }

    /// <summary>A clock that tells for how long somebody begins to wait.</summary>
    private sealed class PauseProvider : FakeTimeProvider
    {
        public Channel<TimeSpan> Pauses { get; } = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            Pauses.Writer.TryWrite(dueTime);
            return timer;
        }
    }
}

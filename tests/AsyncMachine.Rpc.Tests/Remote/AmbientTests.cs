using System.Diagnostics;
using System.Net;
using AsyncMachine.Rpc.Tests.Support;

namespace AsyncMachine.Rpc.Tests.Remote;

/// <summary>What loops call for others does not find the ambient values of whoever has begun the loops.</summary>
public sealed partial class AmbientTests
{
    private static readonly AsyncLocal<string?> Name = new();

    private static readonly RemoteMachineOptions Prompt = new() { PushInterval = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(1) };

    [TearDown]
    public void Forget() => Name.Value = null;

    [Test]
    public async Task Handlers_and_authorization_see_nothing_of_whoever_serves_a_connection()
    {
        var seen = new Seen();
        await using Machine<Room> machine = Machine.Create(new Room(seen));
        await using var server = new MachineServer(new MachineServerOptions { Authorize = (_, _) => new(seen.Note("authorize", Access.Full)) });
        server.Host(machine);
        using Activity serving = new Activity("serving").Start();
        Name.Value = "server";
        var wires = new Wires(server); // which serves each connection as it is dialled
        await using RemoteMachine<Room> remote = await RemoteMachine.ConnectAsync<Room>(wires.DialAsync, Prompt).Soon();

        await remote.AddAsync(Room.Open).Soon();

        Assert.That(seen.All, Is.EqualTo(new[] { "authorize:", "handler:" }));
    }

    [Test]
    public async Task Handlers_see_nothing_of_whoever_has_started_the_listener()
    {
        var seen = new Seen();
        await using Machine<Room> machine = Machine.Create(new Room(seen));
        await using var server = new MachineServer();
        server.Host(machine);
        Name.Value = "listener";
        await using SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
        Name.Value = null;
        await using RemoteMachine<Room> remote = await RemoteMachine.ConnectAsync<Room>(SocketTransport.To(listener.EndPoint), Prompt).Soon();

        await remote.AddAsync(Room.Open).Soon();

        Assert.That(seen.All, Is.EqualTo(new[] { "handler:" }));
    }

    [Test]
    public async Task What_a_handler_sets_flows_over_its_own_waits()
    {
        var seen = new Seen();
        await using Machine<Room> machine = Machine.Create(new Room(seen));
        await using var server = new MachineServer();
        server.Host(machine);
        await using RemoteMachine<Room> remote = await RemoteMachine.ConnectAsync<Room>(new Wires(server).DialAsync, Prompt).Soon();

        await remote.AddAsync(Room.Aired).Soon();
        await seen.Aired.Task.Soon();

        Assert.That(seen.All, Is.EqualTo(new[] { "handler:own" }));
    }

    [Test]
    public async Task What_a_client_is_called_for_sees_nothing_of_whoever_has_connected_it()
    {
        var seen = new Seen();
        await using Machine<Room> machine = Machine.Create(new Room(new Seen()));
        await using var server = new MachineServer();
        server.Host(machine);
        var wires = new Wires(server);
        using Activity connecting = new Activity("connecting").Start();
        Name.Value = "client";
        await using RemoteMachine<Room> remote = await RemoteMachine.ConnectAsync<Room>(token => seen.Note("dial", wires.DialAsync(token)), Prompt).Soon();
        (Name.Value, Activity.Current) = (null, null);
        using IDisposable binding = remote.Bind(new Watcher(seen));
        Task<string> called = remote.WhenArgs(Room.Called, args => seen.Note("predicate", args == "b"));
        Task away = remote.WhenAway();
        await remote.AddAsync(Room.Called, "b").Soon();
        await called.Soon();
        wires.Cut();
        await away.Soon();
        await remote.AddAsync(Room.Open).Soon(); // over a new connection
        await seen.Opened.Task.Soon();

        Assert.That(seen.All, Is.EqualTo(new[] { "dial:client+connecting", "predicate:", "dial:", "mirror:" }));
    }

    /// <summary>Who was called, in order, and which values it has found.</summary>
    private sealed class Seen
    {
        private readonly List<string> _all = [];

        public TaskCompletionSource Aired { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string[] All
        {
            get
            {
                lock (_all) return [.. _all];
            }
        }

        public void Note(string who)
        {
            string activity = Activity.Current is { } current ? "+" + current.OperationName : "";
            lock (_all) _all.Add($"{who}:{Name.Value}{activity}");
        }

        public T Note<T>(string who, T value)
        {
            Note(who);
            return value;
        }
    }

    [StateSchema]
    private sealed partial class Room(Seen seen)
    {
        public static partial State Open { get; }

        public static partial State Aired { get; }

        [State(Multi = true)]
        public static partial State<string> Called { get; }

        private void OpenState() => seen.Note("handler");

        private async Task AiredState()
        {
            Name.Value = "own";
            await Task.Yield();
            seen.Note("handler");
            seen.Aired.SetResult();
        }
    }

    [StateHandlers<Room>]
    private sealed partial class Watcher(Seen seen)
    {
        private void OpenState()
        {
            seen.Note("mirror");
            seen.Opened.SetResult();
        }
    }
}

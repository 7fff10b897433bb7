using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AsyncMachine.Rpc;

/// <summary>A machine that is served, and the sessions of its clients.</summary>
internal sealed class HostedMachine
{
    private readonly ConcurrentDictionary<string, ServerSession> _sessions = new(StringComparer.Ordinal);
    private readonly MachineServer _server;
    private readonly Action<HostedMachine> _disposed;
    private readonly ulong _instance = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
    private readonly Task _ready = Task.CompletedTask;
    private readonly Relay? _relay; // null for a machine of this process
    private volatile bool _isDisposed;
    private volatile bool _isReleased;

    /// <summary>Serves a machine.</summary>
    /// <param name="machine">The machine: one of this process, or a mirror, whose machine is served onward.</param>
    /// <param name="server">The server.</param>
    /// <param name="disposed">Called when the machine is disposed, perhaps before this returns.</param>
    public HostedMachine(IMachine machine, MachineServer server, Action<HostedMachine> disposed)
    {
        Machine = machine;
        _server = server;
        _disposed = disposed;
        Pushes = new PushSchedule(server.Options.TimeProvider);
        Room = new RequestRoom(machine as Machine);
        Published = new Published { Pushes = Pushes, Room = Room, WhenDisposed = Dispose };
        if (machine is RemoteMachine remote) _relay = new Relay(this, remote);
        else _ready = ((Machine)machine).Engine.AddHook(Published);
        _relay?.Start();
    }

    public IMachine Machine { get; }

    /// <summary>Random: tells a client that it talks to the same machine as before.</summary>
    public ulong Instance => _relay?.Instance ?? _instance;

    public Published Published { get; }

    public PushSchedule Pushes { get; }

    public RequestRoom Room { get; }

    /// <summary>
    /// Completes when the vector is there; cancelled if the machine is disposed. A machine that is served onward may be away again: then it is another task.
    /// </summary>
    public Task Ready => _relay?.Ready ?? _ready;

    /// <summary>What clients are told when the connection to the machine that is served onward is lost.</summary>
    public static Bye Away { get; } = new(ByeCode.Superseded, "The machine is away; come back later.");

    /// <summary>The machine is disposed.</summary>
    public bool IsDisposed => _isDisposed;

    /// <summary>The machine is served no more.</summary>
    public bool IsReleased => _isReleased;

    public int SessionCount => _sessions.Count;

    /// <summary>The session of a key, if it is that client's.</summary>
    public ServerSession? Find(byte[]? key, string clientId, string identity) =>
        key is not null && _sessions.TryGetValue(Convert.ToHexString(key), out ServerSession? session) && session.ClientId == clientId && session.Identity == identity
            ? session : null;

    public ServerSession Open(string clientId, string identity, MachineServerOptions options)
    {
        var session = new ServerSession(this, RandomNumberGenerator.GetBytes(WireReader.KeyLength), clientId, identity, options);
        _sessions[Convert.ToHexString(session.Key)] = session;
        return session;
    }

    /// <summary>The sessions that are open.</summary>
    public IEnumerable<ServerSession> Sessions => _sessions.Values;

    /// <summary>The clients that have been asked for, by their ids.</summary>
    public ConcurrentDictionary<string, RemoteClient> Clients { get; } = new(StringComparer.Ordinal);

    public void Close(ServerSession session)
    {
        _sessions.TryRemove(Convert.ToHexString(session.Key), out _);
        session.Retire();
        session.Deliveries.End();
        Clients.TryRemove(session.Client.Id, out _);
    }

    /// <summary>A client can be found by its id from now on, until its session is closed.</summary>
    public RemoteClient Introduce(RemoteClient client)
    {
        Clients.TryAdd(client.Id, client);
        return client;
    }

    /// <summary>The server has ended: there will be no connection for what is on its way.</summary>
    public void EndDeliveries()
    {
        foreach (ServerSession session in _sessions.Values) session.Deliveries.End();
    }

    /// <summary>Serves the machine no more; its clients are told.</summary>
    public void Release()
    {
        _isReleased = true;
        Interlocked.MemoryBarrier(); // a session that is not found below sees it
        Detach();
        foreach (ServerSession session in _sessions.Values) session.End(new Bye(ByeCode.MachineDisposed, "The machine is no longer served."));
        _sessions.Clear();
    }

    /// <summary>The machine is away: its clients are sent away, too, and come back to wait for it. Their requests wait with them.</summary>
    public void DropAll()
    {
        foreach (ServerSession session in _sessions.Values) session.Drop(Away);
    }

    /// <summary>Follows the machine no more.</summary>
    public void Detach()
    {
        if (Machine is Machine local) local.Engine.RemoveHook(Published);
        _relay?.Stop();
        Pushes.End();
    }

    /// <summary>A client has not got a payload: the server's own machine is told.</summary>
    public void TellUndelivered(PayloadException error) => _server.Watch.Failed(error);

    /// <summary>A client has asked for what it may not.</summary>
    public void TellDenial(string why)
    {
        Interlocked.Increment(ref _server.Counters.DeniedRequests);
        _server.Watch.Refused(why);
    }

    /// <summary>The machine is no longer there.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _disposed(this);
    }
}

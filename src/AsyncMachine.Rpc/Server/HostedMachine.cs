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
    private volatile bool _isDisposed;
    private volatile bool _isReleased;

    /// <summary>Serves a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="server">The server.</param>
    /// <param name="disposed">Called when the machine is disposed, perhaps before this returns.</param>
    public HostedMachine(Machine machine, MachineServer server, Action<HostedMachine> disposed)
    {
        Machine = machine;
        _server = server;
        _disposed = disposed;
        Instance = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
        Pushes = new PushSchedule(server.Options.TimeProvider);
        Room = new RequestRoom(machine);
        Published = new Published { Pushes = Pushes, Room = Room, WhenDisposed = Dispose };
        Ready = machine.Engine.AddHook(Published);
    }

    public Machine Machine { get; }

    /// <summary>Random: tells a client that it talks to the same machine as before.</summary>
    public ulong Instance { get; }

    public Published Published { get; }

    public PushSchedule Pushes { get; }

    public RequestRoom Room { get; }

    /// <summary>Completes when the vector is there; cancelled if the machine is disposed.</summary>
    public Task Ready { get; }

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

    public void Close(ServerSession session)
    {
        _sessions.TryRemove(Convert.ToHexString(session.Key), out _);
        session.Retire();
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

    /// <summary>Follows the machine no more.</summary>
    public void Detach()
    {
        Machine.Engine.RemoveHook(Published);
        Pushes.End();
    }

    public void CountDenial() => Interlocked.Increment(ref _server.Counters.DeniedRequests);

    private void Dispose()
    {
        _isDisposed = true;
        _disposed(this);
    }
}

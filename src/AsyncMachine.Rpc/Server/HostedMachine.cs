using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AsyncMachine.Rpc;

/// <summary>A machine that is served, and the sessions of its clients.</summary>
internal sealed class HostedMachine
{
    private readonly ConcurrentDictionary<string, ServerSession> _sessions = new(StringComparer.Ordinal);

    public HostedMachine(Machine machine)
    {
        Machine = machine;
        Instance = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
        machine.AddTracer(Published);

        // Between two transitions: from there on the tracer sees every one.
        Ready = machine.EvalAsync(() => Published.Take(machine));
    }

    public Machine Machine { get; }

    /// <summary>Random: tells a client that it talks to the same machine as before.</summary>
    public ulong Instance { get; }

    public Published Published { get; } = new();

    /// <summary>Completes when the vector is there; cancelled if the machine is disposed.</summary>
    public Task Ready { get; }

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

    public void Close(ServerSession session) => _sessions.TryRemove(Convert.ToHexString(session.Key), out _);

    public void Release()
    {
        Machine.RemoveTracer(Published);
        foreach (ServerSession session in _sessions.Values) session.End(new Bye(ByeCode.MachineDisposed, "The machine is no longer served."));
        _sessions.Clear();
    }
}

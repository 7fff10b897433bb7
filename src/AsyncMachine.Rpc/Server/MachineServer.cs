using System.Collections.Concurrent;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>Serves machines of this process to clients elsewhere. Safe for use from any thread.</summary>
public sealed class MachineServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, HostedMachine> _machines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ServerConnection, Task> _connections = new();
    private readonly Func<State> _rpc; // how far the server is
    private int _connectionCount;  // interlocked: those that were let in
    private volatile bool _ended;

    /// <summary>Makes a server without machines.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public MachineServer(MachineServerOptions? options = null)
    {
        Options = options ?? new MachineServerOptions();
        Options.Validate();
        Sweep = new PingSweep(Options.TimeProvider, Options.PingInterval);
        Watch = new ServerWatch(Options);
        _rpc = RpcState;
    }

    /// <summary>How the server was set up.</summary>
    public MachineServerOptions Options { get; }

    /// <summary>
    /// The server as a machine: whether it serves, who comes and goes, what goes wrong. It can be waited on, traced, piped from and served; leave its
    /// states to the server. What is bound to it runs on the thread pool, off the way of connections and requests. Disposed with the server.
    /// </summary>
    public Machine<RpcServerStates> Machine => Watch.Machine;

    /// <summary>How many connections were ended because of what their clients sent.</summary>
    public long ProtocolErrors => Interlocked.Read(ref Counters.ProtocolErrors);

    /// <summary>How many clients were not let in: by authorization, because there is no such machine, or because of a limit.</summary>
    public long RefusedClients => Interlocked.Read(ref Counters.RefusedClients);

    /// <summary>How many requests were refused because the client may not make them.</summary>
    public long DeniedRequests => Interlocked.Read(ref Counters.DeniedRequests);

    /// <summary>How many requests were refused because of <see cref="MachineServerOptions.MaxRequestsPerSecond"/>.</summary>
    public long LimitedRequests => Interlocked.Read(ref Counters.LimitedRequests);

    /// <summary>How many connections were ended because their clients were silent, or took nothing of what was sent.</summary>
    public long DeadConnections => Interlocked.Read(ref Counters.DeadConnections);

    /// <summary>How many transitions were told in one difference to clients that want each by itself and had fallen too far behind.</summary>
    public long SkippedTransitions => Interlocked.Read(ref Counters.SkippedTransitions);

    /// <summary>How often clients have asked for the whole vector, on their own account or because their clocks did not fit.</summary>
    public long Resyncs => Interlocked.Read(ref Counters.Resyncs);

    /// <summary>How many connections there are.</summary>
    public int Connections => Volatile.Read(ref _connectionCount);

    /// <summary>Serves a machine. The server does not dispose it; when it is disposed, it is served no more.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="name">What clients ask for; empty for the default machine.</param>
    /// <exception cref="ArgumentException">A machine of that name is served already.</exception>
    public void Host(Machine machine, string name = "") => HostAny(machine, name);

    /// <summary>
    /// Serves a machine of another process onward: mutations travel up, clocks down, and what this server's authorization allows comes on top of what the
    /// machine's own server does. While its connection is lost, the clients here are away, too. Its end is theirs.
    /// </summary>
    /// <param name="machine">The mirror. The server does not dispose it; when it ends, it is served no more.</param>
    /// <param name="name">What clients ask for; empty for the default machine.</param>
    /// <exception cref="ArgumentException">A machine of that name is served already.</exception>
    public void Host(RemoteMachine machine, string name = "") => HostAny(machine, name);

    private void HostAny(IMachine machine, string name)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(name);
        var host = new HostedMachine(machine, this, disposed => Release(name, disposed));
        if (!_machines.TryAdd(name, host))
        {
            host.Release();
            throw new ArgumentException($"A machine '{name}' is served already; give this one another name.", nameof(name));
        }

        if (host.IsDisposed) Release(name, host); // it was disposed before it was found here
        _ = FollowAsync(host);
    }

    /// <summary>Serves a machine no more: its clients are told, and do not come back.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>False if there was none.</returns>
    public bool Release(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_machines.TryRemove(name, out HostedMachine? host)) return false;
        Release(host);
        return true;
    }

    /// <summary>The clients of a machine whose sessions are open, connected or expected back.</summary>
    /// <param name="name">The machine's name.</param>
    public IReadOnlyList<RemoteClient> Clients(string name = "")
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name) is { } host ? [.. host.Sessions.Select(session => session.Client)] : [];
    }

    /// <summary>The client that has asked for the mutation of a handler's event.</summary>
    /// <param name="e">What the handler was told.</param>
    /// <returns>Null if no client has asked for the mutation, or its session has ended.</returns>
    public RemoteClient? ClientOf(Event e)
    {
        if (!e.Exists || e.Mutation.Source is not { } source) return null;
        foreach (HostedMachine host in _machines.Values)
        {
            if (host.Clients.TryGetValue(source.MachineId, out RemoteClient? client)) return client;
        }

        return null;
    }

    /// <summary>Talks to one client over a connection until either side ends it.</summary>
    /// <remarks>What the client asks for, and <see cref="MachineServerOptions.Authorize"/>, do not see the ambient values of the caller, such as its activity.</remarks>
    /// <param name="connection">The connection; both its ends are completed when the task is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Completes when the connection is over; does not fail because of what the client sent.</returns>
    public Task ServeAsync(IDuplexPipe connection, CancellationToken cancellationToken = default) => ServeAsync(connection, ClientOrigin.Unknown, cancellationToken);

    /// <summary>Talks to one client over a connection until either side ends it.</summary>
    /// <remarks>What the client asks for, and <see cref="MachineServerOptions.Authorize"/>, do not see the ambient values of the caller, such as its activity.</remarks>
    /// <param name="connection">The connection; both its ends are completed when the task is.</param>
    /// <param name="origin">What the transport knows of the client; <see cref="MachineServerOptions.Authorize"/> is told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Completes when the connection is over; does not fail because of what the client sent.</returns>
    public async Task ServeAsync(IDuplexPipe connection, ClientOrigin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(origin);
        var served = new ServerConnection(this, connection, origin);
        bool isFull = Interlocked.Increment(ref _connectionCount) > Options.MaxConnections;
        try
        {
            Task running = Detached.Begin(() => isFull ? served.TurnAwayAsync($"{Options.MaxConnections} connections are open.") : served.RunAsync());
            if (!running.IsCompleted)
            {
                _connections[served] = running;
                using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static self => Stop((ServerConnection)self!), served);
                if (_ended) Stop(served); // whoever ends the server has not seen it
                await running.ConfigureAwait(false);
            }
        }
        finally
        {
            _connections.TryRemove(served, out _);
            Interlocked.Decrement(ref _connectionCount);
        }

        if (connection is Line line) await line.Closed.ConfigureAwait(false);
    }

    /// <summary>Says good-bye to all clients and ends their connections. The machines go on.</summary>
    public async ValueTask DisposeAsync()
    {
        _ended = true;
        Interlocked.MemoryBarrier(); // a connection that is not found below sees that the server has ended
        foreach (ServerConnection connection in _connections.Keys) Stop(connection);
        foreach (string name in _machines.Keys)
        {
            if (!_machines.TryRemove(name, out HostedMachine? host)) continue;
            host.Detach();
            host.EndDeliveries();
        }

        await Task.WhenAll(_connections.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Sweep.Dispose();
        await Watch.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Tells the server's own machine; the connections' way to it, too.</summary>
    internal ServerWatch Watch { get; }

    internal ServerCounters Counters { get; } = new();

    internal PingSweep Sweep { get; }

    internal HostedMachine? Find(string name) => _machines.GetValueOrDefault(name);

    private static void Stop(ServerConnection connection) => connection.Close(new Bye(ByeCode.Normal, "The server stops."));

    private void Release(string name, HostedMachine host)
    {
        if (_machines.TryRemove(KeyValuePair.Create(name, host))) Release(host);
    }

    private void Release(HostedMachine host)
    {
        host.Release();
        Watch.Changed(_rpc);
    }

    private async Task FollowAsync(HostedMachine host)
    {
        Watch.Changed(_rpc);
        if (host.Ready.IsCompleted) return;
        await host.Ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Watch.Changed(_rpc);
    }

    private State RpcState() =>
        _machines.IsEmpty ? RpcServerStates.RpcStarting
        : _machines.Values.Any(host => host.Ready.IsCompletedSuccessfully) ? RpcServerStates.RpcReady
        : RpcServerStates.RpcAccepting;
}

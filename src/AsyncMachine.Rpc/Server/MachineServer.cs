using System.Collections.Concurrent;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>Serves machines of this process to clients elsewhere. Safe for use from any thread.</summary>
public sealed class MachineServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, HostedMachine> _machines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private readonly CancellationTokenSource _ended = new();
    private long _breaches;

    /// <summary>Makes a server without machines.</summary>
    /// <param name="options">How it is set up; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public MachineServer(MachineServerOptions? options = null)
    {
        Options = options ?? new MachineServerOptions();
        Options.Validate();
    }

    /// <summary>How the server was set up.</summary>
    public MachineServerOptions Options { get; }

    /// <summary>How many connections were ended because of what their clients sent.</summary>
    public long ProtocolErrors => Interlocked.Read(ref _breaches);

    /// <summary>Serves a machine. The server does not dispose it; when it is disposed, it is served no more.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="name">What clients ask for; empty for the default machine.</param>
    /// <exception cref="ArgumentException">A machine of that name is served already.</exception>
    public void Host(Machine machine, string name = "")
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(name);
        var host = new HostedMachine(machine);
        if (!_machines.TryAdd(name, host))
        {
            host.Release();
            throw new ArgumentException($"A machine '{name}' is served already; give this one another name.", nameof(name));
        }

        machine.OnDispose(_ => Release(name));
    }

    /// <summary>Serves a machine no more: its clients are told, and do not come back.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>False if there was none.</returns>
    public bool Release(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_machines.TryRemove(name, out HostedMachine? host)) return false;
        host.Release();
        return true;
    }

    /// <summary>Talks to one client over a connection until either side ends it.</summary>
    /// <param name="connection">The connection; both its ends are completed when the task is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Completes when the connection is over; does not fail because of what the client sent.</returns>
    public Task ServeAsync(IDuplexPipe connection, CancellationToken cancellationToken = default) => ServeAsync(connection, ClientOrigin.Unknown, cancellationToken);

    /// <summary>Talks to one client over a connection until either side ends it.</summary>
    /// <param name="connection">The connection; both its ends are completed when the task is.</param>
    /// <param name="origin">What the transport knows of the client; <see cref="MachineServerOptions.Authorize"/> is told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Completes when the connection is over; does not fail because of what the client sent.</returns>
    public async Task ServeAsync(IDuplexPipe connection, ClientOrigin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(origin);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended.Token);
        Task running = new ServerConnection(this, connection, origin).RunAsync(stop.Token);
        _connections.TryAdd(running, true);
        try
        {
            await running.ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(running, out _);
        }
    }

    /// <summary>Says good-bye to all clients and ends their connections. The machines go on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        foreach (string name in _machines.Keys)
        {
            if (_machines.TryRemove(name, out HostedMachine? host)) host.Machine.RemoveTracer(host.Published);
        }

        await Task.WhenAll(_connections.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    internal HostedMachine? Find(string name) => _machines.GetValueOrDefault(name);

    internal void CountBreach() => Interlocked.Increment(ref _breaches);
}

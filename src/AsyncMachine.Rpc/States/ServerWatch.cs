namespace AsyncMachine.Rpc;

/// <summary>
/// Tells a server's own machine what becomes of its machines and connections. Called at the events of a connection, not for its requests, and
/// never under a lock: tracers and error callbacks run in these calls, the machine's handlers on the thread pool.
/// </summary>
/// <remarks>
/// Each connection calls from one flow of control: connected, handshaking, handshake done, disconnected is the order in the queue, too. Of two
/// connections of one session the old one is disconnected before the handshake of the new one is done, because the new one waits for the
/// old one's reader, which tells first and leaves then.
/// </remarks>
[StateHandlers<RpcServerStates>]
internal sealed partial class ServerWatch : IAsyncDisposable
{
    private readonly HashSet<long> _clients = []; // connections that were welcomed and are not over; only handlers touch it
    private long _connections;
    private int _resyncing; // interlocked: a resync waits to be told
    private int _refusing;  // interlocked: a refused request does

    public ServerWatch(MachineServerOptions options)
    {
        Machine = AsyncMachine.Machine.Create(
            new RpcServerStates(),
            WatchOptions.Make($"rs-{options.Name}", options.Parent, options.Tracers, ["rpc-server"]));
        Machine.Bind(this);
        Machine.Post(MutationType.Add, [RpcServerStates.Start]);
    }

    public Machine<RpcServerStates> Machine { get; }

    /// <summary>
    /// What is served may have changed. It is looked at between two transitions, so that of two changes at once the later look, which sees
    /// both, has the last word.
    /// </summary>
    /// <param name="rpc">Tells how far the server is, one of <see cref="RpcServerStates.Rpc"/>.</param>
    public void Changed(Func<State> rpc) => _ = Machine.EvalAsync(() => Machine.Add(rpc()));

    /// <summary>A connection has come.</summary>
    public RpcClientArgs Connected()
    {
        var client = new RpcClientArgs(Interlocked.Increment(ref _connections));
        Post(RpcServerStates.ClientConnected, client);
        return client;
    }

    public void Handshaking(RpcClientArgs client) => Post(RpcServerStates.Handshaking, client);

    public void HandshakeDone(RpcClientArgs client) => Post(RpcServerStates.HandshakeDone, client);

    public void Disconnected(RpcClientArgs client) => Post(RpcServerStates.ClientDisconnected, client);

    /// <summary>Something went wrong with a client; the server goes on.</summary>
    public void Failed(Exception error)
    {
        if (RpcErrors.StateOf(error) is { } state) Machine.AddError(error, state);
        else Machine.AddError(error);
    }

    /// <summary>A request was refused. A client can make many such, so at most one waits to be told: none can fill the queue.</summary>
    public void Refused(string why)
    {
        if (Interlocked.Exchange(ref _refusing, 1) != 0) return;
        _ = Machine.EvalAsync(() =>
        {
            Volatile.Write(ref _refusing, 0);
            Failed(new RemoteRefusedException(why));
        });
    }

    /// <summary>A client has asked for the whole vector. Any request may be such, so at most one waits to be told: a client cannot fill the queue.</summary>
    public void Resynced()
    {
        if (Interlocked.Exchange(ref _resyncing, 1) == 0) Machine.Post(MutationType.Add, [RpcServerStates.MetricSync]);
    }

    /// <summary>Ends the machine; it takes first what was told before.</summary>
    public async ValueTask DisposeAsync()
    {
        await WatchOptions.SettleAsync(Machine).ConfigureAwait(false);
        await Machine.DisposeAsync().ConfigureAwait(false);
    }

    private void Post(State state, RpcClientArgs client) => Machine.Post(MutationType.Add, [state], client);

    // -- handlers -----------------------------------------------------------------------------------------------

    void ExceptionState(Event e) => e.Machine.Remove(e, RpcServerStates.Exception);

    void MetricSyncState() => Volatile.Write(ref _resyncing, 0);

    void ClientConnectedState(Event e) => e.Machine.Remove(e, RpcServerStates.ClientConnected);

    void HandshakingState(Event e) => e.Machine.Remove(e, RpcServerStates.Handshaking);

    void HandshakeDoneState(Event e, RpcClientArgs client)
    {
        e.Machine.Remove(e, RpcServerStates.HandshakeDone);
        if (_clients.Add(client.Connection) && _clients.Count == 1) e.Machine.Add(e, RpcServerStates.HasClients);
    }

    void ClientDisconnectedState(Event e, RpcClientArgs client)
    {
        e.Machine.Remove(e, RpcServerStates.ClientDisconnected);
        if (_clients.Remove(client.Connection) && _clients.Count == 0) e.Machine.Remove(e, RpcServerStates.HasClients);
    }
}

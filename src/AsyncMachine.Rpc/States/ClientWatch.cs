namespace AsyncMachine.Rpc;

/// <summary>
/// Tells a client's own machine what becomes of its connection. <see cref="ClientLink"/> calls it from one flow of control, in the order in which
/// things happen, and never under a lock: tracers and error callbacks run in these calls, the machine's handlers on the thread pool. So the
/// machine's queue has that order, and whoever watches holds up neither the connection nor a request.
/// </summary>
[StateHandlers<RpcClientStates>]
internal sealed partial class ClientWatch : IAsyncDisposable
{
    private int _delivering, _delivered; // interlocked: an eval that tells it waits

    public ClientWatch(string clientId, RemoteMachineOptions options)
    {
        Machine = AsyncMachine.Machine.Create(
            new RpcClientStates(),
            WatchOptions.Make(
                $"rc-{clientId}", options.Parent, options.Tracers,
                options.Address is { } address ? ["rpc-client", $"addr:{address}"] : ["rpc-client"]));
        Machine.Bind(this);
    }

    public Machine<RpcClientStates> Machine { get; }

    /// <summary>An attempt to connect begins.</summary>
    public void Dialing()
    {
        Post(MutationType.Remove, RpcClientStates.Exception); // with all error states: they require it, and one keeps Connecting out
        Post(MutationType.Add, RpcClientStates.Start, RpcClientStates.Connecting);
    }

    /// <summary>There is a connection, and hello is said.</summary>
    public void Dialed() => Post(MutationType.Add, RpcClientStates.Connected);

    /// <summary>The session has the connection.</summary>
    public void Welcomed()
    {
        Post(MutationType.Add, RpcClientStates.HandshakeDone);
        Post(MutationType.Remove, RpcClientStates.RetryingCall);
    }

    /// <summary>The connection is over, or could not be made.</summary>
    public void Failed(Exception error, bool connecting)
    {
        var states = new List<State>(2);
        if (RpcErrors.StateOf(error) is { } state) states.Add(state);
        if (connecting) states.Add(RpcClientStates.ErrConnecting);
        Machine.AddError(error, [.. states]);
    }

    /// <summary>Another attempt is made, after a while.</summary>
    /// <param name="requestsWait">Requests wait for it.</param>
    public void Retrying(bool requestsWait)
    {
        if (requestsWait) Post(MutationType.Add, RpcClientStates.Disconnected, RpcClientStates.RetryingConn, RpcClientStates.RetryingCall);
        else Post(MutationType.Add, RpcClientStates.Disconnected, RpcClientStates.RetryingConn);
    }

    /// <summary>No further attempt is made.</summary>
    /// <param name="requestsWait">Requests have waited for one.</param>
    public void GaveUp(bool requestsWait)
    {
        if (requestsWait) Post(MutationType.Add, RpcClientStates.CallRetryFailed);
        Post(MutationType.Add, RpcClientStates.ConnRetryFailed);
    }

    /// <summary>The session has the connection no more, and it is being closed.</summary>
    public void Leaving() => Post(MutationType.Add, RpcClientStates.Disconnecting);

    /// <summary>It has none any more, and wants none.</summary>
    public void Left()
    {
        Post(MutationType.Add, RpcClientStates.Disconnected);
        Post(MutationType.Remove, RpcClientStates.Start);
    }

    /// <summary>Clocks did not fit, and were asked for as a whole.</summary>
    public void Resynced() => Post(MutationType.Add, RpcClientStates.MetricSync);

    /// <summary>A payload has begun to come. They may be many: what waits to be told is not told twice.</summary>
    public void Delivering() => TellOnce(ref _delivering, TellDelivering);

    /// <summary>A payload was taken.</summary>
    public void Delivered() => TellOnce(ref _delivered, TellDelivered);

    /// <summary>Completes when the machine has taken all that was told before.</summary>
    public Task SettleAsync() => WatchOptions.SettleAsync(Machine);

    /// <summary>Ends the machine; it takes first what was told before.</summary>
    public async ValueTask DisposeAsync()
    {
        await SettleAsync().ConfigureAwait(false);
        await Machine.DisposeAsync().ConfigureAwait(false);
    }

    private void TellOnce(ref int isTold, Action tell)
    {
        if (Interlocked.Exchange(ref isTold, 1) == 0) _ = Machine.EvalAsync(tell); // a mutation may be refused, an eval runs
    }

    private void TellDelivering()
    {
        Volatile.Write(ref _delivering, 0);
        Post(MutationType.Add, RpcClientStates.ServerDelivering);
    }

    private void TellDelivered()
    {
        Volatile.Write(ref _delivered, 0);
        Post(MutationType.Add, RpcClientStates.ServerPayload);
    }

    private void Post(MutationType type, params ReadOnlySpan<State> states) => Machine.Post(type, states);

    // -- handlers -----------------------------------------------------------------------------------------------

    void ServerDeliveringState(Event e) => e.Machine.Remove(e, RpcClientStates.ServerDelivering);

    void ServerPayloadState(Event e) => e.Machine.Remove(e, RpcClientStates.ServerPayload);

    /// <summary>It goes by, as the connection does not end of it.</summary>
    void ErrDeliveryState(Event e) => e.Machine.Remove(e, e.Machine.Is(RpcClientStates.Ready) ? RpcClientStates.Exception : (State)RpcClientStates.ErrDelivery);

    void CallRetryFailedState(Event e) => e.Machine.Remove(e, RpcClientStates.CallRetryFailed);
}

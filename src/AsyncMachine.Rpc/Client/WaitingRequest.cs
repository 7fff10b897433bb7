namespace AsyncMachine.Rpc;

/// <summary>A request that waits for a place in the window. Those that nobody waits for may be many, and are no objects yet.</summary>
internal readonly struct WaitingRequest
{
    private readonly PendingCall? _call; // null for what nobody waits for and has no call yet
    private readonly RequestOperation _operation;
    private readonly RequestTarget _target;
    private readonly byte[]? _args;
    private readonly string? _traceParent;

    public WaitingRequest(PendingCall call) => _call = call;

    public WaitingRequest(RequestOperation operation, RequestTarget target, byte[]? args, string? traceParent)
    {
        _operation = operation;
        _target = target;
        _args = args;
        _traceParent = traceParent;
    }

    /// <summary>Its call, if somebody may wait for it.</summary>
    public PendingCall? CallOrNull => _call;

    /// <summary>Its call.</summary>
    public PendingCall CallFrom(PendingCall.Pool calls) => _call ?? calls.Rent(_operation, hasReply: false, _target, _args, _traceParent);
}

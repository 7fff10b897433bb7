namespace AsyncMachine.Rpc;

/// <summary>What a server counts.</summary>
internal sealed class ServerCounters
{
    public long ProtocolErrors;        // interlocked, as all of them
    public long RefusedClients;
    public long DeniedRequests;
    public long LimitedRequests;
    public long DeadConnections;
    public long SkippedTransitions;
    public long Resyncs;
}

using System.Diagnostics;

namespace AsyncMachine.Rpc;

/// <summary>The W3C context of whoever makes a mutation, on its way to the machine's process; only where somebody listens to spans of machines.</summary>
internal static class TraceContexts
{
    /// <summary>Of the calling thread's activity, or of the request that it executes for another process; null for none.</summary>
    public static string? Take()
    {
        if (!MachineTelemetry.ActivitySource.HasListeners()) return null;
        return Cause.TakeCaller() switch
        {
            Activity { IdFormat: ActivityIdFormat.W3C } activity => activity.Id,
            ActivityContext context => $"00-{context.TraceId}-{context.SpanId}-{(int)context.TraceFlags:x2}",
            _ => null,
        };
    }

    /// <summary>A boxed context; null for none, and for what is none. The request is executed all the same.</summary>
    public static object? Read(string? traceParent) =>
        traceParent is not null && MachineTelemetry.ActivitySource.HasListeners() && ActivityContext.TryParse(traceParent, null, isRemote: true, out ActivityContext context)
            ? context : null;
}

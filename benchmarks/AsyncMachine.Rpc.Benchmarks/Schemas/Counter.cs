namespace AsyncMachine.Rpc.Benchmarks.Schemas;

/// <summary>What is added again and again: each time is two ticks, so that none can be missing or made twice unseen.</summary>
[StateSchema]
internal sealed partial class Counter
{
    /// <summary>A state that comes and goes.</summary>
    public static partial State Lit { get; }

    [State(Multi = true)]
    public static partial State Counted { get; }
}

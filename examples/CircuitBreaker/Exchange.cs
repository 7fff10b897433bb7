using AsyncMachine;

namespace CircuitBreaker;

/// <summary>A client of a stock exchange, with a circuit to it.</summary>
[StateSchema]
[Include<BreakerStates>]
public partial class Exchange
{
    /// <summary>Prices are those of an earlier time.</summary>
    [State(Auto = true, Require = [nameof(Open)])]
    public static partial State Stale { get; }
}

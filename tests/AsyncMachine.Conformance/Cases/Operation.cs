namespace AsyncMachine.Conformance;

/// <summary>One call and what must be true once the machine is idle again.</summary>
/// <remarks>
/// <code>
/// o    a add, r remove, s set, t toggle, ca can-add, cr can-remove, e add-error, es add-error with states
/// s    called states (indexes)      g  1: with args (never merged with a queued twin)
/// r    result: 0 executed, 1 canceled
/// act  active states (indexes)      t  ticks       q  queue tick
/// h    handlers in order of call (absent if none is bound)
/// nr   results of the calls made inside handlers: 0, 1, the queue tick, or 2 (a check that will run later)
/// tx   transitions: [type, called, flags (a auto, c check, x executed), ticks after, or 0 if no tick changed]
/// </code></remarks>
internal sealed class Operation
{
    /// <summary>What can be recorded, in the order in which differences are reported.</summary>
    public static readonly string[] Recordable = ["r", "act", "t", "q", "h", "nr", "tx"];

    public required string Kind { get; init; }

    public required int[] States { get; init; }

    public required bool WithArgs { get; init; }

    /// <summary>What was recorded, by field, as compact JSON; empty for calls made inside handlers.</summary>
    public IReadOnlyDictionary<string, string> Recorded { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;
}

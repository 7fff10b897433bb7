namespace AsyncMachine;

/// <summary>The transition that a mutation came from: its record, or the little that is kept of it where nobody wants the record.</summary>
internal interface ITransitionSource
{
    /// <summary>The machine or mirror whose handler made the mutation.</summary>
    IMachine Machine { get; }

    /// <summary>The transition's number on that machine.</summary>
    ulong Id { get; }

    /// <summary>Sum of that machine's ticks before the transition.</summary>
    ulong TimeSumBefore { get; }

    /// <summary>What stands for the transition in traces; see <see cref="Cell.Trace"/>.</summary>
    object? Trace { get; }
}

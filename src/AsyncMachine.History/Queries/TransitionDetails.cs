namespace AsyncMachine.History;

/// <summary>What a record says of its transition with <see cref="HistoryOptions.StoreTransitions"/>.</summary>
public sealed record TransitionDetails
{
    /// <summary>
    /// The transition's number on its machine, by which the transitions that it caused name it. Numbers begin anew with every process.
    /// </summary>
    public required ulong TransitionId { get; init; }

    /// <summary>The mutation's queue tick; 0 for auto mutations and errors of handlers.</summary>
    public required ulong QueueTick { get; init; }

    /// <summary>The machine's queue tick when it ran.</summary>
    public required ulong ExecutedAt { get; init; }

    /// <summary>Mutations that waited in the queue then.</summary>
    public required ulong QueueLength { get; init; }

    /// <summary>Names of the called states, in the order of the call.</summary>
    public required IReadOnlyList<string> Called { get; init; }

    /// <summary>What caused it; null if nothing was said.</summary>
    public MutationSource? Source { get; init; }

    /// <summary>The args as text; null if there were none, or they are not kept.</summary>
    public string? Args { get; init; }
}

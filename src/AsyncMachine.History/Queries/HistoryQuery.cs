namespace AsyncMachine.History;

/// <summary>
/// What is asked of records: a record matches if every condition that is given holds for it. An empty query matches all. Immutable; lists are
/// copied when they are given.
/// </summary>
/// <remarks>
/// <c>Active</c> and <c>Inactive</c> are about the states after the transition. <c>Activated</c>, <c>Deactivated</c> and <c>Changed</c> compare
/// with the machine's record before; for the first record of a session that is the time at which the recording began. All states of a list
/// must be so in the same record, and must be tracked.
/// </remarks>
public sealed record HistoryQuery
{
    internal static readonly HistoryQuery Any = new();

    /// <summary>States that were active after the transition.</summary>
    public IReadOnlyList<State> Active { get; init => field = [.. value]; } = [];

    /// <summary>States that were inactive after the transition.</summary>
    public IReadOnlyList<State> Inactive { get; init => field = [.. value]; } = [];

    /// <summary>States that were active, and were not at the record before.</summary>
    public IReadOnlyList<State> Activated { get; init => field = [.. value]; } = [];

    /// <summary>States that were inactive, and were active at the record before.</summary>
    public IReadOnlyList<State> Deactivated { get; init => field = [.. value]; } = [];

    /// <summary>States whose tick differs from that at the record before: Multi states that were called anew too.</summary>
    public IReadOnlyList<State> Changed { get; init => field = [.. value]; } = [];

    /// <summary>Ranges of single states' ticks.</summary>
    public IReadOnlyList<StateTicks> Ticks { get; init => field = [.. value]; } = [];

    /// <summary>Range of <see cref="HistoryRecord.Sum"/>.</summary>
    public HistoryRange? Sum { get; init; }

    /// <summary>Range of <see cref="HistoryRecord.TrackedSum"/>.</summary>
    public HistoryRange? TrackedSum { get; init; }

    /// <summary>Range of <see cref="HistoryRecord.DiffSum"/>.</summary>
    public HistoryRange? DiffSum { get; init; }

    /// <summary>Range of <see cref="HistoryRecord.TrackedDiffSum"/>.</summary>
    public HistoryRange? TrackedDiffSum { get; init; }

    /// <summary>Range of <see cref="HistoryRecord.RecordDiffSum"/>.</summary>
    public HistoryRange? RecordDiffSum { get; init; }

    /// <summary>Range of <see cref="HistoryRecord.HumanTime"/>.</summary>
    public HistoryPeriod? HumanTime { get; init; }

    /// <summary>Range of <see cref="HistoryRecord.MachineTick"/>.</summary>
    public HistoryRange? MachineTick { get; init; }

    /// <summary>
    /// Id of the machine whose transition caused the recorded one. Known of records with <see cref="HistoryOptions.StoreTransitions"/> only.
    /// </summary>
    public string? SourceMachine { get; init; }

    /// <summary>Number of the transition, on <see cref="SourceMachine"/> or any machine, that caused the recorded one.</summary>
    public ulong? SourceTransition { get; init; }

    internal IEnumerable<IReadOnlyList<State>> StateLists() => [Active, Inactive, Activated, Deactivated, Changed];
}

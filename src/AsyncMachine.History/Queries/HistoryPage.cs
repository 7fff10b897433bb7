namespace AsyncMachine.History;

/// <summary>Some of the records that match a query, newest first.</summary>
/// <param name="Records">The records.</param>
/// <param name="Continuation">What <see cref="MachineHistory.ReadPageAsync"/> takes for the next page; null if there is none.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryRecord> Records, ulong? Continuation);

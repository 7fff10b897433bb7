namespace AsyncMachine.History;

/// <summary>What a replay has found.</summary>
/// <param name="Replayed">Records whose transition was played, or followed by itself.</param>
/// <param name="Refused">Records of refused transitions, which were passed over: they had changed nothing.</param>
/// <param name="Gaps">How often the recording had no record of what led from one to the next, so that the machine was set to its time.</param>
/// <param name="Differences">Where the machine did otherwise than recorded; it was set to the record's time, and played on.</param>
public sealed record ReplayReport(int Replayed, int Refused, int Gaps, IReadOnlyList<ReplayDifference> Differences);

/// <summary>A transition that went otherwise than recorded.</summary>
/// <param name="Record">The record.</param>
/// <param name="Expected">What it says: <c>[add] Open executed 0 1 2</c>, the numbers being the ticks.</param>
/// <param name="Found">What the machine did.</param>
public sealed record ReplayDifference(HistoryRecord Record, string Expected, string Found)
{
    /// <inheritdoc/>
    public override string ToString() => $"#{Record.Id}: {Expected}, but {Found}";
}

namespace AsyncMachine.History;

/// <summary>How far back a state's last recorded change is.</summary>
/// <param name="Record">The last record at which the state's tick had changed.</param>
/// <param name="Records">Records since; 0 if it is the newest one.</param>
/// <param name="Ticks">Ticks of all states since, up to the newest record; 0 too if the machine has begun anew.</param>
/// <param name="Elapsed">Human time from that record to the newest one.</param>
public sealed record HistoryDistance(HistoryRecord Record, ulong Records, ulong Ticks, TimeSpan Elapsed);

namespace AsyncMachine.History.Tests.Contract;

/// <summary>What recording, queries and retention do on every backend: the same results, whatever keeps the records.</summary>
public abstract class HistoryContract : BackendContract
{
}

using AsyncMachine.History.Tests.Contract;

namespace AsyncMachine.History.Tests;

/// <summary>SQLite in memory is a backend; it ends with its disposal, so nothing is closed here to be opened again.</summary>
public sealed class SqliteInMemoryTests : HistoryContract
{
    protected override Task<HistoryBackend> OpenAsync() => Task.FromResult<HistoryBackend>(SqliteBackend.OpenInMemory());

    protected override Task<HistoryBackend> ReopenAsync(HistoryBackend backend) => Task.FromResult(backend);
}

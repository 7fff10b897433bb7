using AsyncMachine.History.Tests.Contract;
using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests;

/// <summary>A SQLite file is a backend.</summary>
public sealed class SqliteBackendTests : HistoryContract
{
    private TemporaryFolder _folder = null!;
    private int _files;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    protected override Task<HistoryBackend> OpenAsync() => Task.FromResult<HistoryBackend>(SqliteBackend.Open(_folder[$"{++_files}.db"]));

    protected override async Task<HistoryBackend> ReopenAsync(HistoryBackend backend)
    {
        await backend.DisposeAsync();
        return SqliteBackend.Open(_folder[$"{_files}.db"]);
    }
}

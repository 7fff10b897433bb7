using AsyncMachine.History.Tests.Contract;
using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests;

/// <summary>A RocksDB folder is a backend.</summary>
public sealed class RocksDbBackendTests : HistoryContract
{
    private TemporaryFolder _folder = null!;
    private int _stores;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    protected override Task<HistoryBackend> OpenAsync() => Task.FromResult<HistoryBackend>(RocksDbBackend.Open(_folder[$"{++_stores}"]));

    protected override async Task<HistoryBackend> ReopenAsync(HistoryBackend backend)
    {
        await backend.DisposeAsync();
        return RocksDbBackend.Open(_folder[$"{_stores}"]);
    }
}

using AsyncMachine.History.Tests.Contract;

namespace AsyncMachine.History.Tests.Backends;

/// <summary>Memory is a backend.</summary>
public sealed class MemoryBackendTests : HistoryContract
{
    protected override int RandomHistories => 1000;

    protected override Task<HistoryBackend> OpenAsync() => Task.FromResult<HistoryBackend>(new MemoryBackend());

    protected override async Task<HistoryBackend> ReopenAsync(HistoryBackend backend)
    {
        await backend.DisposeAsync();
        return backend;
    }
}

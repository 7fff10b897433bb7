using AsyncMachine.History.Tests.Contract;
using AsyncMachine.History.Tests.Server;

namespace AsyncMachine.History.Tests;

/// <summary>A schema of a PostgreSQL database is a backend.</summary>
public sealed class PostgreSqlBackendTests : HistoryContract
{
    private string _schema = "";

    protected override async Task<HistoryBackend> OpenAsync()
    {
        _schema = SharedServer.NewSchema();
        return await PostgreSqlBackend.OpenAsync(SharedServer.ConnectionString, new() { Schema = _schema });
    }

    protected override async Task<HistoryBackend> ReopenAsync(HistoryBackend backend)
    {
        await backend.DisposeAsync();
        return await PostgreSqlBackend.OpenAsync(SharedServer.ConnectionString, new() { Schema = _schema });
    }
}

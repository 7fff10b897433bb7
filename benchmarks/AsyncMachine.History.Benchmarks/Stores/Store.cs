using AsyncMachine.History.Tests.Server;

namespace AsyncMachine.History.Benchmarks.Stores;

/// <summary>An empty backend of one kind; its files, or its server, go with it.</summary>
internal sealed class Store : IAsyncDisposable
{
    public const string Memory = "memory", Sqlite = "sqlite", RocksDb = "rocksdb", PostgreSql = "postgresql";

    /// <summary>All kinds.</summary>
    public static readonly string[] Kinds = [Memory, Sqlite, RocksDb, PostgreSql];

    private readonly Func<ValueTask> _end;

    private Store(HistoryBackend backend, Func<ValueTask> end)
    {
        Backend = backend;
        _end = end;
    }

    public HistoryBackend Backend { get; }

    /// <summary>Opens one, with the options that it has by default.</summary>
    public static async Task<Store> OpenAsync(string kind)
    {
        if (kind == Memory) return new Store(new MemoryBackend(), () => ValueTask.CompletedTask);
        if (kind == PostgreSql)
        {
            PostgreSqlServer server = await PostgreSqlServer.StartAsync().ConfigureAwait(false);
            return new Store(await PostgreSqlBackend.OpenAsync(server.ConnectionString).ConfigureAwait(false), server.DisposeAsync);
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("asyncmachine-bench-");
        HistoryBackend backend = kind switch
        {
            Sqlite => SqliteBackend.Open(Path.Combine(folder.FullName, "history.db")),
            RocksDb => RocksDbBackend.Open(Path.Combine(folder.FullName, "history")),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of store."),
        };
        return new Store(backend, () =>
        {
            folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync().ConfigureAwait(false);
        await _end().ConfigureAwait(false);
    }
}

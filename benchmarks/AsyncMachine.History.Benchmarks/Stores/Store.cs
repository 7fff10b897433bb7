namespace AsyncMachine.History.Benchmarks.Stores;

/// <summary>An empty backend of one kind, whose files go with it.</summary>
internal sealed class Store : IAsyncDisposable
{
    public const string Memory = "memory", Sqlite = "sqlite", RocksDb = "rocksdb";

    /// <summary>All kinds.</summary>
    public static readonly string[] Kinds = [Memory, Sqlite, RocksDb];

    private readonly DirectoryInfo? _folder;

    private Store(HistoryBackend backend, DirectoryInfo? folder)
    {
        Backend = backend;
        _folder = folder;
    }

    public HistoryBackend Backend { get; }

    /// <summary>Opens one, with the options that it has by default.</summary>
    public static Store Open(string kind)
    {
        if (kind == Memory) return new Store(new MemoryBackend(), null);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("asyncmachine-bench-");
        return kind switch
        {
            Sqlite => new Store(SqliteBackend.Open(Path.Combine(folder.FullName, "history.db")), folder),
            RocksDb => new Store(RocksDbBackend.Open(Path.Combine(folder.FullName, "history")), folder),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of store."),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync().ConfigureAwait(false);
        _folder?.Delete(recursive: true);
    }
}

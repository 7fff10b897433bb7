namespace AsyncMachine.History.Kills;

/// <summary>A kind of store.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="PlaceOf">
/// Where the n-th store of a run is, given what is the run's own, a folder or a server's connection string: a text that any process can open it by.
/// </param>
/// <param name="OpenAsync">Opens a place, and creates the store if there is none.</param>
/// <param name="HasServer">It is in a server, of which each run has its own.</param>
internal sealed record Store(string Name, Func<string, int, string> PlaceOf, Func<string, Task<HistoryBackend>> OpenAsync, bool HasServer = false);

/// <summary>The kinds there are.</summary>
internal static class Stores
{
    private const int SmallBuffer = 4 << 20; // so that files are sorted too, not only a log written

    public static IReadOnlyList<Store> All { get; } =
    [
        new("sqlite", (folder, n) => Path.Combine(folder, $"{n}.db"), place => Task.FromResult<HistoryBackend>(SqliteBackend.Open(place))),
        new("rocksdb", (folder, n) => Path.Combine(folder, $"{n}"),
            place => Task.FromResult<HistoryBackend>(RocksDbBackend.Open(place, new() { WriteBufferBytes = SmallBuffer }))),
        new("postgresql", (server, n) => $"{server}|history{n}", OpenPostgreSqlAsync, HasServer: true),
    ];

    private static async Task<HistoryBackend> OpenPostgreSqlAsync(string place)
    {
        string[] parts = place.Split('|');
        return await PostgreSqlBackend.OpenAsync(parts[0], new() { Schema = parts[1] });
    }

    public static Store Named(string name) =>
        All.FirstOrDefault(store => store.Name == name) ?? throw new ArgumentException($"There is no store '{name}'.", nameof(name));
}

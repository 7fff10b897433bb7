using System.Diagnostics;
using System.Text;
using AsyncMachine.History.Native;

namespace AsyncMachine.History;

/// <summary>Keeps records in a RocksDB folder, those of any number of machines in one.</summary>
/// <remarks>
/// <para>
/// Safe for use from any thread. RocksDB works on the thread that calls it: an append or a read is done when its task is returned. Appends at the
/// same time share a write to the log; one waits if files cannot be sorted as fast as records come.
/// </para>
/// <para>A folder is open once at a time, in one process.</para>
/// </remarks>
[DebuggerDisplay("{_path,nq}")]
public sealed class RocksDbBackend : HistoryBackend
{
    private const string FormatVersion = "1";

    private readonly string _path;
    private readonly Database _database;

    private RocksDbBackend(string path, Database database)
    {
        _path = path;
        _database = database;
    }

    /// <summary>Opens a folder, and creates it if there is none. The folder that holds it must exist.</summary>
    /// <param name="path">Path of the folder; everything in it belongs to RocksDB.</param>
    /// <param name="options">How to keep records; null for what each option says of itself.</param>
    /// <exception cref="HistoryStoreException">
    /// The folder cannot be opened, is open already, is damaged, or holds something else than records in a format that this library knows.
    /// </exception>
    public static RocksDbBackend Open(string path, RocksDbBackendOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        if (File.Exists(path)) throw Refused(path, "it is a file; give records a folder");
        if (Directory.Exists(path) && !File.Exists(Path.Combine(path, "CURRENT")) && Directory.EnumerateFileSystemEntries(path).Any(IsForeign))
        {
            throw Refused(path, "it holds other files, and no records; give records a folder of their own");
        }

        Database? database = null;
        try
        {
            database = new Database(path, options ?? new());
            Claim(path, database);
            return new RocksDbBackend(path, database);
        }
        catch (DllNotFoundException exception)
        {
            throw StoreErrors.NoLibrary(path, exception);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be written.</exception>
    public override ValueTask AppendAsync(HistoryAppend append, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        cancellationToken.ThrowIfCancellationRequested();
        byte[] id = StoreKeys.IdOf(append.MachineId);
        using var batch = new WriteBatch();
        foreach (ulong key in append.Removed)
        {
            batch.Delete(StoreKeys.OfBlock(StoreKeys.Summary, id, key));
            batch.Delete(StoreKeys.OfBlock(StoreKeys.Payload, id, key));
        }

        foreach (StoredBlock block in append.Added)
        {
            batch.Put(StoreKeys.OfBlock(StoreKeys.Summary, id, block.FirstId), block.Summary.Span);
            batch.Put(StoreKeys.OfBlock(StoreKeys.Payload, id, block.FirstId), block.Payload.Span);
        }

        batch.Put(StoreKeys.OfMachine(append.MachineId), append.Machine.Span);
        _database.Write(batch.Handle);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be read.</exception>
    public override ValueTask<ReadOnlyMemory<byte>?> ReadMachineAsync(string machineId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Get(StoreKeys.OfMachine(machineId)));
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be read.</exception>
    public override ValueTask<IReadOnlyList<string>> ReadMachineIdsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ids = new List<string>();
        _database.Scan([StoreKeys.Machine], [StoreKeys.Machine + 1], downwards: false, (key, _) =>
        {
            ids.Add(StoreKeys.MachineIdOf(key));
            return true;
        });
        ids.Sort(StringComparer.Ordinal); // by UTF-16, which RocksDB, by bytes, orders otherwise
        return new(ids);
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be read.</exception>
    public override ValueTask<IReadOnlyList<StoredSummary>> ReadSummariesAsync(
        string machineId, ulong bound, bool newestFirst, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        cancellationToken.ThrowIfCancellationRequested();
        byte[] id = StoreKeys.IdOf(machineId);
        byte[] at = StoreKeys.OfBlock(StoreKeys.Summary, id, bound);
        byte[] first = newestFirst ? StoreKeys.OfBlock(StoreKeys.Summary, id, 0) : at;
        byte[] end = newestFirst ? at : [.. StoreKeys.OfBlock(StoreKeys.Summary, id, ulong.MaxValue), 0]; // after the last
        var found = new List<StoredSummary>();
        _database.Scan(first, end, newestFirst, (key, summary) =>
        {
            found.Add(new StoredSummary(StoreKeys.FirstIdOf(key), summary.ToArray()));
            return found.Count < limit;
        });
        return new(found);
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be read.</exception>
    public override ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(
        string machineId, ulong firstId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Get(StoreKeys.OfBlock(StoreKeys.Payload, StoreKeys.IdOf(machineId), firstId)));
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    // What a process leaves that ended while it created a store: a lock and a log, before the folder is anything.
    private static bool IsForeign(string entry) =>
        Path.GetFileName(entry) is var name && name is not ("LOCK" or "LOG" or "IDENTITY") && !name.StartsWith("LOG.", StringComparison.Ordinal)
        && !name.StartsWith("MANIFEST-", StringComparison.Ordinal) && !name.EndsWith(".dbtmp", StringComparison.Ordinal);

    private static void Claim(string path, Database database)
    {
        string? version = database.Get(StoreKeys.Format) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        if (version == FormatVersion) return;
        if (version is not null)
        {
            throw Refused(path, $"its format is version {version} and this library knows version {FormatVersion}; use the library that wrote it");
        }

        bool isEmpty = true;
        database.Scan([], [0xFF], downwards: false, (_, _) => isEmpty = false);
        if (!isEmpty) throw Refused(path, "it is a RocksDB folder of something else; give records a folder of their own");
        using var batch = new WriteBatch();
        batch.Put(StoreKeys.Format, Encoding.UTF8.GetBytes(FormatVersion));
        database.Write(batch.Handle);
    }

    private static HistoryStoreException Refused(string path, string why) => new(path, $"The history folder '{path}' is not opened: {why}.");

    private ReadOnlyMemory<byte>? Get(byte[] key) => _database.Get(key) is { } value ? value : default(ReadOnlyMemory<byte>?);
}

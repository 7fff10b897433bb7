using System.Diagnostics;

namespace AsyncMachine.History;

/// <summary>Keeps records in a SQLite file, those of any number of machines in one.</summary>
/// <remarks>
/// <para>
/// Safe for use from any thread. SQLite works on the thread that calls it: an append or a read is done when its task is returned, except
/// that an append waits for another one without a thread. While another process writes, the calling thread waits, for
/// <see cref="SqliteBackendOptions.LockTimeout"/> at most.
/// </para>
/// <para>
/// Other processes may read and record into the same file at the same time, each machine from one of them: of two recorders of one
/// machine, the one whose append comes second is refused. The file must be on a local disk; beside it, SQLite keeps its log and the log's index (<c>-wal</c>, <c>-shm</c>), which belong to it.
/// </para>
/// </remarks>
[DebuggerDisplay("{_store.Name,nq}")]
public sealed class SqliteBackend : HistoryBackend
{
    private readonly StoreFile _store;
    private readonly StoreConnection _writer;                 // for who holds _writing
    private readonly SemaphoreSlim _writing = new(1, 1);      // one writer at a time; in memory its connection reads too
    private readonly Stack<StoreConnection> _readers = new(); // idle ones; guarded by itself
    private volatile bool _disposed;

    private SqliteBackend(StoreFile store)
    {
        _store = store;
        _writer = store.OpenWriter();
    }

    /// <summary>Opens a file, and creates it if there is none. Its folder must exist.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="options">How to keep records; null for what each option says of itself.</param>
    /// <exception cref="HistoryStoreException">
    /// The file cannot be opened, is damaged, or holds something else than records in a format that this library knows.
    /// </exception>
    public static SqliteBackend Open(string path, SqliteBackendOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(new StoreFile(Path.GetFullPath(path), options ?? new()));
    }

    /// <summary>Opens an empty store in memory, which ends with its disposal: for tests that want all of SQLite but its file.</summary>
    public static SqliteBackend OpenInMemory() => new(new StoreFile(null, new()));

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be written.</exception>
    public override async ValueTask AppendAsync(HistoryAppend append, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _writer.Append(append);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be read.</exception>
    public override ValueTask<ReadOnlyMemory<byte>?> ReadMachineAsync(string machineId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        return ReadAsync(machineId, static (store, id) => store.ReadMachine(id), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be read.</exception>
    public override ValueTask<IReadOnlyList<string>> ReadMachineIdsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(0, static (store, _) => store.ReadMachineIds(), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be read.</exception>
    public override ValueTask<IReadOnlyList<StoredSummary>> ReadSummariesAsync(
        string machineId, ulong bound, bool newestFirst, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return ReadAsync(
            (machineId, bound, newestFirst, limit),
            static (store, asked) => store.ReadSummaries(asked.machineId, asked.bound, asked.newestFirst, asked.limit),
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The store cannot be read.</exception>
    public override ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(
        string machineId, ulong firstId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        return ReadAsync((machineId, firstId), static (store, asked) => store.ReadPayload(asked.machineId, asked.firstId), cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_disposed) return;
            _disposed = true;
            StoreConnection[] idle;
            lock (_readers)
            {
                idle = [.. _readers];
                _readers.Clear();
            }

            // The last connection to leave a file folds its log into it.
            foreach (StoreConnection reader in idle) reader.Dispose();
            _writer.Dispose();
        }
        finally
        {
            _writing.Release();
        }
    }

    private async ValueTask<T> ReadAsync<TAsked, T>(TAsked asked, Func<StoreConnection, TAsked, T> read, CancellationToken cancellationToken)
    {
        if (_store.IsMemory) await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        else cancellationToken.ThrowIfCancellationRequested();
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            StoreConnection reader = _store.IsMemory ? _writer : RentReader();
            try
            {
                return read(reader, asked);
            }
            finally
            {
                if (!_store.IsMemory) ReturnReader(reader);
            }
        }
        finally
        {
            if (_store.IsMemory) _writing.Release();
        }
    }

    private StoreConnection RentReader()
    {
        lock (_readers)
        {
            if (_readers.TryPop(out StoreConnection? idle)) return idle;
        }

        return _store.OpenReader();
    }

    // As many wait as can run at once. Asked under the lock: whoever disposes sets the flag before it empties the stack.
    private void ReturnReader(StoreConnection reader)
    {
        lock (_readers)
        {
            if (!_disposed && _readers.Count < Environment.ProcessorCount)
            {
                _readers.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }
}

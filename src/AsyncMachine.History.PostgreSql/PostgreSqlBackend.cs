using System.Diagnostics;
using Npgsql;

namespace AsyncMachine.History;

/// <summary>Keeps records in a PostgreSQL database, those of any number of machines and processes in one.</summary>
/// <remarks>
/// <para>
/// Safe for use from any thread; no call blocks one. Appends of different machines go over connections of their own, from a pool.
/// </para>
/// <para>
/// A machine is recorded by one recorder at a time, whatever the process: a second one is refused. One connection, which is kept open while
/// something is recorded, holds a lock for each machine; and each machine's row names its recorder, so that one whose connection was lost writes
/// nothing any more once another has taken its place.
/// </para>
/// <para>
/// When the connection to the server is lost, an append or a read is tried once more over a new one, and then throws; a recorder repeats the
/// append until the server is back. An append whose acknowledgement was lost is there once, whether it was committed or not.
/// </para>
/// </remarks>
[DebuggerDisplay("{_server.Name,nq}")]
public sealed class PostgreSqlBackend : HistoryBackend
{
    private readonly StoreServer _server;
    private readonly StoreClaims _claims;
    private readonly StoreWriter _writer;
    private readonly StoreReader _reader;

    private PostgreSqlBackend(StoreServer server, StoreTables tables, PostgreSqlBackendOptions options)
    {
        _server = server;
        _claims = new StoreClaims(server, tables, options);
        _writer = new StoreWriter(server, tables, options);
        _reader = new StoreReader(server, tables);
    }

    /// <summary>Opens a database, and creates the schema and the tables if there are none.</summary>
    /// <param name="connectionString">
    /// Of the database, in the form of Npgsql. It must lead to the server, or to a pooler that gives a connection for as long as it is open.
    /// </param>
    /// <param name="options">How to keep records; null for what each option says of itself.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    /// <exception cref="HistoryStoreException">
    /// The database cannot be opened, or the schema holds something else than records in a format that this library knows.
    /// </exception>
    public static async Task<PostgreSqlBackend> OpenAsync(
        string connectionString, PostgreSqlBackendOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        options ??= new();
        var server = new StoreServer(connectionString);
        try
        {
            var tables = new StoreTables(options.Schema);
            await server.TryAsync(
                "opened", (server, tables), static (asked, token) => asked.tables.EnsureAsync(asked.server, token), cancellationToken).ConfigureAwait(false);
            return new PostgreSqlBackend(server, tables, options);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">Another recorder of the machine is at work, or the database cannot be written.</exception>
    public override async ValueTask ClaimAsync(string machineId, CancellationToken cancellationToken = default)
    {
        StoreKeys.Check(machineId);
        await _server.TryAsync(
            "written", (_claims, machineId), static async (asked, token) => await asked._claims.ClaimAsync(asked.machineId, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ValueTask ReleaseAsync(string machineId)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        return _claims.ReleaseAsync(machineId);
    }

    /// <inheritdoc/>
    /// <remarks>A machine that was not claimed is, until the backend is disposed.</remarks>
    /// <exception cref="HistoryStoreException">The database cannot be written, or another recorder has taken the place of this one.</exception>
    public override async ValueTask AppendAsync(HistoryAppend append, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        StoreKeys.Check(append.MachineId);
        foreach (StoredBlock block in append.Added) ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(block.FirstId, (ulong)long.MaxValue, nameof(append));
        await _server.TryAsync(
            "written",
            (_claims, _writer, append),
            static async (asked, token) =>
            {
                StoreClaim claim = await asked._claims.HoldAsync(asked.append.MachineId, token).ConfigureAwait(false);
                await asked._writer.AppendAsync(claim, asked.append, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The database cannot be read.</exception>
    public override ValueTask<ReadOnlyMemory<byte>?> ReadMachineAsync(string machineId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        return _reader.ReadMachineAsync(machineId, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The database cannot be read.</exception>
    public override ValueTask<IReadOnlyList<string>> ReadMachineIdsAsync(CancellationToken cancellationToken = default) =>
        _reader.ReadMachineIdsAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The database cannot be read.</exception>
    public override ValueTask<IReadOnlyList<StoredSummary>> ReadSummariesAsync(
        string machineId, ulong bound, bool newestFirst, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _reader.ReadSummariesAsync(machineId, bound, newestFirst, limit, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The database cannot be read.</exception>
    public override ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(string machineId, ulong firstId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        return _reader.ReadPayloadAsync(machineId, firstId, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="HistoryStoreException">The database cannot be read.</exception>
    public override ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadPayloadsAsync(
        string machineId, IReadOnlyList<ulong> firstIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        ArgumentNullException.ThrowIfNull(firstIds);
        return _reader.ReadPayloadsAsync(machineId, firstIds, cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _claims.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }
}

using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace AsyncMachine.History;

/// <summary>Writes an append: one transaction.</summary>
/// <remarks>
/// The machine's row comes first, and is locked from then on. A transaction whose client is gone may only commit if it has that lock, since the
/// client waits for each answer before it goes on: so that one repeats it, or who comes after, finds it done or undone.
/// </remarks>
internal sealed class StoreWriter(StoreServer server, StoreTables tables, PostgreSqlBackendOptions options)
{
    // In each transaction, not in the connection: whatever the role, the database or a pooler have set counts no longer.
    private readonly string _durability = options.Durability == Durability.Full ? "SET LOCAL synchronous_commit = on" : "SET LOCAL synchronous_commit = local";

    private readonly string _putMachine = PutMachine(tables);

    // The new record is there if this is a repetition; none is there before the first append.
    private readonly string _continueMachine = $"{PutMachine(tables)} AND (coalesce(record, '') = $4 OR record = $1)";

    private readonly string _removeBlocks = $"DELETE FROM {tables.Blocks} WHERE machine = $1 AND first_id = ANY ($2)";

    private readonly string _putBlocks = $"COPY {tables.Blocks} (machine, first_id, summary, payload) FROM STDIN (FORMAT BINARY)";

    /// <exception cref="HistoryStoreException">Another recorder has claimed the machine, or written its record.</exception>
    public async ValueTask AppendAsync(StoreClaim claim, HistoryAppend append, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await server.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await PutMachineAsync(connection, claim, append, cancellationToken).ConfigureAwait(false);
                if (append.Added.Count > 0) await PutBlocksAsync(connection, claim, append.Added, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // One way to the server and back, with the transaction's beginning.
    private async Task PutMachineAsync(NpgsqlConnection connection, StoreClaim claim, HistoryAppend append, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(_durability));
        var put = new NpgsqlBatchCommand(append.Previous is null ? _putMachine : _continueMachine)
        {
            Parameters =
            {
                Bytes(append.Machine),
                new NpgsqlParameter<long> { TypedValue = claim.Machine },
                new NpgsqlParameter<Guid> { TypedValue = claim.Recorder },
            },
        };
        if (append.Previous is { } previous) put.Parameters.Add(Bytes(previous));
        batch.BatchCommands.Add(put);

        // Also those that come: what has the same key is replaced.
        long[] keys = [.. append.Removed.Select(StoreKeys.NumberOf), .. append.Added.Select(block => StoreKeys.NumberOf(block.FirstId))];
        if (keys.Length > 0)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(_removeBlocks)
            {
                Parameters = { new NpgsqlParameter<long> { TypedValue = claim.Machine }, new NpgsqlParameter<long[]> { TypedValue = keys } },
            });
        }

        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        if (put.Rows == 0) throw Replaced(append.MachineId);
    }

    private async Task PutBlocksAsync(NpgsqlConnection connection, StoreClaim claim, IReadOnlyList<StoredBlock> blocks, CancellationToken cancellationToken)
    {
        NpgsqlBinaryImporter rows = await connection.BeginBinaryImportAsync(_putBlocks, cancellationToken).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            foreach (StoredBlock block in blocks)
            {
                await rows.StartRowAsync(cancellationToken).ConfigureAwait(false);
                await rows.WriteAsync(claim.Machine, NpgsqlDbType.Bigint, cancellationToken).ConfigureAwait(false);
                await rows.WriteAsync(StoreKeys.NumberOf(block.FirstId), NpgsqlDbType.Bigint, cancellationToken).ConfigureAwait(false);
                await rows.WriteAsync(block.Summary, NpgsqlDbType.Bytea, cancellationToken).ConfigureAwait(false);
                await rows.WriteAsync(block.Payload, NpgsqlDbType.Bytea, cancellationToken).ConfigureAwait(false);
            }

            await rows.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static NpgsqlParameter<ReadOnlyMemory<byte>> Bytes(ReadOnlyMemory<byte> bytes) => new() { TypedValue = bytes, NpgsqlDbType = NpgsqlDbType.Bytea };

    private static string PutMachine(StoreTables tables) =>
        $"UPDATE {tables.Machines} SET record = $1, appended = now(), appends = appends + 1 WHERE machine = $2 AND recorder = $3";

    private HistoryStoreException Replaced(string machineId) => new(
        server.Name,
        $"Machine '{machineId}' is not recorded any more into the history database '{server.Name}' by this recorder: another one has claimed it or written "
        + "meanwhile, or its row was deleted. Dispose this recorder; a new one goes on with what is there.");
}

using System.Runtime.CompilerServices;
using Npgsql;

namespace AsyncMachine.History;

/// <summary>Reads what is stored. Each answer is of one statement, and so of one instant.</summary>
internal sealed class StoreReader(StoreServer server, StoreTables tables)
{
    private readonly string _machine = $"SELECT record FROM {tables.Machines} WHERE id = $1 AND record IS NOT NULL";
    private readonly string _machineIds = $"SELECT id FROM {tables.Machines} WHERE record IS NOT NULL";
    private readonly string _below = $"SELECT first_id, summary FROM {tables.Blocks} WHERE {MachineIn(tables)} AND first_id < $2 ORDER BY first_id DESC LIMIT $3";
    private readonly string _from = $"SELECT first_id, summary FROM {tables.Blocks} WHERE {MachineIn(tables)} AND first_id >= $2 ORDER BY first_id LIMIT $3";
    private readonly string _payload = $"SELECT payload FROM {tables.Blocks} WHERE {MachineIn(tables)} AND first_id = $2";
    private readonly string _payloads = $"SELECT first_id, payload FROM {tables.Blocks} WHERE {MachineIn(tables)} AND first_id = ANY($2)";

    public ValueTask<ReadOnlyMemory<byte>?> ReadMachineAsync(string machineId, CancellationToken cancellationToken) =>
        ReadValueAsync(_machine, [Text(machineId)], cancellationToken);

    public ValueTask<ReadOnlyMemory<byte>?> ReadPayloadAsync(string machineId, ulong firstId, CancellationToken cancellationToken) =>
        ReadValueAsync(_payload, [Text(machineId), Number(StoreKeys.NumberOf(firstId))], cancellationToken);

    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadPayloadsAsync(
        string machineId, IReadOnlyList<ulong> firstIds, CancellationToken cancellationToken)
    {
        long[] keys = [.. firstIds.Select(StoreKeys.NumberOf)];
        List<(long Key, byte[] Payload)> rows = await ReadAsync(
            _payloads,
            [Text(machineId), new NpgsqlParameter<long[]> { TypedValue = keys }],
            static reader => (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)),
            cancellationToken).ConfigureAwait(false);
        var found = rows.ToDictionary(static row => row.Key, static row => row.Payload);
        return [.. keys.Select(key => found.TryGetValue(key, out byte[]? payload) ? payload : default(ReadOnlyMemory<byte>?))];
    }

    public async ValueTask<IReadOnlyList<string>> ReadMachineIdsAsync(CancellationToken cancellationToken)
    {
        List<string> ids = await ReadAsync(_machineIds, [], static reader => reader.GetString(0), cancellationToken).ConfigureAwait(false);
        ids.Sort(StringComparer.Ordinal); // by UTF-16, which PostgreSQL, by bytes, orders otherwise
        return ids;
    }

    public async ValueTask<IReadOnlyList<StoredSummary>> ReadSummariesAsync(
        string machineId, ulong bound, bool newestFirst, int limit, CancellationToken cancellationToken) =>
        await ReadAsync(
            newestFirst ? _below : _from,
            [Text(machineId), Number(StoreKeys.NumberOf(bound)), Number(limit)],
            static reader => new StoredSummary((ulong)reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)),
            cancellationToken).ConfigureAwait(false);

    private async ValueTask<ReadOnlyMemory<byte>?> ReadValueAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        List<byte[]> values = await ReadAsync(sql, parameters, static reader => reader.GetFieldValue<byte[]>(0), cancellationToken).ConfigureAwait(false);
        return values is [var value] ? value : default(ReadOnlyMemory<byte>?);
    }

    private ValueTask<List<T>> ReadAsync<T>(string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken) =>
        server.TryAsync(
            "read",
            (server, sql, parameters, read),
            static async (asked, token) =>
            {
                NpgsqlConnection connection = await asked.server.ConnectAsync(token).ConfigureAwait(false);
                await using ConfiguredAsyncDisposable returned = connection.ConfigureAwait(false);
                using var command = new NpgsqlCommand(asked.sql, connection);

                // Copies: a parameter is of one command, and this may be the second one.
                foreach (NpgsqlParameter parameter in asked.parameters) command.Parameters.Add(parameter.Clone());
                NpgsqlDataReader reader = await command.ExecuteReaderAsync(token).ConfigureAwait(false);
                await using ConfiguredAsyncDisposable ended = reader.ConfigureAwait(false);
                var found = new List<T>();
                while (await reader.ReadAsync(token).ConfigureAwait(false)) found.Add(asked.read(reader));
                return found;
            },
            cancellationToken);

    private static string MachineIn(StoreTables tables) => $"machine = (SELECT machine FROM {tables.Machines} WHERE id = $1)";

    private static NpgsqlParameter<string> Text(string machineId)
    {
        StoreKeys.Check(machineId);
        return new() { TypedValue = machineId };
    }

    private static NpgsqlParameter<long> Number(long number) => new() { TypedValue = number };
}

using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace AsyncMachine.History;

/// <summary>The tables: what they are called, what has to be in them, and how they are created.</summary>
internal sealed class StoreTables
{
    private const int FormatVersion = 1;

    private readonly string _schema;
    private readonly string _quoted;

    public StoreTables(string schema)
    {
        _schema = schema;
        _quoted = $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Machines = $"{_quoted}.history_machines";
        Blocks = $"{_quoted}.history_blocks";
    }

    public string Machines { get; }

    public string Blocks { get; }

    /// <summary>The lock whose holder records a machine.</summary>
    public long LockOf(string machineId) => StoreKeys.LockOf(_schema, "machine\0" + machineId);

    /// <summary>Makes sure that the tables are there, and are those of records.</summary>
    /// <exception cref="HistoryStoreException">They are of something else.</exception>
    public async ValueTask EnsureAsync(StoreServer server, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await server.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // In another encoding not every id is a text.
            if (connection.PostgresParameters.TryGetValue("server_encoding", out string? encoding) && encoding != "UTF8")
            {
                throw Refused(server, $"its encoding is {encoding}; records need a database of encoding UTF8");
            }

            if (!await IsNewAsync(server, connection, cancellationToken).ConfigureAwait(false)) return;
            await CreateAsync(server, connection, cancellationToken).ConfigureAwait(false);
        }
    }

    // One look at the catalog, so that it sees all of what another process creates just then, or nothing.
    private async Task<bool> IsNewAsync(StoreServer server, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Look = """
            SELECT count(*), count(*) FILTER (WHERE c.relname = 'history_format') FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = $1::text AND c.relname IN ('history_format', 'history_machines', 'history_blocks')
            """;
        long tables, formats;
        using (var command = new NpgsqlCommand(Look, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = _schema } } })
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable ended = reader.ConfigureAwait(false);
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            (tables, formats) = (reader.GetInt64(0), reader.GetInt64(1));
        }

        if (tables == 0) return true;
        if (formats == 0) throw Stranger(server);
        int version = await ReadVersionAsync(server, connection, cancellationToken).ConfigureAwait(false);
        if (version != FormatVersion)
        {
            throw Refused(
                server,
                $"the format of schema '{_schema}' is version {version} and this library knows version {FormatVersion}; use the library that wrote it");
        }

        if (tables == 3) return false;
        throw Refused(
            server, $"schema '{_schema}' lacks one of the tables history_machines and history_blocks; put a copy in its place, or drop what is left");
    }

    private async Task<int> ReadVersionAsync(StoreServer server, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            using var command = new NpgsqlCommand($"SELECT version FROM {_quoted}.history_format", connection);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int? ?? throw Stranger(server);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UndefinedColumn)
        {
            throw Stranger(server);
        }
    }

    // Two processes may come at once: the second waits for the lock, and finds the tables of the first.
    private async Task CreateAsync(StoreServer server, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({StoreKeys.LockOf(_schema, "tables")})", cancellationToken).ConfigureAwait(false);
            if (await IsNewAsync(server, connection, cancellationToken).ConfigureAwait(false))
            {
                if (!await HasSchemaAsync(connection, cancellationToken).ConfigureAwait(false))
                {
                    await ExecuteAsync(connection, $"CREATE SCHEMA {_quoted}", cancellationToken).ConfigureAwait(false);
                }

                await ExecuteAsync(connection, Tables(), cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> HasSchemaAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1::text", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = _schema } },
        };
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    // A machine's row is written with every append: half of its page is left free, so that it stays there. A payload is packed already, and moved out
    // of its row, so that queries read summaries only; those stay.
    private string Tables() => $"""
        CREATE TABLE {_quoted}.history_format (version integer NOT NULL);
        INSERT INTO {_quoted}.history_format VALUES ({FormatVersion});
        CREATE TABLE {Machines} (
            machine bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            id text COLLATE "C" NOT NULL UNIQUE,
            recorder uuid NOT NULL,
            claimed timestamptz NOT NULL DEFAULT now(),
            appended timestamptz,
            appends bigint NOT NULL DEFAULT 0,
            record bytea) WITH (fillfactor = 50);
        CREATE TABLE {Blocks} (
            machine bigint NOT NULL REFERENCES {Machines} ON DELETE CASCADE,
            first_id bigint NOT NULL,
            appended timestamptz NOT NULL DEFAULT now(),
            summary bytea NOT NULL,
            payload bytea NOT NULL,
            PRIMARY KEY (machine, first_id));
        ALTER TABLE {Blocks} ALTER COLUMN summary SET STORAGE MAIN;
        ALTER TABLE {Blocks} ALTER COLUMN payload SET STORAGE EXTERNAL;
        COMMENT ON TABLE {_quoted}.history_format IS 'AsyncMachine.History: the version of these tables';
        COMMENT ON TABLE {Machines} IS 'AsyncMachine.History: machines that are recorded';
        COMMENT ON TABLE {Blocks} IS 'AsyncMachine.History: runs of records, packed';
        """;

    private HistoryStoreException Stranger(StoreServer server) => Refused(
        server,
        $"schema '{_schema}' holds tables of something else that are called history_format, history_machines or history_blocks; give records a schema "
        + "of their own");

    private static HistoryStoreException Refused(StoreServer server, string why) =>
        new(server.Name, $"The history database '{server.Name}' is not opened: {why}.");
}

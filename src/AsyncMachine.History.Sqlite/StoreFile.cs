using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AsyncMachine.History;

/// <summary>A file of records, or memory: how connections to it are opened, and what has to be in it.</summary>
internal sealed class StoreFile(string? path, SqliteBackendOptions options)
{
    private const int ApplicationId = 0x414D_4869; // "AMHi": the file is ours
    private const int FormatVersion = 1;

    // Summaries apart from payloads: queries read many of the one and few of the other.
    private const string Tables = """
        CREATE TABLE history_machines (
            machine INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            record BLOB NOT NULL);
        CREATE TABLE history_summaries (
            machine INTEGER NOT NULL,
            first_id INTEGER NOT NULL,
            summary BLOB NOT NULL,
            PRIMARY KEY (machine, first_id)) WITHOUT ROWID;
        CREATE TABLE history_payloads (
            machine INTEGER NOT NULL,
            first_id INTEGER NOT NULL,
            payload BLOB NOT NULL,
            PRIMARY KEY (machine, first_id)) WITHOUT ROWID;
        """;

    public string Name { get; } = path ?? "memory";

    public bool IsMemory => path is null;

    public TimeSpan LockTimeout => options.LockTimeout;

    /// <summary>Opens the connection that writes, after it has made sure that the file is what it should be.</summary>
    /// <exception cref="HistoryStoreException">It is not, or cannot be opened.</exception>
    public StoreConnection OpenWriter() => Open(connection =>
    {
        // First of all: a file of somebody else is left as it is. One look, so that it sees all of what another process creates just then, or nothing.
        bool isNew;
        using (connection.BeginTransaction(deferred: true)) isNew = IsNew(connection);
        if (!IsMemory && Text(connection, "PRAGMA journal_mode = WAL") is var mode and not "wal")
        {
            throw Refused($"it cannot have a write-ahead log (SQLite says '{mode}'); put it on a local disk");
        }

        bool full = options.Durability == Durability.Full;
        Execute(connection, full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        if (full) Execute(connection, "PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON"); // macOS: through the disk's own cache
        if (isNew) Create(connection);
    });

    public StoreConnection OpenReader() => Open(connection => Execute(connection, "PRAGMA query_only = ON"));

    private StoreConnection Open(Action<SqliteConnection> prepare)
    {
        // The time-out is that of commands, which only prepare the connection; they count whole seconds.
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path ?? ":memory:",
            Pooling = false,
            DefaultTimeout = (int)Math.Ceiling(LockTimeout.TotalSeconds),
        };
        var connection = new SqliteConnection(text.ConnectionString);
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle, (int)LockTimeout.TotalMilliseconds);
            prepare(connection);
            return new StoreConnection(connection, this);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw StoreErrors.Of(this, "opened", exception.SqliteExtendedErrorCode, exception.Message, exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>In a transaction: there is nothing in the file yet.</summary>
    private bool IsNew(SqliteConnection connection)
    {
        long application = Number(connection, "PRAGMA application_id");
        long version = Number(connection, "PRAGMA user_version");
        if (application == ApplicationId && version == FormatVersion) return false;
        if (application == ApplicationId)
        {
            throw Refused($"its format is version {version} and this library knows version {FormatVersion}; use the library that wrote it");
        }

        if (application == 0 && version == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0) return true;
        throw Refused("it is a SQLite database of something else; give records a file of their own");
    }

    // Two processes may come at once: the second finds the tables of the first.
    private void Create(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (IsNew(connection)) Execute(connection, $"{Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {FormatVersion}");
        transaction.Commit();
    }

    private HistoryStoreException Refused(string why) => new(Name, $"The history file '{Name}' is not opened: {why}.");

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql) => (long)(Scalar(connection, sql) ?? 0L);

    private static string? Text(SqliteConnection connection, string sql) => Scalar(connection, sql) as string;

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

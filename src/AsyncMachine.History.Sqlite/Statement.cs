using SQLitePCL;

namespace AsyncMachine.History;

/// <summary>A prepared statement. What is bound stays bound until it is bound again; the bytes are copied.</summary>
internal sealed class Statement : IDisposable
{
    private readonly StoreFile _store;
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public Statement(StoreFile store, sqlite3 connection, string sql)
    {
        _store = store;
        _connection = connection;
        Check(raw.sqlite3_prepare_v3(connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), "read");
    }

    public Statement Bind(int at, long number)
    {
        Check(raw.sqlite3_bind_int64(_statement, at, number), "used");
        return this;
    }

    public Statement Bind(int at, ReadOnlySpan<byte> bytes)
    {
        // No bytes are bytes too: an empty span has no address, which SQLite takes for NULL.
        Check(bytes.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, at, 0) : raw.sqlite3_bind_blob(_statement, at, bytes), "used");
        return this;
    }

    public Statement BindText(int at, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, at, utf8), "used");
        return this;
    }

    /// <summary>Executes a statement that gives no rows.</summary>
    public void Run()
    {
        int code = raw.sqlite3_step(_statement);
        try
        {
            Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code, "written");
        }
        finally
        {
            raw.sqlite3_reset(_statement); // repeats the step's error
        }
    }

    /// <summary>Executes a statement that gives rows, which are to be disposed: until then, the file's log must keep what they see.</summary>
    public Rows Query() => new(this);

    public void Dispose() => _statement.Dispose();

    private void Check(int code, string what)
    {
        if (code == raw.SQLITE_OK) return;
        throw StoreErrors.Of(
            _store, what, raw.sqlite3_extended_errcode(_connection), raw.sqlite3_errmsg(_connection).utf8_to_string(), null);
    }

    public readonly ref struct Rows(Statement statement)
    {
        public bool Next()
        {
            int code = raw.sqlite3_step(statement._statement);
            if (code == raw.SQLITE_ROW) return true;
            statement.Check(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code, "read");
            return false;
        }

        public long Number(int column) => raw.sqlite3_column_int64(statement._statement, column);

        public string Text(int column) => raw.sqlite3_column_text(statement._statement, column).utf8_to_string();

        public byte[] Blob(int column) => raw.sqlite3_column_blob(statement._statement, column).ToArray();

        /// <summary>True if the blob has these bytes, without a copy of it.</summary>
        public bool Has(int column, ReadOnlySpan<byte> bytes) => raw.sqlite3_column_blob(statement._statement, column).SequenceEqual(bytes);

        public void Dispose() => raw.sqlite3_reset(statement._statement);
    }
}

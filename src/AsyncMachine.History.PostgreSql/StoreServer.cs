using System.Net.Sockets;
using Npgsql;

namespace AsyncMachine.History;

/// <summary>The database: connections to it, and what is done if they are lost.</summary>
internal sealed class StoreServer : IAsyncDisposable
{
    private const int StatementsPrepared = 16; // more than there are: a statement is read and planned once in a connection

    // Summaries and payloads come by the hundred kilobytes: each filling of the buffer waits for the socket once.
    private const int DefaultBufferSize = 8 << 10, BufferSize = 128 << 10;

    private readonly NpgsqlDataSource _pool;
    private readonly NpgsqlDataSource _sessions; // opens connections that end with their disposal; those of the pool would keep their locks
    private int _losses;
    private volatile bool _disposed;

    public StoreServer(string connectionString)
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString);
        if (string.IsNullOrEmpty(text.ApplicationName)) text.ApplicationName = "AsyncMachine.History";
        if (text.MaxAutoPrepare == 0) (text.MaxAutoPrepare, text.AutoPrepareMinUsages) = (StatementsPrepared, 2);
        if (text.ReadBufferSize == DefaultBufferSize) text.ReadBufferSize = BufferSize;
        text.NoResetOnClose = true; // nothing is left in a connection of the pool, and to clear it takes as long as a read
        Name = $"{text.Host}:{text.Port}/{(string.IsNullOrEmpty(text.Database) ? text.Username : text.Database)}";
        _pool = SourceOf(text);
        text.Pooling = false;
        _sessions = SourceOf(text);
    }

    public string Name { get; }

    /// <summary>How often a connection was lost: whoever keeps one open looks after it when this has grown.</summary>
    public int Losses => Volatile.Read(ref _losses);

    /// <summary>A connection of the pool.</summary>
    public ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) => _pool.OpenConnectionAsync(cancellationToken);

    /// <summary>A connection that is not shared with anyone later.</summary>
    public ValueTask<NpgsqlConnection> OpenSessionAsync(CancellationToken cancellationToken) => _sessions.OpenConnectionAsync(cancellationToken);

    /// <summary>
    /// Does something that may be done twice. Connections of the pool have all ended when the server was started anew, and nobody knows until
    /// one is used: so once more if that is what happened.
    /// </summary>
    /// <param name="what">What was to be done to the database: opened, read or written.</param>
    /// <param name="asked">What it is about.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="HistoryStoreException">It could not be done.</exception>
    public async ValueTask<T> TryAsync<TAsked, T>(
        string what, TAsked asked, Func<TAsked, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        for (bool again = false; ; again = true)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(PostgreSqlBackend));
            try
            {
                return await work(asked, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException exception)
            {
                bool lost = IsLost(exception);
                if (lost)
                {
                    Interlocked.Increment(ref _losses);
                    _pool.Clear();
                }

                if (!lost || again) throw StoreErrors.Of(this, what, exception);
            }
        }
    }

    /// <inheritdoc cref="TryAsync{TAsked, T}"/>
    public async ValueTask TryAsync<TAsked>(string what, TAsked asked, Func<TAsked, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        await TryAsync(
            what,
            (asked, work),
            static async (both, token) =>
            {
                await both.work(both.asked, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        await _pool.DisposeAsync().ConfigureAwait(false);
        await _sessions.DisposeAsync().ConfigureAwait(false);
    }

    public static bool IsLost(NpgsqlException exception) =>
        exception is PostgresException { SqlState: var state }
            ? state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown || state.StartsWith("08", StringComparison.Ordinal)
            : exception.InnerException is IOException or SocketException;

    // The slim source: what it leaves out is found by reflection. Arrays are those of keys.
    private static NpgsqlDataSource SourceOf(NpgsqlConnectionStringBuilder text)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(text.ConnectionString);
        builder.EnableTransportSecurity();
        builder.EnableArrays();
        return builder.Build();
    }
}

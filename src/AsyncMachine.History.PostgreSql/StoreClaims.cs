using System.Collections.Concurrent;
using System.Data;
using Npgsql;

namespace AsyncMachine.History;

/// <summary>A machine that this backend records.</summary>
/// <param name="Machine">The machine's number.</param>
/// <param name="Recorder">Who records: in the machine's row as long as nobody else has claimed it.</param>
/// <param name="Session">The session that holds the machine's lock, unless it has ended.</param>
internal sealed record StoreClaim(long Machine, Guid Recorder, NpgsqlConnection Session);

/// <summary>
/// Claims machines, so that each has one recorder. Two things see to it. A session holds an advisory lock for each machine, which ends with the
/// process: it keeps others from beginning. And a claim writes a mark into the machine's row, which every append asks for: so that a recorder
/// that has lost its session, and does not know, writes nothing once another has begun.
/// </summary>
internal sealed class StoreClaims(StoreServer server, StoreTables tables, PostgreSqlBackendOptions options) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, StoreClaim> _claims = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1, 1); // who uses the session, and changes claims
    private volatile NpgsqlConnection? _session;     // opened with the first claim; changed by the holder of _one
    private int _losses;                             // of the server, when the session was last looked after; changed by the holder of _one

    /// <summary>Claims a machine: what an earlier recorder of it has begun is over, and none of it comes later.</summary>
    /// <exception cref="HistoryStoreException">Another recorder is at work.</exception>
    public async ValueTask ClaimAsync(string machineId, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_claims.TryGetValue(machineId, out StoreClaim? claim)) await RenewAsync(machineId, claim, cancellationToken).ConfigureAwait(false);
            else await BeginAsync(machineId, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The claim on a machine, its lock taken again if it was lost. What others have written meanwhile, the mark tells.</summary>
    /// <exception cref="HistoryStoreException">Another recorder is at work.</exception>
    public async ValueTask<StoreClaim> HoldAsync(string machineId, CancellationToken cancellationToken)
    {
        // Without a lock: a loss that is seen too late costs others the news that somebody records, and nothing else.
        if (_claims.TryGetValue(machineId, out StoreClaim? claim) && claim.Session == _session && Volatile.Read(ref _losses) == server.Losses) return claim;
        await ClaimAsync(machineId, cancellationToken).ConfigureAwait(false);
        return _claims[machineId];
    }

    /// <summary>Lets others record a machine. If the server cannot be told, the session ends, and with it the lock.</summary>
    public async ValueTask ReleaseAsync(string machineId)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_claims.TryRemove(machineId, out StoreClaim? claim) || claim.Session != _session) return;
            await UnlockAsync(machineId).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await EndSessionAsync().ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task BeginAsync(string machineId, CancellationToken cancellationToken)
    {
        NpgsqlConnection session = await LockAsync(machineId, cancellationToken).ConfigureAwait(false);
        try
        {
            // Waits for a transaction of an earlier recorder that the server has not done with, and is then the last word. A row without a record is
            // of a machine that is known, but has none yet.
            var recorder = Guid.NewGuid();
            using var command = new NpgsqlCommand(
                $"""
                INSERT INTO {tables.Machines} AS m (id, recorder) VALUES ($1, $2)
                ON CONFLICT (id) DO UPDATE SET recorder = excluded.recorder, claimed = excluded.claimed RETURNING m.machine
                """,
                session)
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = machineId }, new NpgsqlParameter<Guid> { TypedValue = recorder } },
            };
            var machine = (long)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
            _claims[machineId] = new StoreClaim(machine, recorder, session);
        }
        catch
        {
            await UnlockAsync(machineId).ConfigureAwait(false);
            throw;
        }
    }

    private async Task RenewAsync(string machineId, StoreClaim claim, CancellationToken cancellationToken)
    {
        await LookAfterSessionAsync(cancellationToken).ConfigureAwait(false);
        if (claim.Session == _session) return;
        _claims[machineId] = claim with { Session = await LockAsync(machineId, cancellationToken).ConfigureAwait(false) };
    }

    private async Task<NpgsqlConnection> LockAsync(string machineId, CancellationToken cancellationToken)
    {
        await LookAfterSessionAsync(cancellationToken).ConfigureAwait(false);
        NpgsqlConnection session = _session ??= await OpenSessionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await RunAsync(session, $"SELECT pg_advisory_lock({tables.LockOf(machineId)})", cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            throw new HistoryStoreException(
                server.Name,
                $"Machine '{machineId}' is not recorded into the history database '{server.Name}': another recorder records it there, for longer than "
                + $"{options.LockTimeout.TotalSeconds} s. Dispose that one, or give this machine another id.",
                exception);
        }
        catch (OperationCanceledException)
        {
            await EndSessionAsync().ConfigureAwait(false); // it may have the lock by now
            throw;
        }
    }

    private async Task<NpgsqlConnection> OpenSessionAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection session = await server.OpenSessionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await RunAsync(session, $"SET lock_timeout = {(int)Math.Ceiling(options.LockTimeout.TotalMilliseconds)}", cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // A session that does nothing does not notice that it is over.
    private async Task LookAfterSessionAsync(CancellationToken cancellationToken)
    {
        int losses = server.Losses;
        if (_session is { } session && (losses != _losses || session.State != ConnectionState.Open))
        {
            try
            {
                await RunAsync(session, "SELECT 1", cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
            {
                await EndSessionAsync().ConfigureAwait(false);
            }
        }

        Volatile.Write(ref _losses, losses); // those meanwhile are still to be looked after
    }

    private async Task UnlockAsync(string machineId)
    {
        if (_session is not { } session) return;
        try
        {
            await RunAsync(session, $"SELECT pg_advisory_unlock({tables.LockOf(machineId)})", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            await EndSessionAsync().ConfigureAwait(false);
        }
    }

    private async Task EndSessionAsync()
    {
        NpgsqlConnection? session = _session;
        _session = null;
        if (session is not null) await session.DisposeAsync().ConfigureAwait(false);
    }

    // The server gives up after the lock's time-out; it is given a little longer to say so.
    private async Task RunAsync(NpgsqlConnection session, string sql, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, session) { CommandTimeout = (int)Math.Ceiling(options.LockTimeout.TotalSeconds) + 5 };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}

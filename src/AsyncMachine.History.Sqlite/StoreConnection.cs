using System.Text;
using Microsoft.Data.Sqlite;

namespace AsyncMachine.History;

/// <summary>
/// One connection with its prepared statements, for one thread at a time. The statements are SQLite's own: commands of the provider halve the
/// rate and allocate a kilobyte a row.
/// </summary>
internal sealed class StoreConnection : IDisposable
{
    private const string MachineOf = "(SELECT machine FROM history_machines WHERE id = ?1)";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SqliteConnection _connection;
    private readonly StoreFile _store;
    private readonly Statement _begin, _commit, _rollback;
    private readonly Statement _putMachine, _removeSummary, _removePayload, _putSummary, _putPayload;
    private readonly Statement _machine, _machineIds, _below, _from, _payload;

    public StoreConnection(SqliteConnection connection, StoreFile store)
    {
        _connection = connection;
        _store = store;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _putMachine = Prepare("""
            INSERT INTO history_machines (id, record) VALUES (?1, ?2)
            ON CONFLICT (id) DO UPDATE SET record = excluded.record RETURNING machine
            """);
        _removeSummary = Prepare("DELETE FROM history_summaries WHERE machine = ?1 AND first_id = ?2");
        _removePayload = Prepare("DELETE FROM history_payloads WHERE machine = ?1 AND first_id = ?2");
        _putSummary = Prepare("INSERT OR REPLACE INTO history_summaries (machine, first_id, summary) VALUES (?1, ?2, ?3)");
        _putPayload = Prepare("INSERT OR REPLACE INTO history_payloads (machine, first_id, payload) VALUES (?1, ?2, ?3)");
        _machine = Prepare("SELECT record FROM history_machines WHERE id = ?1");
        _machineIds = Prepare("SELECT id FROM history_machines");
        _below = Prepare($"SELECT first_id, summary FROM history_summaries WHERE machine = {MachineOf} AND first_id < ?2 ORDER BY first_id DESC LIMIT ?3");
        _from = Prepare($"SELECT first_id, summary FROM history_summaries WHERE machine = {MachineOf} AND first_id >= ?2 ORDER BY first_id LIMIT ?3");
        _payload = Prepare($"SELECT payload FROM history_payloads WHERE machine = {MachineOf} AND first_id = ?2");

        Statement Prepare(string sql) => new(store, connection.Handle!, sql);
    }

    public SqliteConnection Connection => _connection;

    public void Append(HistoryAppend append)
    {
        byte[] id = IdOf(append.MachineId);
        _begin.Run();
        try
        {
            if (append.Previous is { } previous && !Continues(id, previous.Span, append.Machine.Span)) throw StoreErrors.OfTwo(_store, append.MachineId);
            long machine = PutMachine(id, append.Machine.Span);
            foreach (ulong key in append.Removed)
            {
                _removeSummary.Bind(1, machine).Bind(2, NumberOf(key)).Run();
                _removePayload.Bind(1, machine).Bind(2, NumberOf(key)).Run();
            }

            foreach (StoredBlock block in append.Added)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(block.FirstId, (ulong)long.MaxValue, nameof(append));
                _putSummary.Bind(1, machine).Bind(2, NumberOf(block.FirstId)).Bind(3, block.Summary.Span).Run();
                _putPayload.Bind(1, machine).Bind(2, NumberOf(block.FirstId)).Bind(3, block.Payload.Span).Run();
            }

            _commit.Run();
        }
        catch
        {
            // SQLite has rolled some failures back by itself, and says so; then there is nothing left to do.
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0) _rollback.Run();
            throw;
        }
    }

    public ReadOnlyMemory<byte>? ReadMachine(string machineId)
    {
        using Statement.Rows rows = _machine.BindText(1, IdOf(machineId)).Query();
        return rows.Next() ? rows.Blob(0) : default(ReadOnlyMemory<byte>?);
    }

    public IReadOnlyList<string> ReadMachineIds()
    {
        var ids = new List<string>();
        using (Statement.Rows rows = _machineIds.Query())
        {
            while (rows.Next()) ids.Add(rows.Text(0));
        }

        ids.Sort(StringComparer.Ordinal); // by UTF-16, which SQLite, by UTF-8, orders otherwise
        return ids;
    }

    public IReadOnlyList<StoredSummary> ReadSummaries(string machineId, ulong bound, bool newestFirst, int limit)
    {
        var found = new List<StoredSummary>();
        Statement statement = (newestFirst ? _below : _from).BindText(1, IdOf(machineId)).Bind(2, NumberOf(bound)).Bind(3, limit);
        using Statement.Rows rows = statement.Query();
        while (rows.Next()) found.Add(new StoredSummary((ulong)rows.Number(0), rows.Blob(1)));
        return found;
    }

    public ReadOnlyMemory<byte>? ReadPayload(string machineId, ulong firstId)
    {
        using Statement.Rows rows = _payload.BindText(1, IdOf(machineId)).Bind(2, NumberOf(firstId)).Query();
        return rows.Next() ? rows.Blob(0) : default(ReadOnlyMemory<byte>?);
    }

    public void Dispose()
    {
        Statement[] all =
        [
            _begin, _commit, _rollback, _putMachine, _removeSummary, _removePayload, _putSummary, _putPayload,
            _machine, _machineIds, _below, _from, _payload,
        ];
        foreach (Statement statement in all) statement.Dispose();
        _connection.Dispose();
    }

    // In the transaction, so that nobody writes between the look and the commit. The new record is there if this is a repetition.
    private bool Continues(ReadOnlySpan<byte> id, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> next)
    {
        using Statement.Rows rows = _machine.BindText(1, id).Query();
        return rows.Next() ? rows.Has(0, previous) || rows.Has(0, next) : previous.IsEmpty;
    }

    private long PutMachine(ReadOnlySpan<byte> id, ReadOnlySpan<byte> record)
    {
        using Statement.Rows rows = _putMachine.BindText(1, id).Bind(2, record).Query();
        return rows.Next() ? rows.Number(0) : throw new InvalidOperationException("The machine was written and is not there.");
    }

    // No block has a key as great as the greatest number: a bound beyond it means that number.
    private static long NumberOf(ulong key) => (long)Math.Min(key, long.MaxValue);

    // Half a surrogate pair would become a replacement character, and so somebody else's id.
    private static byte[] IdOf(string machineId)
    {
        try
        {
            return Utf8.GetBytes(machineId);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException("The machine's id is no text: it holds half a surrogate pair.", nameof(machineId), exception);
        }
    }
}

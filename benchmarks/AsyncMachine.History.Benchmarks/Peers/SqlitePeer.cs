using System.Diagnostics;
using AsyncMachine.Benchmarks.Meters;
using Microsoft.Data.Sqlite;

namespace AsyncMachine.History.Benchmarks.Peers;

/// <summary>
/// What an application would do without this library: a row for each transition and an index on what is asked for, by a prepared command, a
/// thousand in a transaction, with the same journal.
/// </summary>
internal sealed class SqlitePeer : IDisposable
{
    private const int Rows = 50_000, Batch = 1000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asyncmachine-bench-");
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private long _id;

    public SqlitePeer()
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder.FullName, "peer.db"), Pooling = false }.ToString());
        _connection.Open();
        Run("PRAGMA journal_mode=WAL");
        Run("PRAGMA synchronous=NORMAL");
        Run("CREATE TABLE transitions (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, type INTEGER NOT NULL, active INTEGER NOT NULL, sum INTEGER NOT NULL)");
        Run("CREATE INDEX transitions_active ON transitions (active, id)");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO transitions VALUES ($id, $time, $type, $active, $sum)";
        foreach (string name in new[] { "$id", "$time", "$type", "$active", "$sum" }) _insert.Parameters.Add(name, SqliteType.Integer);
        _insert.Prepare();
    }

    /// <summary>Allocated per row.</summary>
    public double Bytes { get; private set; }

    /// <summary>Inserts rows.</summary>
    /// <returns>Nanoseconds per row.</returns>
    public double Round()
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        for (int batch = 0; batch < Rows / Batch; batch++)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            _insert.Transaction = transaction;
            for (int i = 0; i < Batch; i++) Insert();
            transaction.Commit();
        }

        double took = Clock.NanosecondsSince(start);
        Bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)Rows;
        return took / Rows;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Insert()
    {
        _id++;
        _insert.Parameters[0].Value = _id;
        _insert.Parameters[1].Value = DateTime.UtcNow.Ticks;
        _insert.Parameters[2].Value = 0;
        _insert.Parameters[3].Value = 1L << (int)(_id % 4);
        _insert.Parameters[4].Value = _id * 2;
        _insert.ExecuteNonQuery();
    }

    private void Run(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

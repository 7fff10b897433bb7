using AsyncMachine.History.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AsyncMachine.History.Tests;

/// <summary>What is opened, and what is refused, with the path and what to do.</summary>
public sealed class OpeningTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        string path = _folder["notes.txt"];
        string text = string.Concat(Enumerable.Repeat("These are notes. ", 500));
        File.WriteAllText(path, text);

        HistoryStoreException refused = Refused(path);

        Assert.That(refused.Message, Does.Contain(path).And.Contain("no SQLite database").And.Contain("another path"));
        Assert.That(refused.Store, Is.EqualTo(path));
        Assert.That(File.ReadAllText(path), Is.EqualTo(text));
    }

    [Test]
    public void A_database_of_something_else_is_refused_and_left_as_it_is()
    {
        string path = _folder["customers.db"];
        Execute(path, "CREATE TABLE customers (name TEXT)");
        byte[] before = File.ReadAllBytes(path);

        HistoryStoreException refused = Refused(path);

        Assert.That(refused.Message, Does.Contain(path).And.Contain("something else"));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
    }

    [Test]
    public async Task A_file_of_a_later_format_is_refused()
    {
        string path = _folder["later.db"];
        await SqliteBackend.Open(path).DisposeAsync();
        Execute(path, "PRAGMA user_version = 2");

        Assert.That(Refused(path).Message, Does.Contain(path).And.Contain("version 2").And.Contain("version 1"));
    }

    [Test]
    public void A_folder_that_is_not_there_is_named()
    {
        string path = _folder["nowhere/history.db"];

        Assert.That(Refused(path).Message, Does.Contain(path).And.Contain("folder must exist"));
    }

    [Test]
    public async Task A_damaged_file_says_so_when_it_is_read()
    {
        string path = _folder["damaged.db"];
        await using (SqliteBackend backend = SqliteBackend.Open(path))
        {
            for (int n = 1; n <= 50; n++) await backend.AppendAsync(NumberedAppends.Number(n));
        }

        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(8192).Fill(0xEE); // all but the first pages, which say what tables there are
        File.WriteAllBytes(path, bytes);

        await using SqliteBackend damaged = SqliteBackend.Open(path);
        HistoryStoreException found = (await Assert.ThrowsAsync<HistoryStoreException>(() => NumberedAppends.CountAsync(damaged)))!;
        Assert.That(found.Message, Does.Contain(path).And.Contain("damaged").And.Contain(".recover"));
    }

    [Test]
    public async Task A_relative_path_is_one_of_the_folder_that_was_current_then()
    {
        string path = _folder["relative.db"];

        await using (SqliteBackend.Open(Path.GetRelativePath(Environment.CurrentDirectory, path))) Assert.That(File.Exists(path), Is.True);
    }

    [Test]
    public async Task Two_who_create_a_file_at_once_both_have_it()
    {
        string path = _folder["both.db"];
        var together = new Barrier(8);

        SqliteBackend[] opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                return SqliteBackend.Open(path);
            },
            TaskCreationOptions.LongRunning))).Soon();

        await opened[0].AppendAsync(NumberedAppends.Number(1));
        foreach (SqliteBackend backend in opened)
        {
            Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(1));
        }

        foreach (SqliteBackend backend in opened) await backend.DisposeAsync();
    }

    [TestCase(Durability.Normal, 1)]
    [TestCase(Durability.Full, 2)]
    public void Durability_is_how_SQLite_syncs(Durability durability, int expected)
    {
        using StoreConnection writer = new StoreFile(_folder["synced.db"], new() { Durability = durability }).OpenWriter();

        Assert.That(Pragma("synchronous"), Is.EqualTo(expected));
        Assert.That(Pragma("fullfsync"), Is.EqualTo(expected - 1));

        long Pragma(string name)
        {
            using SqliteCommand command = writer.Connection.CreateCommand();
            command.CommandText = $"PRAGMA {name}";
            return (long)command.ExecuteScalar()!;
        }
    }

    private static HistoryStoreException Refused(string path) => Assert.Throws<HistoryStoreException>(() => SqliteBackend.Open(path))!;

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

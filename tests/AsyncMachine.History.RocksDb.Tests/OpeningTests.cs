using AsyncMachine.History.Native;
using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests;

/// <summary>What is opened, and what is refused, with the path and what to do.</summary>
public sealed class OpeningTests
{
    private TemporaryFolder _folder = null!;
    private string _path = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new();
        _path = _folder["history"];
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_file_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(_path, "notes");

        Assert.That(Refused().Message, Does.Contain(_path).And.Contain("a file"));
        Assert.That(File.ReadAllText(_path), Is.EqualTo("notes"));
    }

    [Test]
    public void A_folder_of_other_files_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_path);
        File.WriteAllText(Path.Combine(_path, "notes"), "notes");

        Assert.That(Refused().Message, Does.Contain(_path).And.Contain("other files"));
        Assert.That(Directory.GetFileSystemEntries(_path), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_store_of_something_else_is_refused()
    {
        Put("customer", "1");

        HistoryStoreException refused = Refused();

        Assert.That(refused.Message, Does.Contain(_path).And.Contain("something else"));
        Assert.That(refused.Store, Is.EqualTo(_path));
        using var database = new Database(_path, new()); // refusing it has closed it
        Assert.That(database.Get("customer"u8), Is.EqualTo("1"u8.ToArray()));
        Assert.That(database.Get(StoreKeys.Format), Is.Null);
    }

    [Test]
    public void A_store_of_a_later_format_is_refused()
    {
        Put("\0format", "2");

        Assert.That(Refused().Message, Does.Contain(_path).And.Contain("version 2").And.Contain("version 1"));
    }

    [Test]
    public void A_folder_that_is_not_there_is_named()
    {
        _path = _folder["nowhere/history"];

        Assert.That(Refused().Message, Does.Contain(_path).And.Contain("must exist"));
    }

    [Test]
    public async Task A_folder_that_is_open_is_refused()
    {
        await using RocksDbBackend backend = RocksDbBackend.Open(_path);

        Assert.That(Refused().Message, Does.Contain(_path).And.Contain("open already"));
    }

    [Test]
    public async Task What_a_process_left_that_ended_while_it_created_a_store_is_no_obstacle()
    {
        Directory.CreateDirectory(_path);
        foreach (string left in new[] { "LOCK", "LOG", "IDENTITY", "MANIFEST-000001", "000001.dbtmp" }) File.WriteAllText(Path.Combine(_path, left), "");

        await using RocksDbBackend backend = RocksDbBackend.Open(_path);

        Assert.That(await NumberedAppends.CountAsync(backend), Is.Zero);
    }

    [Test]
    public async Task A_damaged_store_says_so()
    {
        await using (RocksDbBackend backend = RocksDbBackend.Open(_path, new() { WriteBufferBytes = 64 << 10 }))
        {
            for (int n = 1; n <= 400; n++) await backend.AppendAsync(NumberedAppends.Number(n));
        }

        string[] tables = Directory.GetFiles(_path, "*.sst");
        Assert.That(tables, Is.Not.Empty);
        foreach (string table in tables)
        {
            byte[] bytes = File.ReadAllBytes(table);
            bytes.AsSpan(0, bytes.Length / 2).Fill(0xEE);
            File.WriteAllBytes(table, bytes);
        }

        HistoryStoreException found = (await Assert.ThrowsAsync<HistoryStoreException>(async () =>
        {
            await using RocksDbBackend damaged = RocksDbBackend.Open(_path);
            await NumberedAppends.CountAsync(damaged);
        }))!;
        Assert.That(found.Message, Does.Contain(_path).And.Contain("damaged"));
    }

    [TestCase(Durability.Normal, false)]
    [TestCase(Durability.Full, true)]
    public void Durability_is_whether_a_write_is_synced(Durability durability, bool expected)
    {
        using var database = new Database(_path, new() { Durability = durability });

        Assert.That(database.Syncs, Is.EqualTo(expected));
    }

    private HistoryStoreException Refused() => Assert.Throws<HistoryStoreException>(() => RocksDbBackend.Open(_path))!;

    private void Put(string key, string value)
    {
        using var database = new Database(_path, new());
        using var batch = new WriteBatch();
        batch.Put(System.Text.Encoding.UTF8.GetBytes(key), System.Text.Encoding.UTF8.GetBytes(value));
        database.Write(batch.Handle);
    }
}

using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests;

/// <summary>What a power loss leaves: a log that ends somewhere, or whose end is something else than what was written.</summary>
public sealed class TornLogTests
{
    private const int Appends = 40;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_log_cut_anywhere_holds_the_first_appends_whole()
    {
        byte[] log = await LogAsync();
        var random = new Random(1);
        var counts = new SortedSet<int>();

        for (int round = 0; round < 60; round++) counts.Add(await CountWithAsync(log[..random.Next(log.Length)]));
        counts.Add(await CountWithAsync(log));

        Assert.That(counts.Max, Is.EqualTo(Appends));
        Assert.That(counts, Has.Count.GreaterThan(10)); // the cuts did fall into the appends
    }

    [Test]
    public async Task A_log_with_a_byte_changed_holds_the_appends_before_it_whole()
    {
        byte[] log = await LogAsync();
        var random = new Random(2);
        var counts = new SortedSet<int>();

        for (int round = 0; round < 60; round++)
        {
            byte[] changed = [.. log];
            changed[random.Next(log.Length)] ^= 0x40;
            counts.Add(await CountWithAsync(changed));
        }

        Assert.That(counts, Has.Count.GreaterThan(10));
    }

    // The log of a store that was not closed; all is in it, the tables too: the file itself holds no more than that there is a log.
    private async Task<byte[]> LogAsync()
    {
        await using SqliteBackend backend = SqliteBackend.Open(_folder["whole.db"]);
        for (int n = 1; n <= Appends; n++) await backend.AppendAsync(NumberedAppends.Number(n));
        File.WriteAllBytes(_folder["bare.db"], Read(_folder["whole.db"]));
        return Read(_folder["whole.db-wal"]);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private async Task<int> CountWithAsync(byte[] log)
    {
        string path = _folder["torn.db"];
        File.Copy(_folder["bare.db"], path, overwrite: true);
        File.WriteAllBytes(path + "-wal", log);
        await using SqliteBackend backend = SqliteBackend.Open(path);
        return await NumberedAppends.CountAsync(backend);
    }
}

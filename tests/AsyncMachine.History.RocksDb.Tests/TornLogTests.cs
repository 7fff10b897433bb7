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
        Dictionary<string, byte[]> files = await FilesAsync();
        var random = new Random(1);
        var counts = new SortedSet<int>();

        for (int round = 0; round < 25; round++) counts.Add(await CountWithAsync(files, log => log[..random.Next(log.Length)]));
        counts.Add(await CountWithAsync(files, log => log));

        Assert.That(counts.Max, Is.EqualTo(Appends));
        Assert.That(counts, Has.Count.GreaterThan(10)); // the cuts did fall into the appends
    }

    [Test]
    public async Task A_log_with_a_byte_changed_holds_the_appends_before_it_whole()
    {
        Dictionary<string, byte[]> files = await FilesAsync();
        var random = new Random(2);
        var counts = new SortedSet<int>();

        for (int round = 0; round < 25; round++)
        {
            counts.Add(await CountWithAsync(files, log =>
            {
                log[random.Next(log.Length)] ^= 0x40;
                return log;
            }));
        }

        Assert.That(counts, Has.Count.GreaterThan(10));
    }

    // The files of a store that was not closed: all appends are in its log.
    private async Task<Dictionary<string, byte[]>> FilesAsync()
    {
        await using RocksDbBackend backend = RocksDbBackend.Open(_folder["whole"]);
        for (int n = 1; n <= Appends; n++) await backend.AppendAsync(NumberedAppends.Number(n));
        return Directory.GetFiles(_folder["whole"]).ToDictionary(path => Path.GetFileName(path), Read);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private async Task<int> CountWithAsync(Dictionary<string, byte[]> files, Func<byte[], byte[]> damage)
    {
        DirectoryInfo folder = Directory.CreateDirectory(_folder["torn"]);
        foreach ((string name, byte[] bytes) in files)
        {
            bool isLog = name.EndsWith(".log", StringComparison.Ordinal);
            File.WriteAllBytes(Path.Combine(folder.FullName, name), isLog ? damage([.. bytes]) : bytes);
        }

        try
        {
            await using RocksDbBackend backend = RocksDbBackend.Open(folder.FullName);
            return await NumberedAppends.CountAsync(backend);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

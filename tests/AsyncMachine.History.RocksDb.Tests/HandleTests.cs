using System.Text;
using AsyncMachine.History.Native;
using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests;

/// <summary>What RocksDB made is given back, at once and not by the garbage collector, and never while it is used.</summary>
public sealed class HandleTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Nothing_is_left_after_many_opens_appends_and_reads()
    {
        int before = NativeHandle.Alive;

        for (int round = 1; round <= 25; round++)
        {
            await using RocksDbBackend backend = RocksDbBackend.Open(_folder["history"]);
            Assert.That(NativeHandle.Alive, Is.GreaterThan(before)); // it does count
            await backend.AppendAsync(NumberedAppends.Number(round));
            await NumberedAppends.CountAsync(backend);
            await backend.ReadMachineIdsAsync();
            await backend.ReadSummariesAsync("m", ulong.MaxValue, newestFirst: true, 1); // leaves its iterator before the end
        }

        Assert.That(NativeHandle.Alive, Is.EqualTo(before));
    }

    [Test]
    public async Task Nothing_is_left_of_stores_that_could_not_be_opened()
    {
        await using RocksDbBackend open = RocksDbBackend.Open(_folder["history"]);
        int before = NativeHandle.Alive;

        for (int round = 0; round < 20; round++) Assert.Throws<HistoryStoreException>(() => RocksDbBackend.Open(_folder["history"]));

        Assert.That(NativeHandle.Alive, Is.EqualTo(before));
    }

    [Test]
    public async Task A_store_closed_under_a_scan_stays_until_the_scan_has_ended()
    {
        await using RocksDbBackend filled = RocksDbBackend.Open(_folder["history"]);
        for (int n = 1; n <= 5; n++) await filled.AppendAsync(NumberedAppends.Number(n));
        await filled.DisposeAsync();
        int before = NativeHandle.Alive, seen = 0;
        var database = new Database(_folder["history"], new());

        database.Scan([StoreKeys.Summary], [StoreKeys.Summary + 1], downwards: false, (_, _) =>
        {
            if (++seen == 2) database.Dispose();
            return true;
        });

        Assert.That(seen, Is.EqualTo(10));
        Assert.That(NativeHandle.Alive, Is.EqualTo(before));
        await RocksDbBackend.Open(_folder["history"]).DisposeAsync(); // and is closed then: its lock is free
    }

    [Test]
    public async Task A_disposed_backend_says_so()
    {
        RocksDbBackend backend = RocksDbBackend.Open(_folder["history"]);
        await backend.DisposeAsync();
        await backend.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await backend.AppendAsync(NumberedAppends.Number(2)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await backend.ReadMachineAsync("m"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await backend.ReadMachineIdsAsync());
    }

    [Test]
    public async Task Half_a_character_is_no_id()
    {
        await using RocksDbBackend backend = RocksDbBackend.Open(_folder["history"]);
        var append = new HistoryAppend { MachineId = "m\ud800", Machine = Encoding.UTF8.GetBytes("r") };

        await Assert.ThrowsAsync<ArgumentException>(async () => await backend.AppendAsync(append));
    }
}

using System.Text;
using AsyncMachine.History.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AsyncMachine.History.Tests;

/// <summary>Several connections to one file: to SQLite, they might as well be of several processes.</summary>
public sealed class SharingTests
{
    private TemporaryFolder _folder = null!;
    private string _path = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new();
        _path = _folder["history.db"];
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Backends_of_one_file_see_what_the_others_appended()
    {
        await using SqliteBackend one = SqliteBackend.Open(_path), other = SqliteBackend.Open(_path);

        await Task.WhenAll(Fill(one, "a"), Fill(other, "b")).Soon();

        Assert.That(await NumberedAppends.CountAsync(one, "b"), Is.EqualTo(100));
        Assert.That(await NumberedAppends.CountAsync(other, "a"), Is.EqualTo(100));

        static Task Fill(SqliteBackend backend, string machine) => Task.Run(async () =>
        {
            for (int n = 1; n <= 100; n++) await backend.AppendAsync(NumberedAppends.Number(n, machine));
        });
    }

    [Test]
    public async Task Of_two_recorders_of_a_machine_the_second_to_write_is_refused_and_the_record_stays_whole()
    {
        var schema = new SchemaBuilder().State("Foo").Build();
        await using SqliteBackend one = SqliteBackend.Open(_path), other = SqliteBackend.Open(_path);
        await using Machine first = new(schema, new MachineOptions { Id = "m" }), second = new(schema, new MachineOptions { Id = "m" });
        await using HistoryRecorder kept = await HistoryRecorder.StartAsync(first, one);
        await using HistoryRecorder late = await HistoryRecorder.StartAsync(second, other);
        first.Add("Foo");
        await kept.FlushAsync().Soon();

        second.Add("Foo");
        second.Remove("Foo");
        HistoryStoreException refused = (await Assert.ThrowsAsync<HistoryStoreException>(() => late.FlushAsync().Soon()))!;

        Assert.That(refused.Message, Does.Contain(_path).And.Contain("machine 'm'").And.Contain("One process"));
        Assert.That(late.Machine.Is(HistoryStates.ErrHistory), Is.True);
        first.Remove("Foo");
        await kept.FlushAsync().Soon();
        HistoryPage page = await late.History.ReadPageAsync(null, 10);
        Assert.That(page.Records.Select(r => r.ToString()), Is.EqualTo(new[] { "#2 [remove] -Foo t2", "#1 [add] +Foo t1" }));
    }

    [Test]
    public async Task An_append_that_is_repeated_although_it_is_there_is_no_stranger()
    {
        await using SqliteBackend backend = SqliteBackend.Open(_path);
        HistoryAppend first = Continuing(1, ""), second = Continuing(2, "1");

        await backend.AppendAsync(first);
        await backend.AppendAsync(first);
        await backend.AppendAsync(second);
        await backend.AppendAsync(second);

        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(2));
        await Assert.ThrowsAsync<HistoryStoreException>(async () => await backend.AppendAsync(Continuing(3, "1")));
        await Assert.ThrowsAsync<HistoryStoreException>(async () => await backend.AppendAsync(Continuing(3, "")));
        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(2));

        static HistoryAppend Continuing(int n, string previous)
        {
            HistoryAppend append = NumberedAppends.Number(n);
            return new() { MachineId = append.MachineId, Machine = append.Machine, Previous = Encoding.UTF8.GetBytes(previous), Added = append.Added };
        }
    }

    [Test]
    public async Task An_append_gives_up_on_a_lock_that_is_not_let_go_and_nothing_of_it_is_there()
    {
        await using SqliteBackend backend = SqliteBackend.Open(_path, new() { LockTimeout = TimeSpan.FromMilliseconds(20) });
        await backend.AppendAsync(NumberedAppends.Number(1));
        using var stranger = new SqliteConnection($"Data Source={_path};Pooling=False");
        stranger.Open();

        using (SqliteTransaction held = stranger.BeginTransaction(deferred: false))
        {
            HistoryStoreException refused = (await Assert.ThrowsAsync<HistoryStoreException>(async () => await backend.AppendAsync(NumberedAppends.Number(2))))!;
            Assert.That(refused.Message, Does.Contain(_path).And.Contain("another process").And.Contain("LockTimeout"));
            Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(1)); // readers need no lock
        }

        await backend.AppendAsync(NumberedAppends.Number(2));
        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(2));
    }

    [Test]
    public async Task An_append_that_fails_half_way_leaves_nothing()
    {
        await using SqliteBackend backend = SqliteBackend.Open(_path);
        await backend.AppendAsync(NumberedAppends.Number(1));
        HistoryAppend second = NumberedAppends.Number(2);
        HistoryAppend broken = new()
        {
            MachineId = "m", Machine = second.Machine, Removed = [1], Added = [.. second.Added, second.Added[0] with { FirstId = ulong.MaxValue }],
        };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await backend.AppendAsync(broken));

        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(1));
        await backend.AppendAsync(second);
        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(2));
    }

    [Test]
    public async Task An_append_that_is_cancelled_while_it_waits_is_not_there()
    {
        await using SqliteBackend backend = SqliteBackend.Open(_path);

        await Assert.ThrowsAsync<TaskCanceledException>(async () => await backend.AppendAsync(NumberedAppends.Number(1), new CancellationToken(true)));

        Assert.That(await NumberedAppends.CountAsync(backend), Is.Zero);
    }

    [Test]
    public async Task A_disposed_backend_says_so_and_leaves_one_file()
    {
        SqliteBackend backend = SqliteBackend.Open(_path);
        await backend.AppendAsync(NumberedAppends.Number(1));
        await NumberedAppends.CountAsync(backend);

        await backend.DisposeAsync();
        await backend.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await backend.AppendAsync(NumberedAppends.Number(2)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await backend.ReadMachineAsync("m"));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(_path)!), Is.EqualTo(new[] { _path }));
    }

    [Test]
    public async Task Half_a_character_is_no_id()
    {
        await using SqliteBackend backend = SqliteBackend.Open(_path);
        var append = new HistoryAppend { MachineId = "m\ud800", Machine = Encoding.UTF8.GetBytes("r") };

        await Assert.ThrowsAsync<ArgumentException>(async () => await backend.AppendAsync(append));
    }
}

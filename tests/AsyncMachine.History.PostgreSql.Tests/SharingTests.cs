using System.Text;
using AsyncMachine.History.Tests.Contract;
using AsyncMachine.History.Tests.Server;
using AsyncMachine.History.Tests.Support;
using Npgsql;

namespace AsyncMachine.History.Tests;

/// <summary>Several backends of one database: to the server, they might as well be of several processes.</summary>
public sealed class SharingTests
{
    private static readonly TimeSpan Briefly = TimeSpan.FromMilliseconds(20);

    private string _schema = "";

    private static string Server => SharedServer.ConnectionString;

    [SetUp]
    public void NameSchema() => _schema = SharedServer.NewSchema();

    [Test]
    public async Task Backends_of_one_database_see_what_the_others_appended()
    {
        await using PostgreSqlBackend one = await OpenAsync(), other = await OpenAsync();

        await Task.WhenAll(Fill(one, "a"), Fill(other, "b")).Soon();

        Assert.That(await NumberedAppends.CountAsync(one, "b"), Is.EqualTo(50));
        Assert.That(await NumberedAppends.CountAsync(other, "a"), Is.EqualTo(50));

        static Task Fill(PostgreSqlBackend backend, string machine) => Task.Run(async () =>
        {
            for (int n = 1; n <= 50; n++) await backend.AppendAsync(NumberedAppends.Number(n, machine));
        });
    }

    [Test]
    public async Task A_second_recorder_of_a_machine_is_refused_until_the_first_one_ends()
    {
        await using PostgreSqlBackend one = await OpenAsync(), other = await OpenAsync(Briefly);
        await using Machine<Door> here = Machine.Create(new Door(), new MachineOptions { Id = "door" });
        await using Machine<Door> there = Machine.Create(new Door(), new MachineOptions { Id = "door" });
        await using HistoryRecorder first = await HistoryRecorder.StartAsync(here, one);

        HistoryStoreException refused = (await Assert.ThrowsAsync<HistoryStoreException>(() => HistoryRecorder.StartAsync(there, other)))!;

        Assert.That(refused.Message, Does.Contain("'door'").And.Contain("another recorder").And.Contain("Dispose that one"));
        here.Add(Door.Open);
        await first.DisposeAsync();
        await using HistoryRecorder second = await HistoryRecorder.StartAsync(there, other);
        there.Add(Door.Open);
        await second.FlushAsync().Soon();
        Assert.That((await second.History.ReadPageAsync(null, 10)).Records.Select(r => r.ToString()), Is.EqualTo(new[] { "#2 [add] +Open t1", "#1 [add] +Open t1" }));
    }

    [Test]
    public async Task A_backend_that_ends_lets_go_of_what_it_has_claimed()
    {
        await using PostgreSqlBackend other = await OpenAsync();
        await using (PostgreSqlBackend one = await OpenAsync()) await one.AppendAsync(NumberedAppends.Number(1));

        await other.AppendAsync(NumberedAppends.Number(2));

        Assert.That(await NumberedAppends.CountAsync(other), Is.EqualTo(2));
    }

    [Test]
    public async Task A_recorder_whose_place_was_taken_while_its_connection_was_lost_writes_nothing()
    {
        await using PostgreSqlBackend one = await OpenAsync(name: $"one {_schema}"), other = await OpenAsync();
        await one.AppendAsync(NumberedAppends.Number(1));
        await TerminateAsync($"one {_schema}");
        await other.ClaimAsync("m");
        await other.AppendAsync(NumberedAppends.Number(2));
        await other.ReleaseAsync("m");

        HistoryStoreException refused = (await Assert.ThrowsAsync<HistoryStoreException>(async () => await one.AppendAsync(NumberedAppends.Number(2))))!;

        Assert.That(refused.Message, Does.Contain("'m'").And.Contain("another one has claimed it or written").And.Contain("Dispose this recorder"));
        Assert.That(await NumberedAppends.CountAsync(other), Is.EqualTo(2));
        Assert.That(await Database.ReadAsync<long>(Server, $"SELECT appends FROM {_schema}.history_machines"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_recorder_whose_connections_were_lost_goes_on_and_keeps_others_away()
    {
        await using PostgreSqlBackend one = await OpenAsync(name: $"one {_schema}"), other = await OpenAsync(Briefly);
        await one.AppendAsync(NumberedAppends.Number(1));
        await TerminateAsync($"one {_schema}");

        await one.AppendAsync(NumberedAppends.Number(2));

        Assert.That(await NumberedAppends.CountAsync(one), Is.EqualTo(2));
        Assert.That(await Database.ReadAsync<long>(Server, $"SELECT appends FROM {_schema}.history_machines"), Is.EqualTo(2));
        await Assert.ThrowsAsync<HistoryStoreException>(async () => await other.ClaimAsync("m"));
    }

    [Test]
    public async Task An_append_that_does_not_continue_the_record_is_refused_and_one_that_is_repeated_is_not()
    {
        await using PostgreSqlBackend backend = await OpenAsync();
        HistoryAppend first = Continuing(1, ""), second = Continuing(2, "1");

        await backend.AppendAsync(first);
        await backend.AppendAsync(first);
        await backend.AppendAsync(second);
        await backend.AppendAsync(second);

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
    public async Task A_claim_waits_for_what_an_earlier_recorder_has_begun()
    {
        await using PostgreSqlBackend one = await OpenAsync(), other = await OpenAsync(Briefly);
        await one.AppendAsync(NumberedAppends.Number(1));
        await one.ReleaseAsync("m");
        await using NpgsqlConnection stranger = await Database.ConnectAsync(Server);
        await using NpgsqlTransaction begun = await stranger.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand($"UPDATE {_schema}.history_machines SET record = '2'", stranger)) await command.ExecuteNonQueryAsync();

        HistoryStoreException refused = (await Assert.ThrowsAsync<HistoryStoreException>(async () => await other.ClaimAsync("m")))!;
        Assert.That(refused.Message, Does.Contain("holds a lock").And.Contain("pg_locks"));

        await begun.CommitAsync();
        await other.ClaimAsync("m");
        Assert.That((await other.ReadMachineAsync("m"))!.Value.ToArray(), Is.EqualTo("2"u8.ToArray()));
    }

    [Test]
    public async Task A_machine_that_was_claimed_and_never_appended_to_is_unknown()
    {
        await using PostgreSqlBackend backend = await OpenAsync();

        await backend.ClaimAsync("m");

        Assert.That(await backend.ReadMachineAsync("m"), Is.Null);
        Assert.That(await backend.ReadMachineIdsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_machine_that_is_deleted_takes_its_blocks_along_and_its_recorder_is_told()
    {
        await using PostgreSqlBackend backend = await OpenAsync();
        await backend.AppendAsync(NumberedAppends.Number(1));
        await Database.ExecuteAsync(Server, $"DELETE FROM {_schema}.history_machines WHERE id = 'm'");

        HistoryStoreException refused = (await Assert.ThrowsAsync<HistoryStoreException>(async () => await backend.AppendAsync(NumberedAppends.Number(2))))!;

        Assert.That(refused.Message, Does.Contain("its row was deleted"));
        Assert.That(await Database.ReadAsync<long>(Server, $"SELECT count(*) FROM {_schema}.history_blocks"), Is.Zero);
        await backend.ReleaseAsync("m");
        await backend.AppendAsync(NumberedAppends.Number(1));
        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(1));
    }

    [Test]
    public async Task An_append_that_fails_half_way_leaves_nothing()
    {
        await using PostgreSqlBackend backend = await OpenAsync();
        await backend.AppendAsync(NumberedAppends.Number(1));
        await Database.ExecuteAsync(Server, $"ALTER TABLE {_schema}.history_blocks ADD CONSTRAINT no_four CHECK (first_id <> 4)");
        HistoryAppend second = NumberedAppends.Number(2), broken = new() { MachineId = "m", Machine = second.Machine, Removed = [1], Added = second.Added };

        HistoryStoreException failed = (await Assert.ThrowsAsync<HistoryStoreException>(async () => await backend.AppendAsync(broken)))!;

        Assert.That(failed.Message, Does.Contain("no_four").And.Contain("23514"));
        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(1));
        await Database.ExecuteAsync(Server, $"ALTER TABLE {_schema}.history_blocks DROP CONSTRAINT no_four");
        await backend.AppendAsync(second);
        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(2));
    }

    [Test]
    public async Task An_append_that_is_cancelled_is_not_there()
    {
        await using PostgreSqlBackend backend = await OpenAsync();

        await Assert.CatchAsync<OperationCanceledException>(async () => await backend.AppendAsync(NumberedAppends.Number(1), new CancellationToken(true)));

        Assert.That(await NumberedAppends.CountAsync(backend), Is.Zero);
    }

    [Test]
    public async Task A_disposed_backend_says_so()
    {
        PostgreSqlBackend backend = await OpenAsync();
        await backend.AppendAsync(NumberedAppends.Number(1));

        await backend.DisposeAsync();
        await backend.DisposeAsync();
        await backend.ReleaseAsync("m");

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await backend.AppendAsync(NumberedAppends.Number(2)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await backend.ClaimAsync("m"));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await backend.ReadMachineAsync("m"));
    }

    [Test]
    public async Task What_the_database_cannot_hold_is_no_id()
    {
        await using PostgreSqlBackend backend = await OpenAsync();
        (string Id, string Expected)[] wrong = [("m\ud800", "surrogate"), ("m\0", "U+0000"), (new string('ä', 1301), "2600 bytes")];
        foreach ((string id, string expected) in wrong)
        {
            var append = new HistoryAppend { MachineId = id, Machine = Encoding.UTF8.GetBytes("r") };

            ArgumentException refused = (await Assert.ThrowsAsync<ArgumentException>(async () => await backend.AppendAsync(append)))!;

            Assert.That(refused.Message, Does.Contain(expected));
            await Assert.ThrowsAsync<ArgumentException>(async () => await backend.ReadMachineAsync(id));
        }
    }

    [Test]
    public async Task The_longest_id_is_one()
    {
        await using PostgreSqlBackend backend = await OpenAsync();
        var random = new Random(1); // an id that does not pack
        string id = string.Concat(Enumerable.Range(0, 2600).Select(_ => (char)random.Next('!', '~')));

        await backend.AppendAsync(NumberedAppends.Number(1, id));

        Assert.That(await NumberedAppends.CountAsync(backend, id), Is.EqualTo(1));
    }

    [Test]
    public async Task A_key_that_is_no_number_of_the_database_is_refused()
    {
        await using PostgreSqlBackend backend = await OpenAsync();
        HistoryAppend append = new() { MachineId = "m", Machine = new byte[1], Added = [new StoredBlock(ulong.MaxValue, new byte[1], new byte[1])] };

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await backend.AppendAsync(append));
    }

    private Task<PostgreSqlBackend> OpenAsync(TimeSpan? lockTimeout = null, string name = "test") =>
        PostgreSqlBackend.OpenAsync($"{Server};Application Name={name}", new() { Schema = _schema, LockTimeout = lockTimeout ?? TimeSpan.FromSeconds(30) });

    // As an administrator does, or a server that restarts: all connections of that name.
    private static async Task TerminateAsync(string name) =>
        Assert.That(await Database.ReadAsync<long>(Server, $"SELECT count(pg_terminate_backend(pid, 60000)) FROM pg_stat_activity WHERE application_name = '{name}'"), Is.EqualTo(2));
}

using AsyncMachine.History.Tests.Server;
using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests;

/// <summary>The server goes and comes back; recording and reading go on.</summary>
public sealed class RestartTests
{
    private readonly Schema _schema = new SchemaBuilder().State("Multi", multi: true).Build();
    private PostgreSqlServer _server = null!;

    [SetUp]
    public async Task StartServer() => _server = await PostgreSqlServer.StartAsync();

    [TearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_recorder_goes_on_when_the_server_has_come_back(bool killed)
    {
        await using PostgreSqlBackend backend = await PostgreSqlBackend.OpenAsync(_server.ConnectionString);
        await using var machine = new Machine(_schema, new MachineOptions { Id = "m" });
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { RetryDelay = TimeSpan.FromMilliseconds(20) });
        Add(machine, 100);
        await recorder.FlushAsync().Soon();

        await (killed ? _server.KillAsync() : _server.StopAsync());
        Add(machine, 100);
        HistoryStoreException lost = (await Assert.ThrowsAsync<HistoryStoreException>(() => recorder.FlushAsync().Soon()))!;
        Assert.That(lost.Message, Does.Contain("start it").And.Contain("tries again by itself"));
        Assert.That(recorder.Machine.Is(HistoryStates.ErrHistory), Is.True);
        Task recovered = recorder.Machine.WhenNot([HistoryStates.ErrHistory], default).Soon();
        await _server.StartAgainAsync();
        await recovered;
        Add(machine, 100);
        await recorder.FlushAsync().Soon();

        Assert.That((recorder.Recorded, recorder.Written, recorder.Dropped), Is.EqualTo((300UL, 300UL, 0UL)));
        IReadOnlyList<HistoryRecord> records = (await recorder.History.ReadPageAsync(null, 1000)).Records;
        Assert.That(records.Select(r => r.Id), Is.EqualTo(Enumerable.Range(1, 300).Select(i => (ulong)i).Reverse()));
        Assert.That(records.Select(r => r.Sum), Is.EqualTo(records.Select(r => (2 * r.Id) - 1)), "one after the other, none twice");
    }

    [Test]
    public async Task Connections_that_ended_while_nobody_used_them_are_no_failure()
    {
        await using PostgreSqlBackend backend = await PostgreSqlBackend.OpenAsync(_server.ConnectionString);
        await backend.AppendAsync(NumberedAppends.Number(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => NumberedAppends.CountAsync(backend))); // so that there are some
        await _server.KillAsync();
        await _server.StartAgainAsync();

        await backend.AppendAsync(NumberedAppends.Number(2));
        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(2));

        await _server.StopAsync();
        await _server.StartAgainAsync();
        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(2));
    }

    private static void Add(Machine machine, int times)
    {
        for (int i = 0; i < times; i++) machine.Add("Multi");
    }
}

using AsyncMachine.History.Tests.Server;
using AsyncMachine.History.Tests.Support;
using Npgsql;

namespace AsyncMachine.History.Tests;

/// <summary>Connections that are cut in the midst of an append: it is there as a whole or not at all, and once, however often it is repeated.</summary>
public sealed class LostConnectionTests
{
    private const int Rounds = 60;

    private string _schema = "";
    private CuttingProxy _proxy = null!;

    private static string Server => SharedServer.ConnectionString;

    [SetUp]
    public void StandBetween()
    {
        _schema = SharedServer.NewSchema();
        _proxy = new CuttingProxy(new NpgsqlConnectionStringBuilder(Server).Port);
    }

    [TearDown]
    public async Task StepAside() => await _proxy.DisposeAsync();

    [Test]
    public async Task An_append_that_is_cut_anywhere_is_there_as_a_whole_or_not_at_all_and_once_when_it_is_repeated()
    {
        await using PostgreSqlBackend backend = await OpenAsync(), onlooker = await PostgreSqlBackend.OpenAsync(Server, new() { Schema = _schema });
        await backend.AppendAsync(NumberedAppends.Number(1));
        var random = new Random(1);
        int failed = 0;

        for (int n = 2; n <= Rounds; n++)
        {
            _proxy.CutAfter(random.Next(2200)); // an append takes some 1 700 bytes, and new connections about 150
            try
            {
                await backend.AppendAsync(NumberedAppends.Number(n));
            }
            catch (HistoryStoreException)
            {
                failed++;
                await SettleAsync();
                Assert.That(await NumberedAppends.CountAsync(onlooker), Is.EqualTo(n - 1).Or.EqualTo(n));
                _proxy.Mend();
                await backend.AppendAsync(NumberedAppends.Number(n));
            }

            Assert.That(await NumberedAppends.CountAsync(onlooker), Is.EqualTo(n));
        }

        Assert.That(failed, Is.GreaterThan(Rounds / 3), "the cuts did fall into the appends");
    }

    [Test]
    public async Task An_append_whose_acknowledgement_is_lost_is_there_once()
    {
        await using PostgreSqlBackend backend = await OpenAsync();
        await backend.AppendAsync(NumberedAppends.Number(1));

        _proxy.CutAnswerTo("COMMIT\0"u8);
        await backend.AppendAsync(NumberedAppends.Number(2));

        Assert.That(await NumberedAppends.CountAsync(backend), Is.EqualTo(2));
        Assert.That(await Database.ReadAsync<long>(Server, $"SELECT appends FROM {_schema}.history_machines"), Is.EqualTo(3), "it was committed, and repeated");
    }

    private Task<PostgreSqlBackend> OpenAsync() => PostgreSqlBackend.OpenAsync($"{Server};Port={_proxy.Port}", new() { Schema = _schema });

    // Whatever the server is still at has the lock of the machine's row, or does not come to its end.
    private Task SettleAsync() => Database.ExecuteAsync(Server, $"SELECT 1 FROM {_schema}.history_machines FOR UPDATE");
}

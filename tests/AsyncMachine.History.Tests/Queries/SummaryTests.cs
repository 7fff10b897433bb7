using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests.Queries;

/// <summary>Conditions are answered from summaries: blocks that cannot match are not read.</summary>
public sealed class SummaryTests
{
    private readonly Schema _schema = new SchemaBuilder().State("Busy").State("Rare").State("Never").State("Ever").Build();

    [Test]
    public async Task Blocks_are_read_only_if_a_record_of_theirs_may_match()
    {
        var backend = new CountingBackend();
        await using var machine = new Machine(_schema, new MachineOptions { Id = "m" });
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { StoreTransitions = true });
        State busy = _schema.State("Busy"), rare = _schema.State("Rare"), never = _schema.State("Never");
        for (int i = 0; i < 40_000; i++)
        {
            machine.Toggle(busy);
            if (i == 7_000) machine.Toggle(rare);
            if (i % 1_000 == 0) await recorder.FlushAsync().Soon();
        }

        await recorder.FlushAsync().Soon();
        DateTimeOffset first = (await recorder.History.ReadMachineAsync())!.FirstTracking;
        int blocks = (await backend.ReadSummariesAsync("m", 0, newestFirst: false, int.MaxValue)).Count;

        Assert.That(blocks, Is.GreaterThan(9));
        Assert.That(await ReadsAsync(new HistoryQuery { Active = [never] }), Is.EqualTo((0, 0)));
        Assert.That(await ReadsAsync(new HistoryQuery { Deactivated = [rare] }), Is.EqualTo((0, 0)));
        Assert.That(await ReadsAsync(new HistoryQuery { Active = [busy], Inactive = [busy] }), Is.EqualTo((0, 0)));
        Assert.That(await ReadsAsync(new HistoryQuery { SourceMachine = "nobody" }), Is.EqualTo((0, 0)));
        Assert.That(await ReadsAsync(new HistoryQuery { HumanTime = new HistoryPeriod(DateTimeOffset.MinValue, first.AddTicks(-1)) }), Is.EqualTo((0, 0)));
        Assert.That(await ReadsAsync(new HistoryQuery { Activated = [rare] }), Is.EqualTo((1, 1)));
        Assert.That(await ReadsAsync(new HistoryQuery { Sum = new HistoryRange(100, 101) }), Is.EqualTo((2, 1)));
        Assert.That(await ReadsAsync(new HistoryQuery { Active = [busy] }), Is.EqualTo((25, 1)));

        async Task<(int Found, int Payloads)> ReadsAsync(HistoryQuery query)
        {
            backend.Payloads = 0;
            int found = (await recorder.History.ReadPageAsync(query, 25)).Records.Count;
            return (found, backend.Payloads);
        }
    }

    [Test]
    public async Task Blocks_that_may_match_are_asked_for_in_a_few_looks()
    {
        var backend = new CountingBackend();
        await using var machine = new Machine(_schema, new MachineOptions { Id = "m" });
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { MaxRecords = null });
        State busy = _schema.State("Busy"), rare = _schema.State("Rare");
        for (int i = 0; i < 50 * 4_096; i++)
        {
            machine.Toggle(i % 4_096 < 2 ? rare : busy);
            if (i % 4_096 == 0) await recorder.FlushAsync().Soon();
        }

        await recorder.FlushAsync().Soon();
        backend.Looks = backend.Payloads = 0;
        int found = (await recorder.History.ReadPageAsync(new HistoryQuery { Activated = [rare] }, 40)).Records.Count;

        Assert.That(found, Is.EqualTo(40));
        Assert.That(backend.Payloads, Is.InRange(30, 60));
        Assert.That(backend.Looks, Is.LessThanOrEqualTo(6));
    }
}

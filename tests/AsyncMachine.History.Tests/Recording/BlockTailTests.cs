using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests.Recording;

/// <summary>Small blocks are merged, so that there are few of them however the records came.</summary>
public sealed class BlockTailTests
{
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(50)]
    [TestCase(700)]
    public async Task However_many_records_come_at_once_there_are_few_blocks_and_little_is_written_twice(int batch)
    {
        const int records = 6_000;
        var backend = new GatedBackend(open: true);
        Schema schema = new SchemaBuilder().State("Foo").Build();
        await using var machine = new Machine(schema, new MachineOptions { Id = "m" });
        HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend);
        for (int i = 1; i <= records; i++)
        {
            machine.Toggle("Foo");
            if (i % batch == 0) await recorder.FlushAsync().Soon();
            if (i == records / 2)
            {
                // A restart goes on with the blocks that it finds.
                await recorder.DisposeAsync().AsTask().Soon();
                recorder = await HistoryRecorder.StartAsync(machine, backend);
            }
        }

        await recorder.FlushAsync().Soon();
        IReadOnlyList<StoredSummary> blocks = await backend.ReadSummariesAsync("m", 0, newestFirst: false, records);
        long stored = 0, written = backend.Appends.Sum(append => append.Added.Sum(block => (long)block.Payload.Length));
        foreach (StoredSummary block in blocks) stored += (await backend.ReadPayloadAsync("m", block.FirstId))!.Value.Length;

        Assert.That(blocks, Has.Count.LessThanOrEqualTo(records / 512 + 3 * 7 + 2));
        Assert.That(written, Is.LessThan(9 * stored), "three times, and a small block's own weight");
        Assert.That((await recorder.History.ReadPageAsync(null, records)).Records.Select(r => r.Id), Is.EqualTo(Enumerable.Range(1, records).Select(i => (ulong)i).Reverse()));
        await recorder.DisposeAsync();
    }

    [Test]
    public async Task A_reader_beside_the_merging_misses_nothing_and_sees_nothing_twice()
    {
        var backend = new MemoryBackend();
        Schema schema = new SchemaBuilder().State("Foo").Build();
        await using var machine = new Machine(schema, new MachineOptions { Id = "m" });
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { BatchDelay = TimeSpan.Zero, BatchSize = 2 });
        var stop = new CancellationTokenSource();
        Task<int> reading = Task.Run(async () =>
        {
            int reads = 0;
            while (!stop.IsCancellationRequested || reads == 0)
            {
                List<ulong> back = [], forth = [];
                await foreach (HistoryRecord record in recorder.History.FindAsync(new HistoryQuery { RecordDiffSum = new HistoryRange(1, 1) })) back.Add(record.Id);
                await foreach (HistoryRecord record in recorder.History.ReadForwardAsync()) forth.Add(record.Id);
                Assert.That(back, Is.EqualTo(Enumerable.Range(1, back.Count).Select(i => (ulong)i).Reverse()));
                Assert.That(forth, Is.EqualTo(Enumerable.Range(1, forth.Count).Select(i => (ulong)i)));
                reads++;
            }

            return reads;
        });

        for (int i = 0; i < 4_000; i++)
        {
            machine.Toggle("Foo");
            if (i % 3 == 0) await recorder.FlushAsync().Soon();
        }

        await stop.CancelAsync();
        Assert.That(await reading.Soon(), Is.Positive);
    }
}

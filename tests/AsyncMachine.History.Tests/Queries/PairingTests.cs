using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.History.Tests.Queries;

/// <summary>Conditions on several states of machines that are hardly ever in one situation twice.</summary>
public sealed class PairingTests
{
    [TestCase(20)]
    [TestCase(100)]
    public async Task Two_states_that_never_were_so_at_once_are_answered_without_reading_a_record(int states)
    {
        await using var backend = new CountingBackend();
        Schema schema = await RecordAsync(backend, states, batches: 8, batch: 600);
        var history = new MachineHistory(backend, "m");
        State one = schema.State("S0"), other = schema.State("S1"), upper = schema.State("S2"), lower = schema.State("S3");

        foreach (HistoryQuery never in new[]
        {
            new HistoryQuery { Active = [one, other] },
            new HistoryQuery { Activated = [one], Active = [other] },
            new HistoryQuery { Active = [upper], Inactive = [lower] },
            new HistoryQuery { Active = [upper], Deactivated = [lower] },
        })
        {
            Assert.That((await history.ReadPageAsync(never, 10)).Records, Is.Empty);
        }

        Assert.That(backend.Payloads, Is.Zero);
        Assert.That((await history.ReadPageAsync(new HistoryQuery { Active = [one, lower] }, 10)).Records, Has.Count.EqualTo(10));
    }

    [TestCase(20, 170, 1)]
    [TestCase(20, 700, 3)]
    [TestCase(20, 700, 5)]
    [TestCase(100, 700, 2)]
    [TestCase(130, 170, 4)]
    public async Task Every_two_states_are_found_as_a_scan_finds_them_however_blocks_came_together(int states, int batch, int seed)
    {
        await using var backend = new MemoryBackend();
        Schema schema = await RecordAsync(backend, states, batches: 9, batch, seed);
        var history = new MachineHistory(backend, "m");
        List<bool[]> all = [];
        await foreach (HistoryRecord record in history.ReadForwardAsync()) all.Add([.. Enumerable.Range(0, states).Select(i => record.Is(schema.State($"S{i}")))]);
        Assert.That(all, Has.Count.EqualTo(9 * batch));

        int never = 0;
        for (int a = 0; a < 12; a++)
        {
            for (int b = 0; b < states; b += b < 12 ? 1 : states / 10)
            {
                State first = schema.State($"S{a}"), second = schema.State($"S{b}");
                never += await CompareAsync(new HistoryQuery { Active = [first, second] }, all.Count(record => record[a] && record[b]));
                never += await CompareAsync(new HistoryQuery { Active = [first], Inactive = [second] }, all.Count(record => record[a] && !record[b]));
                never += await CompareAsync(new HistoryQuery { Inactive = [first], Active = [second] }, all.Count(record => !record[a] && record[b]));
            }
        }

        Assert.That(never, Is.GreaterThan(10), "otherwise nothing was to be told apart");

        async Task<int> CompareAsync(HistoryQuery query, int expected)
        {
            // All of them, block by block: a block that is left out by mistake lacks its records.
            Assert.That((await history.ReadPageAsync(query, int.MaxValue)).Records.Count, Is.EqualTo(expected), $"{string.Join(' ', query.Active)}, not {string.Join(' ', query.Inactive)}");
            return expected > 0 ? 0 : 1;
        }
    }

    /// <summary>
    /// Records a machine whose states come and go at random, S0 never with S1, and S2 never without S3; S4 to S11 so seldom that two of them stand to
    /// each other in one way but once, in whichever order they got there. A restart in the middle.
    /// </summary>
    private static async Task<Schema> RecordAsync(HistoryBackend backend, int states, int batches, int batch, int seed = 7)
    {
        SchemaBuilder builder = new SchemaBuilder().State("S0", remove: ["S1"]).State("S1", remove: ["S0"]).State("S2", require: ["S3"]).State("S3");
        for (int i = 4; i < states; i++) builder.State($"S{i}");
        Schema schema = builder.Build();
        var random = new Random(seed);
        await using var machine = new Machine(schema, new MachineOptions { Id = "m" });
        for (int session = 0, left = batches; session < 2; session++)
        {
            await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(machine, backend, new HistoryOptions { BatchSize = batch, MaxRecords = null });
            for (int end = session == 0 ? left / 2 : 0; left > end; left--)
            {
                for (int i = 0; i < batch;)
                {
                    int number = random.Next(states);
                    if (number is >= 4 and < 12 && random.Next(states / 2) > 0) continue;
                    State state = schema.State($"S{number}");
                    if (machine.Is(state) ? machine.Remove(state).IsExecuted : machine.Add(state).IsExecuted) i++;
                }

                await recorder.FlushAsync().Soon();
            }

            Assert.That(recorder.Dropped, Is.Zero);
        }

        return schema;
    }
}

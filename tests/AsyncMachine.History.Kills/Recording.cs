namespace AsyncMachine.History.Kills;

/// <summary>The process that is killed: records batch after batch, through the whole recorder.</summary>
internal static class Recording
{
    public const string MachineId = "counter";

    private const int LargestBatch = 1500; // more than the recorder's: some flushes take two appends

    public static async Task RunAsync(Store store, string place, int seed, int kept)
    {
        await using HistoryBackend backend = new AnnouncingBackend(await store.OpenAsync(place));
        await using Machine machine = Machine.Create(new Counter(), new MachineOptions { Id = MachineId });
        ulong from = (await new MachineHistory(backend, MachineId).ReadMachineAsync())?.NextId ?? 1;
        Journal.Write(Journal.From, from);
        await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(
            machine, backend, new HistoryOptions { MaxRecords = kept == 0 ? null : kept, RetryDelay = TimeSpan.FromMilliseconds(20) });

        var random = new Random(seed);
        while (true)
        {
            for (int left = random.Next(1, LargestBatch); left > 0; left--) machine.Add(Counter.Count);
            await FlushAsync(recorder);
            Journal.Write(Journal.Flushed, from + recorder.Recorded - 1);
            if (recorder.Dropped > 0) Journal.Write(Journal.Wrong, $"{recorder.Dropped} records are dropped, although each batch is waited for");
        }
    }

    // The recorder repeats what was refused; the journal has it, and whoever reads that knows whether it had to be.
    private static async Task FlushAsync(HistoryRecorder recorder)
    {
        while (true)
        {
            try
            {
                await recorder.FlushAsync();
                return;
            }
            catch (HistoryStoreException)
            {
            }
        }
    }
}

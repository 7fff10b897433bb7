namespace AsyncMachine.History.Kills;

/// <summary>Looks at a store after each kill: what must be there, and nothing between two batches.</summary>
internal sealed class Survey
{
    private readonly HashSet<ulong> _starts = []; // ids with which sessions began: clocks begin anew there
    private ulong _next = 1;                      // the id after those of the sessions before

    public async Task<Finding> LookAsync(HistoryBackend backend, Session session)
    {
        var wrong = new List<string>();
        if (session.Wrong is not null) wrong.Add(session.Wrong);
        if (_starts.Add(session.From) && session.From != _next) wrong.Add($"it began with record {session.From}, and {_next} was to come");

        // A machine record is of one append. That is a batch boundary, and none before the last acknowledged.
        ReadOnlyMemory<byte>? record = await backend.ReadMachineAsync(Recording.MachineId);
        int append = record is { } bytes ? session.AppendOf(Journal.MarkOf(bytes)) : 0;
        if (append == 0) wrong.Add("the store ends with no append that was made");
        int lost = Math.Max(0, session.Acknowledged - append);

        var history = new MachineHistory(backend, Recording.MachineId);
        HistoryMachine machine = (await history.ReadMachineAsync())!;
        if (machine.NextId <= session.Flushed) wrong.Add($"record {session.Flushed} was flushed, and the store ends before {machine.NextId}");
        int twice = await LookAtRecordsAsync(history, machine, wrong);
        _next = machine.NextId;
        return new Finding(lost, twice, wrong);
    }

    // Newest first: no id is missing or there again, and each clock goes on from the one before.
    private async Task<int> LookAtRecordsAsync(MachineHistory history, HistoryMachine machine, List<string> wrong)
    {
        int twice = 0;
        ulong expected = machine.NextId;
        HistoryRecord? later = null;
        await foreach (HistoryRecord record in history.FindAsync())
        {
            expected--;
            if (record.Id > expected) twice++;
            if (record.Id != expected) wrong.Add($"record {record.Id} is where {expected} should be");
            if (later is not null && !_starts.Contains(later.Id) && later.Sum - later.DiffSum != record.Sum)
            {
                wrong.Add($"record {later.Id} does not follow from record {record.Id}");
            }

            expected = record.Id;
            later = record;
        }

        if (expected != machine.FirstId) wrong.Add($"the oldest record is {expected}, and the store says {machine.FirstId}");
        return twice;
    }

    /// <param name="Lost">Acknowledged appends that are not there.</param>
    /// <param name="Twice">Records that are there again.</param>
    /// <param name="Wrong">All that is not as it must be.</param>
    internal sealed record Finding(int Lost, int Twice, IReadOnlyList<string> Wrong);
}

namespace AsyncMachine.History.Benchmarks.Stores;

/// <summary>A machine that is recorded as fast as the backend takes it, and no faster: nothing is dropped.</summary>
internal sealed class Recording : IAsyncDisposable
{
    private const int Between = 500;          // steps between two looks at how far the writer is
    private const ulong MostWaiting = 30_000; // records; the buffer holds about twice as many

    private readonly Subject _subject;
    private readonly HistoryRecorder _recorder;

    private Recording(Subject subject, HistoryRecorder recorder)
    {
        _subject = subject;
        _recorder = recorder;
    }

    public MachineHistory History => _recorder.History;

    public static async Task<Recording> StartAsync(HistoryBackend backend, Subject subject) => new(
        subject,
        await HistoryRecorder.StartAsync(subject.Machine, backend, new HistoryOptions { BatchSize = 1000, MaxRecords = null }).ConfigureAwait(false));

    /// <summary>Makes steps and completes when they are stored.</summary>
    /// <returns>How many records that were.</returns>
    public async Task<int> RunAsync(int steps)
    {
        ulong before = _recorder.Written;
        for (int done = 0; done < steps; done += Between)
        {
            _subject.Run(Between);
            var spinner = new SpinWait();
            while (_recorder.Recorded - _recorder.Written > MostWaiting) spinner.SpinOnce(sleep1Threshold: -1);
        }

        await _recorder.FlushAsync().ConfigureAwait(false);
        if (_recorder.Dropped > 0) throw new InvalidOperationException($"{_recorder.Dropped} records were dropped.");
        return (int)(_recorder.Written - before);
    }

    public async ValueTask DisposeAsync()
    {
        await _recorder.DisposeAsync().ConfigureAwait(false);
        await _subject.Machine.DisposeAsync().ConfigureAwait(false);
    }
}

namespace AsyncMachine.History.Tests.Support;

/// <summary>Memory, whose appends stop at a gate, or fail, as the test wants it.</summary>
internal sealed class GatedBackend : WrappedBackend
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(int Appends, TaskCompletionSource Done)> _waiting = []; // under the lock

    public GatedBackend(bool open)
    {
        if (open) _gate.SetResult();
    }

    public List<HistoryAppend> Appends { get; } = [];

    /// <summary>What the next appends throw.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Completes when so many appends have come.</summary>
    public Task HasAsync(int appends)
    {
        lock (_lock)
        {
            if (Appends.Count >= appends) return Task.CompletedTask;
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((appends, waiting));
            return waiting.Task.Soon();
        }
    }

    public void Open() => _gate.TrySetResult();

    public override async ValueTask AppendAsync(HistoryAppend append, CancellationToken cancellationToken = default)
    {
        Task gate = _gate.Task;
        lock (_lock)
        {
            Appends.Add(append);
            foreach ((_, TaskCompletionSource done) in _waiting.Where(w => w.Appends <= Appends.Count)) done.TrySetResult();
        }

        await gate.WaitAsync(cancellationToken);
        if (Failure is { } failure) throw failure;
        await base.AppendAsync(append, cancellationToken);
    }
}

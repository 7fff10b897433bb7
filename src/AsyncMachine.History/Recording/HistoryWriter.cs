namespace AsyncMachine.History;

/// <summary>Takes what the machine leaves in the intake and gives it to the backend, a batch at a time.</summary>
internal sealed class HistoryWriter
{
    private readonly HistoryBackend _backend;
    private readonly HistoryOptions _options;
    private readonly TimeProvider _time;
    private readonly MachineImage _image;       // as of the last batch; only the loop uses it
    private readonly BlockTail _tail;
    private readonly Retention _retention;
    private readonly BlockEncoder _encoder = new();
    private readonly Intake.Snapshot _snapshot = new();
    private readonly ByteWriter _bytes = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Waker _waker;
    private readonly Alarm _alarm;
    private readonly ITimer _timer;
    private readonly Lock _flushGate = new();   // inside the intake's gate, or alone
    private readonly List<(ulong Through, TaskCompletionSource Done)> _flushes = []; // asked for since the last take; under the flush gate
    private readonly List<(ulong Through, TaskCompletionSource Done)> _claimed = []; // those that the last takes were to serve; under it too
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Action<HistoryCondition, Exception?> _tell;
    private volatile bool _stopping;
    private bool _stopped;                      // no flush can be served any more; under the flush gate
    private Exception? _failure;                // why something is lost, if so; under it too
    private bool _gaveUp;                       // the last append was not taken, and is not tried again
    private ulong _written;
    private Task _loop = Task.CompletedTask;

    public HistoryWriter(
        HistoryBackend backend, HistoryOptions options, TimeProvider time, MachineImage image, BlockTail tail, Retention retention,
        Action<HistoryCondition, Exception?> tell)
    {
        _backend = backend;
        _options = options;
        _time = time;
        _image = image;
        _tail = tail;
        _retention = retention;
        _tell = tell;
        _encoder.NextId = image.NextId;
        Intake = new Intake(options, time);
        _waker = new Waker(_signal);
        _alarm = new Alarm(this);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = time.CreateTimer(static state => ((HistoryWriter)state!).TimeIsUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public Intake Intake { get; }

    /// <summary>Records of this session that the backend has taken.</summary>
    public ulong Written => Volatile.Read(ref _written);

    /// <summary>Completes when nothing is appended any more.</summary>
    public Task Ended => _loop;

    public void Start()
    {
        using (ExecutionContext.SuppressFlow()) _loop = Task.Run(RunAsync);
    }

    /// <summary>Does what the intake has asked for. On the machine's own thread: nothing of it waits, or allocates.</summary>
    public void Do(Intake.Wake wake)
    {
        if (wake == Intake.Wake.None) return;
        if ((wake & Intake.Wake.Arm) != 0) _timer.Change(_options.BatchDelay, Timeout.InfiniteTimeSpan);
        if ((wake & Intake.Wake.Signal) != 0) ThreadPool.UnsafeQueueUserWorkItem(_waker, preferLocal: false);
        if ((wake & Intake.Wake.Alarm) != 0) ThreadPool.UnsafeQueueUserWorkItem(_alarm, preferLocal: false);
    }

    /// <summary>Completes when all that was recorded before the call is stored.</summary>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_flushGate)
        {
            if (_stopped) return _failure is null ? Task.CompletedTask : Task.FromException(_failure);
            _flushes.Add((Intake.Recorded, done));
        }

        Do(Intake.Hurry());
        return done.Task;
    }

    /// <summary>Stores what is left, as long as it may take.</summary>
    public async Task StopAsync()
    {
        _stopping = true;
        Do(Intake.Hurry());
        using (var limit = new CancellationTokenSource(_options.DisposeTimeout, _time))
        await using (limit.Token.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _giveUp).ConfigureAwait(false))
        {
            await Task.WhenAny(_loop, Task.Delay(Timeout.Infinite, _giveUp.Token)).ConfigureAwait(false);
        }

        await _timer.DisposeAsync().ConfigureAwait(false);
        bool late = !_loop.IsCompleted || Volatile.Read(ref _gaveUp);
        await _giveUp.CancelAsync().ConfigureAwait(false);
        End(late ? new TimeoutException("The backend has not taken what was left in time.") : null);
    }

    private void TimeIsUp() => Do(Intake.TimeIsUp());

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await _signal.WaitAsync().ConfigureAwait(false);
                do
                {
                    Claim();
                    bool some = Intake.Take(_encoder, LayoutOf, _snapshot);
                    if (some && !await StoreAsync().ConfigureAwait(false))
                    {
                        Volatile.Write(ref _gaveUp, true);
                        return;
                    }

                    Volatile.Write(ref _written, _snapshot.Through);
                    Complete(some ? _snapshot.Through : ulong.MaxValue);
                    _tell(HistoryCondition.Stored, null);
                    if (!some && _stopping) return;
                }
                while (!Rest());
            }
        }
        catch (Exception exception)
        {
            // What cannot be packed cannot be packed at the next try either. The ring fills up, and drops are counted.
            _tell(HistoryCondition.Failed, exception);
            End(exception);
        }
    }

    private bool Rest()
    {
        bool rests = Intake.TryRest(Hurried, out Intake.Wake wake);
        Do(wake);
        return rests;
    }

    private bool Hurried()
    {
        lock (_flushGate) return _stopping || _flushes.Count > 0 || _claimed.Count > 0;
    }

    private async Task<bool> StoreAsync()
    {
        HistoryAppend append = MakeAppend();
        while (true)
        {
            try
            {
                await _backend.AppendAsync(append, _giveUp.Token).ConfigureAwait(false);
                _image.Stored = append.Machine;
                return true;
            }
            catch (Exception exception)
            {
                if (_giveUp.IsCancellationRequested) return false;
                _tell(HistoryCondition.Failed, exception);
                Fail(exception);
                if (_stopping) return false;
            }

            try
            {
                await Task.Delay(_options.RetryDelay, _time, _giveUp.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    private HistoryAppend MakeAppend()
    {
        DateTimeOffset now = _time.GetUtcNow();
        IReadOnlyList<Block> blocks = _encoder.Finish();
        MachineImage image = _image;
        image.NextId = _encoder.NextId;
        image.Ticks = _snapshot.Ticks;
        image.MachineTick = _snapshot.MachineTick;
        image.QueueTick = _snapshot.QueueTick;
        image.LastSync = now.UtcTicks;
        _retention.Move(image, now);
        List<Block> final = [], added = [];
        List<ulong> removed = [];
        _tail.Append(blocks, image.FirstId, image.Oldest, final, added, removed);
        _retention.Add(final);
        _retention.Remove(image, added, removed);
        return new HistoryAppend
        {
            MachineId = image.Id, Machine = Packed(image.Write), Previous = image.Stored, Removed = removed, Added = [.. added.Select(Pack)],
        };
    }

    private StoredBlock Pack(Block block) => new(block.FirstId, Packed(block.Summary.Write), Packed(block.Write));

    private byte[] Packed(Action<ByteWriter> write)
    {
        write(_bytes);
        return _bytes.Span.ToArray();
    }

    private Layout LayoutOf(Schema schema)
    {
        int[] tracked = new RecordFilter(_options, schema).TrackedIndexes(schema.Count);
        var made = new Layout(_image.Layouts.Count, schema.StateNames.ToArray(), tracked, _options.StoreSchema ? SchemaBytes.Of(schema) : null);
        if (_image.Layouts.Count > 0 && _image.Layout.IsLike(made)) return _image.Layout;
        _image.Layouts.Add(made); // the last one is that of the machine's ticks
        return made;
    }

    /// <summary>What is asked for from here on may be about what the next take does not see.</summary>
    private void Claim()
    {
        lock (_flushGate)
        {
            _claimed.AddRange(_flushes);
            _flushes.Clear();
        }
    }

    private void Complete(ulong through)
    {
        List<TaskCompletionSource> over;
        lock (_flushGate)
        {
            over = [.. _claimed.Where(flush => flush.Through <= through).Select(flush => flush.Done)];
            _claimed.RemoveAll(flush => flush.Through <= through);
        }

        foreach (TaskCompletionSource done in over) done.TrySetResult();
    }

    private void Fail(Exception? failure)
    {
        Claim();
        List<TaskCompletionSource> over;
        lock (_flushGate)
        {
            over = [.. _claimed.Select(flush => flush.Done)];
            _claimed.Clear();
        }

        foreach (TaskCompletionSource done in over)
        {
            if (failure is null) done.TrySetResult();
            else done.TrySetException(failure);
        }
    }

    private void End(Exception? failure)
    {
        lock (_flushGate)
        {
            _stopped = true;
            _failure ??= failure;
        }

        Fail(failure);
    }

    private sealed class Waker(SemaphoreSlim signal) : IThreadPoolWorkItem
    {
        public void Execute() => signal.Release();
    }

    private sealed class Alarm(HistoryWriter writer) : IThreadPoolWorkItem
    {
        public void Execute() => writer._tell(HistoryCondition.Lagging, null);
    }
}

/// <summary>What a writer has to tell.</summary>
internal enum HistoryCondition : byte
{
    /// <summary>An append was taken, or there was none to make.</summary>
    Stored,

    /// <summary>An append has failed.</summary>
    Failed,

    /// <summary>The ring is full, or nearly so.</summary>
    Lagging,
}

namespace AsyncMachine.Rpc;

/// <summary>
/// What outlives a connection of a client: its requests until they are settled, and the vector that the mirror shows. Each accepted mutation is
/// executed exactly once within a session; across sessions at most once, and what became of it is told or said to be unknown.
/// </summary>
internal sealed class ClientSession
{
    private readonly object _gate = new();
    private readonly RequestWindow _window = new();  // guarded by the gate, as everything below
    private readonly List<(Reply Reply, RequestWindow.Entry Entry)> _held = []; // answers that wait for a whole vector
    private TaskCompletionSource? _moved;            // completed when the window moves, if somebody waits for it
    private byte[]? _key;
    private Outbox? _outbox;                         // of the present connection
    private ClockVector? _vector;
    private uint _machineTick;
    private bool _resyncing;                         // the vector was found wrong, and a whole one is asked for
    private bool _mismatched;                        // the clock before the last one did not fit
    private Exception? _ended;

    /// <summary>Key of the session; null before the first.</summary>
    public byte[]? Key
    {
        get
        {
            lock (_gate) return _key;
        }
    }

    public bool IsLive
    {
        get
        {
            lock (_gate) return _outbox is not null;
        }
    }

    /// <summary>How often a clock did not fit and the whole vector was asked for.</summary>
    public int Resyncs { get; private set; }

    /// <summary>Shows a vector; called in order, on the reader's thread.</summary>
    public required Action<ulong[], ulong, uint> Show { get; init; }

    /// <summary>Sends a request, now or when there is a connection, and gives its answer.</summary>
    /// <exception cref="OutcomeUnknownException">Nobody can tell what became of it.</exception>
    public async Task<Reply> CallAsync(Func<ulong, Request> make)
    {
        var completion = new TaskCompletionSource<Reply>(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(make, completion).ConfigureAwait(false);
        return await completion.Task.ConfigureAwait(false);
    }

    /// <summary>Sends a request; completes when it has its place in the window.</summary>
    public async ValueTask PostAsync(Func<ulong, Request> make, TaskCompletionSource<Reply>? completion)
    {
        while (true)
        {
            Task moved;
            lock (_gate)
            {
                if (_ended is { } end)
                {
                    completion?.TrySetException(end);
                    return;
                }

                if (!_window.IsFull)
                {
                    var entry = new RequestWindow.Entry(make, completion);
                    _window.Add(entry);
                    Write(entry);
                    return;
                }

                moved = (_moved ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await moved.ConfigureAwait(false);
        }
    }

    // -- connections --------------------------------------------------------------------------------------------

    /// <summary>A connection was welcomed: the vector is whole again, and what is open goes out over it.</summary>
    public void Attach(Outbox outbox, Welcome welcome)
    {
        List<(RequestWindow.Entry Entry, Exception Error)> lost = [];
        lock (_gate)
        {
            bool resumed = welcome.Resumed && _key is not null && _key.AsSpan().SequenceEqual(welcome.Session);
            _key = welcome.Session;
            _window.Size = (int)welcome.Window;
            _vector = new ClockVector(welcome.Ticks, welcome.QueueTick, welcome.MachineTick);
            _machineTick = welcome.MachineTick;
            _resyncing = _mismatched = false;
            if (resumed) _window.SettleUpTo(welcome.LastTaken);
            else StartAnew(lost);
            Show(welcome.Ticks, welcome.QueueTick, welcome.MachineTick);
            _outbox = outbox;
            CompleteHeld();
            foreach (RequestWindow.Entry entry in _window.Open)
            {
                if (!entry.IsSettled) Write(entry);
            }

            Moved();
        }

        foreach ((RequestWindow.Entry entry, Exception error) in lost) entry.Completion?.TrySetException(error);
    }

    /// <summary>The connection is gone; requests wait for the next one.</summary>
    public void Detach(Outbox outbox)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_outbox, outbox)) _outbox = null;
        }
    }

    /// <summary>There will be no further connection.</summary>
    public void End(Exception error)
    {
        RequestWindow.Entry[] open;
        lock (_gate)
        {
            if (_ended is not null) return;
            _ended = error;
            _outbox = null;
            open = [.. _window.Restart(), .. _held.Select(held => held.Entry)];
            Moved();
        }

        foreach (RequestWindow.Entry entry in open) entry.Completion?.TrySetException(error);
    }

    // -- what comes ---------------------------------------------------------------------------------------------

    /// <summary>An answer has come; its clock is shown before whoever waits for it goes on.</summary>
    public void Take(Reply reply, Func<ClockVector, List<ClockChange>, bool>? clock)
    {
        lock (_gate)
        {
            if (clock is not null) TakeClock(clock);
            if (_window.Find(reply.Id) is not { } entry) return; // answered before, over another connection
            _window.Settle(entry);
            Moved();
            if (_resyncing && entry.Completion is not null) _held.Add((reply, entry));
            else entry.Completion?.TrySetResult(reply);
        }
    }

    /// <summary>A clock was pushed.</summary>
    public void Take(Func<ClockVector, List<ClockChange>, bool> clock)
    {
        lock (_gate) TakeClock(clock);
    }

    /// <summary>The whole vector has come.</summary>
    public void TakeVector(ulong[] ticks, ulong queueTick, uint machineTick)
    {
        lock (_gate)
        {
            if (_vector is not null && ticks.Length != _vector.Ticks.Length)
            {
                throw new ProtocolException($"A vector has {ticks.Length} ticks; the mirror has {_vector.Ticks.Length} states.");
            }

            _vector = new ClockVector(ticks, queueTick, machineTick);
            _machineTick = machineTick;
            _resyncing = false;
            Show(ticks, queueTick, machineTick);
            CompleteHeld();
        }
    }

    /// <summary>All requests up to an id have been taken.</summary>
    public void TakeAck(ulong id)
    {
        lock (_gate)
        {
            _window.SettleUpTo(id);
            Moved();
        }
    }

    // -- under the gate -----------------------------------------------------------------------------------------

    private void TakeClock(Func<ClockVector, List<ClockChange>, bool> clock)
    {
        if (_resyncing || _vector is null) return;
        List<ClockChange> changes = [];
        if (clock(_vector, changes))
        {
            _mismatched = false;
            if (changes.Count > 0) Show((ulong[])_vector.Ticks.Clone(), _vector.QueueTick, _machineTick);
            return;
        }

        if (_mismatched) throw new ProtocolException("The clocks of both sides differ again, right after they were made equal.");
        _resyncing = _mismatched = true;
        Resyncs++;

        // Numbered like any request, so that it survives the connection; nobody waits for its answer but the window.
        var sync = new RequestWindow.Entry(id => new Request(id, RequestOperation.Sync, true, [], null, null), new TaskCompletionSource<Reply>());
        _window.Add(sync);
        Write(sync);
    }

    private void CompleteHeld()
    {
        foreach ((Reply reply, RequestWindow.Entry entry) in _held) entry.Completion!.TrySetResult(reply);
        _held.Clear();
    }

    private void StartAnew(List<(RequestWindow.Entry Entry, Exception Error)> lost)
    {
        foreach (RequestWindow.Entry entry in _window.Restart())
        {
            if (entry.IsWritten)
            {
                lost.Add((entry, new OutcomeUnknownException("The server has been restarted, or has dropped the session, while the request was under way.")));
            }
            else
            {
                _window.Add(entry);
            }
        }
    }

    private void Write(RequestWindow.Entry entry)
    {
        if (_outbox is not { } outbox) return;
        entry.IsWritten = true;
        outbox.Send(entry.Make(entry.Id).Write);
    }

    private void Moved()
    {
        _moved?.TrySetResult();
        _moved = null;
    }
}

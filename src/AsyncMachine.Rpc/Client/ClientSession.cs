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
    private readonly Queue<RequestWindow.Entry> _waiting = new(); // for a place in the window, in order
    private byte[]? _key;
    private Outbox? _outbox;                         // of the present connection
    private ClockVector? _vector;
    private uint _machineTick;
    private bool _resyncing;                         // the vector was found wrong, and a whole one is asked for
    private bool _syncWanted;                        // that is not asked for yet: the window is full
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

    /// <summary>Sends a request, now or when there is a connection and a place in the window, and gives its answer.</summary>
    /// <exception cref="OutcomeUnknownException">Nobody can tell what became of it.</exception>
    public Task<Reply> CallAsync(Func<ulong, Request> make)
    {
        var completion = new TaskCompletionSource<Reply>(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new RequestWindow.Entry(make, completion));
        return completion.Task;
    }

    /// <summary>Sends a request that nobody waits for. Requests go out in the order in which they are sent here.</summary>
    public void Post(Func<ulong, Request> make) => Send(new RequestWindow.Entry(make, null));

    private void Send(RequestWindow.Entry entry)
    {
        lock (_gate)
        {
            if (_ended is { } end)
            {
                entry.Completion?.TrySetException(end);
                return;
            }

            _waiting.Enqueue(entry);
            Moved();
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
            _resyncing = _mismatched = _syncWanted = false;
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
            open = [.. _window.Restart(), .. _held.Select(held => held.Entry), .. _waiting];
            _waiting.Clear();
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

    /// <summary>For tests: what is held of a state becomes wrong, as by a fault of either side.</summary>
    internal void Falsify(int index)
    {
        lock (_gate)
        {
            ClockVector vector = _vector!;
            ClockChecksum sum = vector.Sum;
            sum.Replace((uint)index, vector.Ticks[index], vector.Ticks[index] + 2);
            vector.Sum = sum;
            vector.Ticks[index] += 2;
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

        _syncWanted = true;
        Moved();
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

    /// <summary>The window may have moved: those that wait take their places, in order.</summary>
    private void Moved()
    {
        if (_syncWanted && !_window.IsFull)
        {
            // Numbered like any request, so that it survives the connection; nobody but the window waits for its answer.
            _syncWanted = false;
            var sync = new RequestWindow.Entry(id => new Request(id, RequestOperation.Sync, true, [], null, null), new TaskCompletionSource<Reply>());
            _window.Add(sync);
            Write(sync);
        }

        while (!_window.IsFull && _waiting.TryDequeue(out RequestWindow.Entry? entry))
        {
            _window.Add(entry);
            Write(entry);
        }
    }
}

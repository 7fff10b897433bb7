using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace AsyncMachine.Rpc;

/// <summary>
/// What outlives a connection of a client: its requests until they are settled, and the vector that the mirror shows. Each accepted mutation is
/// executed exactly once within a session; across sessions at most once, and what became of it is told or said to be unknown.
/// </summary>
internal sealed class ClientSession
{
    private readonly PendingCall.Pool _calls = new();
    private readonly List<ClockChange> _changes = []; // scratch of the reader
    private readonly object _gate = new();
    private readonly RequestQueue _requests;         // guarded by the gate, as everything below
    private readonly List<(Reply Reply, PendingCall Call)> _held = []; // answers that wait for a whole vector
    private byte[]? _key;
    private ulong _instance;                         // of the machine whose vector this is
    private Outbox? _outbox;                         // of the present connection
    private ClockVector? _vector;
    private uint _machineTick;
    private bool _resyncing;                         // the vector was found wrong, and a whole one is asked for
    private bool _mismatched;                        // the clock before the last one did not fit
    private Exception? _ended;
    private long _skipped;                           // interlocked
    private Relay[] _relays = [];                    // serve the mirror onward

    public ClientSession()
    {
        _requests = new RequestQueue(_calls);
        Inbox = new ClientInbox(this);
    }

    /// <summary>Key of the session; null before the first.</summary>
    public byte[]? Key
    {
        get
        {
            lock (_gate) return _key;
        }
    }

    /// <summary>There are requests that are not settled.</summary>
    public bool HasOpen
    {
        get
        {
            lock (_gate) return _requests.HasOpen || _held.Count > 0;
        }
    }

    /// <summary>How often a clock did not fit and the whole vector was asked for.</summary>
    public int Resyncs { get; private set; }

    /// <summary>Shows a vector; called in order, on the reader's thread, under the gate: it must run no code of others.</summary>
    public required ShowVector Show { get; init; }

    /// <summary>Shows what a clock has changed, in the same way; queue tick and machine tick follow.</summary>
    public required Action<List<ClockChange>, ulong, uint> ShowChanges { get; init; }

    /// <summary>Shows the later version of the schema that a notify holds, and gives its number of states; called as <see cref="Show"/> is.</summary>
    public required Func<ReadOnlySequence<byte>, int> ShowSchema { get; init; }

    /// <summary>Told why a request was refused that nobody waits for; on the reader's thread: it must not run code of others.</summary>
    public required Action<Exception> Refused { get; init; }

    /// <summary>Vectors are of bits.</summary>
    public bool IsShallow { get; init; }

    /// <summary>Each transition is wanted by itself.</summary>
    public bool CountsSkipped { get; init; }

    /// <summary>How many transitions have come in one difference where each was wanted by itself.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>What comes besides answers and clocks.</summary>
    public ClientInbox Inbox { get; }

    /// <summary>Sends a request, now or when there is a connection and a place in the window, and gives its answer.</summary>
    /// <returns>To be awaited once, as <see cref="PendingCall.Result"/> or <see cref="PendingCall.Reply"/>.</returns>
    /// <remarks>It fails with an <see cref="OutcomeUnknownException"/> if nobody can tell what became of it.</remarks>
    public PendingCall Call(RequestOperation operation, RequestTarget target, byte[]? args = null, string? traceParent = null)
    {
        PendingCall call = _calls.Rent(operation, hasReply: true, target, args, traceParent);
        if (!Send(new WaitingRequest(call), out Exception? end)) call.Fail(end);
        return call;
    }

    /// <summary>Sends a request that nobody waits for. Requests go out in the order in which they are sent here.</summary>
    public void Post(RequestOperation operation, RequestTarget target, byte[]? args = null, string? traceParent = null) =>
        Send(new WaitingRequest(operation, target, args, traceParent), out _);

    private bool Send(in WaitingRequest request, [NotNullWhen(false)] out Exception? end)
    {
        Outbox? outbox;
        bool alone;
        lock (_gate)
        {
            end = _ended;
            if (end is not null) return false;
            outbox = _outbox;
            _requests.Enqueue(request);
            _requests.Write(outbox);
            alone = _requests.IsQuiet;
        }

        // Alone, it is on its way soonest if it is sent right here; else what others add until the pool gets to it goes along.
        if (alone) outbox?.Flush();
        else outbox?.FlushSoon();
        return true;
    }

    // -- connections --------------------------------------------------------------------------------------------

    /// <summary>A connection was welcomed: the vector is whole again, and what is open goes out over it.</summary>
    /// <exception cref="ProtocolException">The welcome is to another session than it says.</exception>
    public void Attach(Outbox outbox, Welcome welcome)
    {
        List<PendingCall> lost;
        List<(Reply Reply, PendingCall Call)> held;
        bool resumed;
        lock (_gate)
        {
            resumed = welcome.Resumed && _key is not null && _key.AsSpan().SequenceEqual(welcome.Session);
            if (resumed && welcome.Window != _requests.Window) throw new ProtocolException($"The window is {welcome.Window}; in this session it was {_requests.Window}.");
            _key = welcome.Session;

            // Ticks of another instance go on from these only if it was restored from an export, which its machine tick counts.
            bool restarted = _vector is not null && _instance != welcome.Instance && welcome.MachineTick <= _machineTick;
            _instance = welcome.Instance;
            ulong[] ticks = TakeWhole(welcome.Ticks, welcome.QueueTick, welcome.MachineTick);
            _resyncing = _mismatched = false;
            lost = _requests.Attach(welcome, resumed);
            Show(ticks, welcome.QueueTick, welcome.MachineTick, restarted);
            foreach (Relay relay in _relays) relay.Begin(_instance, ticks, welcome.QueueTick, welcome.MachineTick);
            _outbox = outbox;
            held = TakeHeld();
            _requests.Write(outbox);
        }

        outbox.FlushSoon();
        foreach (PendingCall call in lost) call.Fail(new OutcomeUnknownException("The server has been restarted, or has dropped the session, while the request was under way."));
        foreach ((Reply reply, PendingCall call) in held) call.Complete(reply);
        Inbox.Attach(outbox, resumed);
    }

    /// <summary>The mirror is served onward from now on.</summary>
    public void Add(Relay relay)
    {
        lock (_gate)
        {
            _relays = [.. _relays, relay];
            if (_outbox is not null) relay.Begin(_instance, (ulong[])_vector!.Ticks.Clone(), _vector.QueueTick, _machineTick);
        }
    }

    public void Remove(Relay relay)
    {
        lock (_gate) _relays = [.. _relays.Where(other => other != relay)];
    }

    /// <summary>The connection is gone; requests wait for the next one.</summary>
    public void Detach(Outbox outbox)
    {
        Relay[] relays = [];
        lock (_gate)
        {
            if (ReferenceEquals(_outbox, outbox))
            {
                _outbox = null;
                relays = _relays;
            }
        }

        foreach (Relay relay in relays) relay.Leave();
        Inbox.Detach(outbox);
    }

    /// <summary>There will be no further connection.</summary>
    public void End(Exception error)
    {
        PendingCall[] open;
        lock (_gate)
        {
            if (_ended is not null) return;
            _ended = error;
            _outbox = null;
            open = [.. _requests.TakeAll(), .. _held.Select(held => held.Call)];
            _held.Clear();
        }

        foreach (PendingCall call in open) call.Fail(error);
    }

    // -- what comes ---------------------------------------------------------------------------------------------

    /// <summary>An answer has come; its clock is shown before whoever waits for it goes on.</summary>
    public void Take(in Reply reply, in ReadOnlySequence<byte> clock)
    {
        PendingCall? call;
        bool wasPosted;
        lock (_gate)
        {
            if (!clock.IsEmpty) ReadClock(clock);
            call = _requests.Find(reply.Id);
            if (call is null) return; // answered before, over another connection
            if (_resyncing && call.Operation == RequestOperation.Sync && reply.Code >= ReplyCode.Denied) throw new ProtocolException("The server does not tell its clocks: " + reply.Text); // another welcome does
            wasPosted = !call.HasReply; // the call may be another's once it is completed
            _requests.Settle(call);
            _requests.Write(_outbox);
            if (_resyncing && call.HasReply)
            {
                _held.Add((reply, call));
                return;
            }
        }

        call.Complete(reply);
        if (wasPosted && reply.Code >= ReplyCode.Denied) Refused(PendingCall.ErrorOf(reply));
    }

    /// <summary>A clock was pushed.</summary>
    public void TakeClock(in ReadOnlySequence<byte> clock)
    {
        lock (_gate) ReadClock(clock);
    }

    /// <summary>The whole vector has come.</summary>
    public void TakeVector(ulong[] ticks, ulong queueTick, uint machineTick)
    {
        List<(Reply Reply, PendingCall Call)> held;
        lock (_gate)
        {
            if (_vector is not null && ticks.Length != _vector.Ticks.Length)
            {
                throw new ProtocolException($"A vector has {ticks.Length} ticks; the mirror has {_vector.Ticks.Length} states.");
            }

            _resyncing = false;
            ulong[] shown = TakeWhole(ticks, queueTick, machineTick);
            Show(shown, queueTick, machineTick, restarted: false);
            foreach (Relay relay in _relays) relay.Replace(shown, queueTick, machineTick);
            held = TakeHeld();
        }

        foreach ((Reply reply, PendingCall call) in held) call.Complete(reply);
    }

    /// <summary>The schema has grown: the clocks that come next may name the new states.</summary>
    public void TakeSchema(in ReadOnlySequence<byte> content)
    {
        lock (_gate)
        {
            int count = ShowSchema(content);
            _vector?.Grow(count);
            foreach (Relay relay in _relays) relay.Grow(_vector!.Ticks, _vector.QueueTick, _machineTick);
        }
    }

    /// <summary>A clock stood for several transitions.</summary>
    public void CountSkipped(ulong transitions) => Interlocked.Add(ref _skipped, (long)transitions);

    /// <summary>All requests up to an id have been taken.</summary>
    public void TakeAck(ulong id)
    {
        lock (_gate)
        {
            _requests.SettleUnwanted(id);
            _requests.Write(_outbox);
        }
    }

    /// <summary>The server has read everything that was sent before <see cref="RequestQueue.Pace"/>: more may follow.</summary>
    public void TakePace()
    {
        lock (_gate)
        {
            _requests.Go();
            _requests.Write(_outbox);
        }
    }

    /// <summary>What has come is handled: what it let go out does.</summary>
    public void Idle()
    {
        Outbox? outbox;
        lock (_gate) outbox = _outbox;
        outbox?.FlushSoon();
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

    /// <summary>A whole vector is held from now on.</summary>
    /// <returns>What the mirror shows of it: of bits, ticks that count their changes on.</returns>
    private ulong[] TakeWhole(ulong[] ticks, ulong queueTick, uint machineTick)
    {
        if (IsShallow) ticks = ClockVector.Continue(_vector?.Ticks, ticks);
        _vector = new ClockVector(ticks, queueTick, machineTick, IsShallow);
        _machineTick = machineTick;
        return (ulong[])ticks.Clone();
    }

    private void ReadClock(in ReadOnlySequence<byte> clock)
    {
        if (_resyncing || _vector is null) return;
        if (ClockCodec.TryRead(clock, _vector, _changes))
        {
            _mismatched = false;
            ShowChanges(_changes, _vector.QueueTick, _machineTick);
            foreach (Relay relay in _relays) relay.Change(_changes, _vector.QueueTick);
            return;
        }

        if (_mismatched) throw new ProtocolException("The clocks of both sides differ again, right after they were made equal.");
        _resyncing = _mismatched = true;
        Resyncs++;
        _requests.WantSync();
        _requests.Write(_outbox);
    }

    private List<(Reply Reply, PendingCall Call)> TakeHeld()
    {
        List<(Reply Reply, PendingCall Call)> held = [.. _held];
        _held.Clear();
        return held;
    }
}

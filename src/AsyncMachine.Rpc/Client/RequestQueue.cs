using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>
/// What a client asks for, on its way out: requests that wait for a place in the window, those that have one until they are settled, and how many
/// of them go out at a time over a connection that was made anew. Not thread-safe: <see cref="ClientSession"/> guards it.
/// </summary>
internal sealed class RequestQueue
{
    /// <summary>The value of a ping whose echo tells that the server has read what was sent before it.</summary>
    public const long Pace = long.MinValue;

    /// <summary>How many requests are sent again at first, after a connection was lost; then twice as many, and so on.</summary>
    private const int FirstBurst = 4;

    private readonly PendingCall.Pool _calls; // safe for use from any thread
    private readonly RequestWindow _window = new();
    private readonly Queue<WaitingRequest> _waiting = new(); // for a place in the window, in order
    private ulong _written;                   // the last id that has gone out over the present connection
    private ulong _ceiling;                   // ids up to which may go out over it
    private ulong _again;                     // ids up to which are sent again
    private int _burst;
    private bool _traces;                     // requests may carry a trace parent over it
    private bool _syncWanted;                 // the whole vector is to be asked for, once the window has a place

    public RequestQueue(PendingCall.Pool calls) => _calls = calls;

    /// <summary>There are requests that are not settled.</summary>
    public bool HasOpen => _waiting.Count > 0 || _window.Count > 0;

    /// <summary>At most one request is on its way.</summary>
    public bool IsQuiet => _window.Count <= 1;

    /// <summary>How many requests may be unsettled; 0 before the first welcome.</summary>
    public int Window => _window.Size;

    public void Enqueue(in WaitingRequest request) => _waiting.Enqueue(request);

    /// <summary>Has the whole vector asked for; numbered like any request, so that it survives the connection.</summary>
    public void WantSync() => _syncWanted = true;

    /// <summary>The request of an id; null if it is settled, or was never given.</summary>
    public PendingCall? Find(ulong id) => _window.Find(id);

    /// <summary>A request is answered: those before it that nobody waits for have been taken.</summary>
    public void Settle(PendingCall call)
    {
        SettleUnwanted(call.Id - 1);
        _window.Settle(call);
    }

    /// <summary>Requests up to an id have been taken: those that nobody waits for are done with.</summary>
    public void SettleUnwanted(ulong id)
    {
        while (_window.NextUnwanted(id) is { } call)
        {
            _window.Settle(call);
            call.Complete(default);
        }
    }

    /// <summary>A connection was welcomed. What is open goes out over it again, with its ids if the session is resumed.</summary>
    /// <returns>What nobody can tell the outcome of: the session that may have taken it is gone.</returns>
    public List<PendingCall> Attach(Welcome welcome, bool resumed)
    {
        List<PendingCall> lost = [];
        _syncWanted = false;
        _traces = (welcome.Capabilities & Capabilities.Trace) != 0;
        if (resumed) SettleUnwanted(welcome.LastTaken);
        else lost = StartAnew((int)welcome.Window);

        // Not all at once: a line that breaks again and again gets on as long as it carries a few.
        _written = _window.FirstId - 1;
        _again = _window.LastId;
        _burst = FirstBurst;
        _ceiling = _again > _written ? _written + FirstBurst : ulong.MaxValue;
        return lost;
    }

    /// <summary>The server has read everything that was sent before <see cref="Pace"/>: more may follow.</summary>
    public void Go()
    {
        _burst *= 2;
        _ceiling = _ceiling >= _again ? ulong.MaxValue : _ceiling + (ulong)_burst;
    }

    /// <summary>Takes out everything for which somebody waits.</summary>
    public List<PendingCall> TakeAll()
    {
        List<PendingCall> all = [.. _window.Restart(_window.Size), .. _waiting.Select(request => request.CallOrNull).OfType<PendingCall>()];
        _waiting.Clear();
        return all;
    }

    /// <summary>The window may have moved: those that wait take their places, in order, and are written.</summary>
    /// <param name="outbox">Of the present connection; null if there is none.</param>
    public void Write(Outbox? outbox)
    {
        if (_syncWanted && !_window.IsFull)
        {
            _syncWanted = false;
            _window.Add(_calls.Rent(RequestOperation.Sync, hasReply: true, new RequestTarget([]), null, null)); // nobody but the window waits for its answer
        }

        while (!_window.IsFull && _waiting.TryDequeue(out WaitingRequest request)) _window.Add(request.CallFrom(_calls));
        if (outbox is null || _written >= Math.Min(_ceiling, _window.LastId)) return;
        lock (outbox.Gate)
        {
            while (_written < Math.Min(_ceiling, _window.LastId))
            {
                if (_window.Find(++_written) is not { } call) continue;
                call.IsWritten = true;
                MessagePackWriter writer = WireWriter.Begin();
                call.ToRequest(_traces).Write(ref writer);
                WireWriter.End(ref writer, outbox.Buffer);
            }

            if (_written == _ceiling) WireWriter.WriteFrame(outbox.Buffer, new Ping(Pace, IsEcho: false).Write);
        }
    }

    /// <summary>Begins another session. What the old one may have taken is lost; the rest waits for a place in the new one.</summary>
    private List<PendingCall> StartAnew(int window)
    {
        List<PendingCall> lost = [], kept = [];
        foreach (PendingCall call in _window.Restart(window)) (call.IsWritten ? lost : kept).Add(call);
        WaitingRequest[] waiting = [.. kept.Select(call => new WaitingRequest(call)), .. _waiting];
        _waiting.Clear();
        foreach (WaitingRequest request in waiting) _waiting.Enqueue(request);
        return lost;
    }
}

using System.Buffers;
using System.Globalization;
using System.Threading.Tasks.Sources;

namespace AsyncMachine.Rpc;

/// <summary>
/// A request of a client until it is settled, and what its caller awaits. Reused: by the caller that has taken the answer, or, if nobody waits
/// for one, by the session that has settled it.
/// </summary>
/// <remarks>The session's lock guards all but the answer.</remarks>
internal sealed class PendingCall(PendingCall.Pool pool) : IValueTaskSource<Result>, IValueTaskSource<Reply>, IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<Reply> _answer = new() { RunContinuationsAsynchronously = true };
    private Reply _given;         // on its way to the pool
    private bool _isAwaited;      // somebody asks to be told, or is about to; volatile

    public RequestOperation Operation { get; private set; }

    public bool HasReply { get; private set; }

    public RequestTarget Target { get; private set; }

    public byte[]? Args { get; private set; }

    public string? TraceParent { get; private set; }

    /// <summary>Its place in the session; it gets another one in another session.</summary>
    public ulong Id { get; set; }

    /// <summary>The server may have taken it.</summary>
    public bool IsWritten { get; set; }

    /// <summary>What became of it. To be awaited once.</summary>
    public ValueTask<Result> Result => new(this, _answer.Version);

    /// <summary>The answer itself. To be awaited once.</summary>
    public ValueTask<Reply> Reply => new(this, _answer.Version);

    /// <param name="traces">The server knows what a trace parent is.</param>
    public Request ToRequest(bool traces) =>
        new(Id, Operation, HasReply, Target, Args is null ? null : new ReadOnlySequence<byte>(Args), traces ? TraceParent : null);

    /// <summary>Gives the answer. The call is not touched any more: its caller may have given it back already.</summary>
    public void Complete(in Reply reply)
    {
        if (!HasReply)
        {
            GiveBack();
        }
        else if (Volatile.Read(ref _isAwaited))
        {
            _given = reply;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        else
        {
            _answer.SetResult(reply); // whoever asks to be told just now is told by the pool
        }
    }

    /// <summary>Goes on with whoever waits, on the pool: the call itself is the work item, so that this costs no allocation.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        Reply reply = _given;
        _answer.RunContinuationsAsynchronously = false;
        _answer.SetResult(reply); // the call may be another's when this returns
    }

    /// <summary>There is no answer. The call is not touched any more.</summary>
    public void Fail(Exception error)
    {
        if (HasReply) _answer.SetException(error);
        else GiveBack();
    }

    Result IValueTaskSource<Result>.GetResult(short token) => OutcomeOf(Take(token));

    Reply IValueTaskSource<Reply>.GetResult(short token) => Take(token);

    ValueTaskSourceStatus IValueTaskSource<Result>.GetStatus(short token) => _answer.GetStatus(token);

    ValueTaskSourceStatus IValueTaskSource<Reply>.GetStatus(short token) => _answer.GetStatus(token);

    void IValueTaskSource<Result>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        Await(continuation, state, token, flags);

    void IValueTaskSource<Reply>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        Await(continuation, state, token, flags);

    private void Await(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        Volatile.Write(ref _isAwaited, true); // first: behind the next line the call may be another's
        _answer.OnCompleted(continuation, state, token, flags);
    }

    /// <summary>What a reply means to whoever has called.</summary>
    private static Result OutcomeOf(in Reply reply) => reply.Code switch
    {
        ReplyCode.Executed => AsyncMachine.Result.Executed,
        ReplyCode.Canceled => AsyncMachine.Result.Canceled,
        _ => throw ErrorOf(reply),
    };

    /// <summary>What a refusal means to whoever has called.</summary>
    public static Exception ErrorOf(in Reply reply) => reply.Code switch
    {
        ReplyCode.Limit => new RemoteLimitException(reply.Text ?? "The client makes too many requests."),
        ReplyCode.Denied => new RemoteRefusedException(reply.Text ?? "The client may not do this.") { Code = reply.Code },
        ReplyCode.OutcomeUnknown => new OutcomeUnknownException(reply.Text ?? "The server has forgotten what became of the request."),
        _ => new RemoteRefusedException(string.Create(CultureInfo.InvariantCulture, $"{reply.Code}: {reply.Text}")) { Code = reply.Code },
    };

    private Reply Take(short token)
    {
        bool mine = token == _answer.Version; // somebody else's who has awaited twice is refused below, and gives nothing back
        try
        {
            return _answer.GetResult(token);
        }
        finally
        {
            if (mine) GiveBack();
        }
    }

    private void GiveBack()
    {
        _answer.Reset();
        _answer.RunContinuationsAsynchronously = true;
        _isAwaited = false;
        _given = default;
        Args = null;
        TraceParent = null;
        Target = default;
        IsWritten = false;
        pool.Return(this);
    }

    /// <summary>Calls that can be used again. Safe for use from any thread.</summary>
    public sealed class Pool
    {
        private const int Most = 1024;

        private readonly Stack<PendingCall> _free = new(); // also the lock

        public PendingCall Rent(RequestOperation operation, bool hasReply, RequestTarget target, byte[]? args, string? traceParent)
        {
            PendingCall? call;
            lock (_free) _free.TryPop(out call);
            call ??= new PendingCall(this);
            call.Operation = operation;
            call.HasReply = hasReply;
            call.Target = target;
            call.Args = args;
            call.TraceParent = traceParent;
            return call;
        }

        public void Return(PendingCall call)
        {
            lock (_free)
            {
                if (_free.Count < Most) _free.Push(call);
            }
        }
    }
}

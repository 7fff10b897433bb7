using System.Buffers;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>One connection of a client, from its hello to its end.</summary>
/// <remarks>
/// Locks, from outer to inner: the session's, the outbox's, which is the connection's write lock, that of <see cref="Published"/>. User code
/// (authorization, permissions, the machine) runs under none of them.
/// </remarks>
internal sealed partial class ServerConnection : IFrameHandler
{
    /// <summary>Bytes that may wait to be sent before the connection's requests wait, too.</summary>
    private const int OutputLimit = 32 * 1024;

    private readonly MachineServer _server;
    private readonly ClientOrigin _origin;
    private readonly FrameSource _source;
    private readonly Outbox _outbox;
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource _readerLeft = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Hello? _hello;
    private ServerSession? _session;
    private SyncOptions? _sync;     // what the client has asked for; since the hello, as the next
    private ClockView? _view;       // what the client sees and holds; guarded by the outbox's gate
    private bool _busy;             // further frames have come behind the one that is handled

    public ServerConnection(MachineServer server, IDuplexPipe pipe, ClientOrigin origin)
    {
        _server = server;
        _origin = origin;
        if (pipe is Line line) line.Time = server.Options.TimeProvider;
        _source = new FrameSource(pipe.Input);
        _outbox = new Outbox(pipe.Output);
    }

    /// <summary>Completes when the reader calls the machine no more.</summary>
    public Task ReaderLeft => _readerLeft.Task;

    private MachineServerOptions Options => _server.Options;

    public async Task RunAsync()
    {
        Exception? failure = null;
        TellConnected();
        int share = _server.Sweep.Add(this);
        try
        {
            if (await GreetAsync().ConfigureAwait(false))
            {
                BeginPushes();
                BeginChecks();
                await _source.ReadAsync(this, CancellationToken.None).ConfigureAwait(false);
                if (!_farewell) failure = new IOException("The client has gone without a good-bye.");
            }
        }
        catch (ProtocolException error)
        {
            failure = error;
            if (_session is { } session) session.Host.Close(session); // not resumable: who knows what else was wrong
            Interlocked.Increment(ref _server.Counters.ProtocolErrors);
            Close(new Bye(ByeCode.Protocol, error.Message));
        }
        catch (Exception error) when (error is IOException or TimeoutException or OperationCanceledException or InvalidOperationException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            failure = error;
        }
        finally
        {
            TellEnd(failure);
            _readerLeft.TrySetResult();
            EndPushes();
            _session?.Detach(this);
            await _ended.CancelAsync().ConfigureAwait(false);
            await _outbox.CloseAsync().ConfigureAwait(false); // before the input: where the end of either is the end of both, last words go out first
            _source.Complete(failure);
            _server.Sweep.Remove(this, share); // until here it sees to it that a client that reads nothing holds nothing up
        }
    }

    /// <summary>Says good-bye at once.</summary>
    public async Task TurnAwayAsync(string why)
    {
        int share = _server.Sweep.Add(this);
        Refuse(ByeCode.Limit, why);
        await _outbox.CloseAsync().ConfigureAwait(false);
        _source.Complete();
        _server.Sweep.Remove(this, share);
    }

    /// <summary>Says good-bye and ends the connection. Returns at once.</summary>
    public void Close(Bye bye)
    {
        _farewell = true;
        _outbox.Send(bye.Write);
        _source.Cancel();
        _ = _ended.CancelAsync();
    }

    // -- requests -----------------------------------------------------------------------------------------------

    ValueTask<bool> IFrameHandler.HandleAsync(ReadOnlySequence<byte> body)
    {
        Handles();
        if (_session is not { } session)
        {
            if (WireReader.KindOf(body) != MessageKind.Hello) throw new ProtocolException("A connection begins with a hello.");
            _hello = Hello.Read(body);
            return new(false);
        }

        Volatile.Write(ref _busy, _source.HasMore);
        switch (WireReader.KindOf(body))
        {
            case MessageKind.Request:
                Request request = Request.Read(body);
                if (_outbox.Pending > OutputLimit || !session.Host.Room.TryEnter()) return TakeLaterAsync(body);
                Take(request);
                return new(true);
            case MessageKind.Ping:
                Ping ping = Ping.Read(body);
                if (_outbox.Pending > OutputLimit) return EchoLaterAsync(ping);
                Echo(ping);
                return new(true);
            case MessageKind.Notify:
                session.Deliveries.Take(body);
                return new(true);
            case MessageKind.Cancel:
                session.Deliveries.Cancel(Cancel.Read(body));
                return new(true);
            case MessageKind.Pong:
                return new(true);
            case MessageKind.Bye:
                Bye bye = Bye.Read(body);
                TellGoodBye(bye);
                if (bye.Code is ByeCode.Normal or ByeCode.Schema) session.Host.Close(session); // it does not come back
                return new(false);
            default:
                throw new ProtocolException($"A client does not send a {WireReader.KindOf(body)}.");
        }
    }

    void IFrameHandler.Idle()
    {
        Listens();
        Volatile.Write(ref _busy, false);
        _outbox.Flush();
    }

    /// <summary>While requests wait that have come already, answers go out together: by the pool, so that none waits for a handler.</summary>
    private void Flush()
    {
        if (Volatile.Read(ref _busy)) _outbox.FlushSoon();
        else _outbox.Flush();
    }

    /// <summary>The client takes its answers too slowly, or the machine's queue is long: its requests wait.</summary>
    private async ValueTask<bool> TakeLaterAsync(ReadOnlySequence<byte> body)
    {
        // Before the request is taken: one that was taken is answered, and these waits may end with the connection.
        await _outbox.WaitBelowAsync(OutputLimit).WaitAsync(_ended.Token).ConfigureAwait(false);
        await _session!.Host.Room.EnterAsync(_ended.Token).ConfigureAwait(false);
        Take(Request.Read(body));
        return true;
    }

    /// <summary>The client takes its answers too slowly: it could fill the memory with pings, too.</summary>
    private async ValueTask<bool> EchoLaterAsync(Ping ping)
    {
        await _outbox.WaitBelowAsync(OutputLimit).WaitAsync(_ended.Token).ConfigureAwait(false);
        Echo(ping);
        return true;
    }

    private void Echo(Ping ping) => _outbox.Send(new Ping(ping.Value, IsEcho: true).Write);

    /// <summary>Takes a request for which there is room.</summary>
    private void Take(in Request request)
    {
        ServerSession session = _session!;
        try
        {
            if (session.Take(request) == ServerSession.Taking.Known) return;
            if (!session.IsWithinRate())
            {
                string why = $"More than {Options.MaxRequestsPerSecond} requests came in a second.";
                Interlocked.Increment(ref _server.Counters.LimitedRequests);
                _server.Watch.Refused(why);
                session.Complete(request.Id, ReplyCode.Limit, why);
            }
            else if (request.Operation == RequestOperation.Sync)
            {
                TellResync();
                WriteWhole();
                session.Complete(request.Id, ReplyCode.Executed, null);
            }
            else
            {
                GrowIfNeeded(); // permissions are of the machine's schema
                if (request.HasReply) BeginRequest();
                RequestHandler.Execute(session, request);
                if (request.HasReply) EndRequest();
            }
        }
        finally
        {
            session.Host.Room.Leave();
        }
    }
}

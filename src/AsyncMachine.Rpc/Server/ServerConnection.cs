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

    // -- hello --------------------------------------------------------------------------------------------------

    private async Task<bool> GreetAsync()
    {
        Hello hello;
        Access access;
        using (var timeout = new CancellationTokenSource(Options.HelloTimeout, Options.TimeProvider))
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token, timeout.Token))
        {
            try
            {
                await _source.ReadAsync(this, limit.Token).ConfigureAwait(false);
                if (_hello is not { } said) return false;
                hello = said;
                _hello = null; // of no use any more
                TellHello(hello);
                access = await AuthorizeAsync(hello, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!_ended.IsCancellationRequested)
            {
                throw new TimeoutException($"The client was not greeted within {Options.HelloTimeout}.");
            }
        }

        if (hello.Version != Hello.CurrentVersion) throw new ProtocolException($"Version {hello.Version} was asked for; this server speaks version {Hello.CurrentVersion}.");
        if (!access.IsAllowed) return Refuse(ByeCode.Denied, access.Reason);
        if (_server.Find(hello.Machine) is not { } host) return Refuse(ByeCode.NoSuchMachine, $"There is no machine '{hello.Machine}' here.");
        Task ready = host.Ready;
        if (!await IsReadyAsync(ready).ConfigureAwait(false)) return Refuse(ByeCode.Superseded, "The machine is away; come back later.");
        if (!ready.IsCompletedSuccessfully) return Refuse(ByeCode.MachineDisposed, "The machine is no longer served.");

        ServerSession? known = host.Find(hello.Session, hello.ClientId, access.Identity);
        if (known is null && host.SessionCount >= Options.MaxSessions) return Refuse(ByeCode.Limit, $"{Options.MaxSessions} sessions are open.");
        _session = known ?? host.Open(hello.ClientId, access.Identity, Options);
        _source.Limit = Options.MaxFrame;
        Schema schema = host.Published.Schema;
        var permissions = new Permissions(access, schema);
        int[]? tracked = Tracking.Of(schema, hello.Sync, permissions);
        if (!await _session.AttachAsync(this, last => WriteWelcome(hello, permissions, tracked, schema, known is not null, last)).ConfigureAwait(false))
        {
            return Refuse(ByeCode.Superseded, "The session goes on over another connection.");
        }

        TellWelcome(known is not null);
        if (host.IsReleased) Close(new Bye(ByeCode.MachineDisposed, "The machine is no longer served.")); // whoever released it may not have seen the session
        else if (!host.Ready.IsCompletedSuccessfully) Close(HostedMachine.Away); // the same for the loss of the machine that is served onward
        return true;
    }

    /// <summary>Waits for the machine; one that is served onward may be away.</summary>
    /// <returns>False if it takes too long.</returns>
    private async Task<bool> IsReadyAsync(Task ready)
    {
        try
        {
            await ready.WaitAsync(Options.HelloTimeout, Options.TimeProvider, _ended.Token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException) when (ready.IsCanceled)
        {
            // It is disposed.
        }

        return true;
    }

    /// <summary>Asks before it is told whether there is such a machine: names are nobody's business who is not let in.</summary>
    private async ValueTask<Access> AuthorizeAsync(Hello hello, CancellationToken cancellationToken)
    {
        if (Options.Authorize is not { } authorize) return Access.Full;
        try
        {
            return await authorize(new AccessRequest(hello.ClientId, hello.Machine, hello.Credentials, _origin), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            return Access.Deny("The client is not let in.");
        }
    }

    private bool Refuse(ByeCode code, string text)
    {
        TellRefusal(code, text);
        if (code != ByeCode.Superseded) Interlocked.Increment(ref _server.Counters.RefusedClients);
        _outbox.Send(new Bye(code, text).Write);
        return false;
    }

    private void WriteWelcome(Hello hello, Permissions permissions, int[]? tracked, Schema schema, bool resumed, ulong lastTaken)
    {
        ServerSession session = _session!;
        HostedMachine host = session.Host;
        session.Permissions = permissions;
        _sync = hello.Sync;
        _pushInterval = IntervalOf(hello.Sync);
        lock (_outbox.Gate)
        {
            var view = new ClockView(host.Published, hello.Sync.Mode, schema, tracked);
            if (view.WantsEvery) host.Published.WantEvery(true); // before the vector is taken: what comes behind it is kept
            (ulong[] ticks, ulong queueTick, uint machineTick) = view.TakeWhole();
            var welcome = new Welcome
            {
                Session = session.Key,
                Resumed = resumed,
                LastTaken = lastTaken,
                Window = (uint)session.Window,
                Instance = host.Instance,
                MachineId = host.Machine.Id,
                MachineTick = machineTick,
                QueueTick = queueTick,
                Ticks = ticks,
                Tracked = tracked,
                Schema = SchemaHash.Of(schema) == hello.SchemaHash ? null : schema,
                PingInterval = (uint)Options.PingInterval.TotalMilliseconds,
                PushInterval = hello.Sync.PushInterval,
                Capabilities = hello.Capabilities & Capabilities.Trace,
                MaxFrame = (uint)Options.MaxFrame,
            };
            WireWriter.WriteFrame(_outbox.Buffer, welcome.Write);
            _view = view;
        }

        session.Deliveries.Attach(this, resumed);
        _outbox.Flush();
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
                _outbox.Send(new Ping(ping.Value, IsEcho: true).Write);
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
                if (bye.Code == ByeCode.Normal) session.Host.Close(session); // it does not come back
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

    /// <summary>Takes a request for which there is room.</summary>
    private void Take(in Request request)
    {
        ServerSession session = _session!;
        try
        {
            if (session.Take(request) == ServerSession.Taking.Known) return;
            if (!session.IsWithinRate())
            {
                Interlocked.Increment(ref _server.Counters.LimitedRequests);
                session.Complete(request.Id, ReplyCode.Limit, $"More than {Options.MaxRequestsPerSecond} requests came in a second.");
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

using System.Buffers;
using System.IO.Pipelines;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>One connection of a client, from its hello to its end.</summary>
internal sealed class ServerConnection : IFrameHandler
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
    private Permissions? _permissions; // what the client may do; since the hello
    private ClockBase? _written;    // what the client holds; under the outbox's gate
    private ulong _restarts;        // which vector that is; under the outbox's gate
    private TimeSpan _pushInterval;
    private long _heard;            // timestamp of the last frame
    private bool _busy;             // further frames have come behind the one that is handled

    public ServerConnection(MachineServer server, IDuplexPipe pipe, ClientOrigin origin)
    {
        _server = server;
        _origin = origin;
        _source = new FrameSource(pipe.Input);
        _outbox = new Outbox(pipe.Output);
    }

    /// <summary>Completes when the reader calls the machine no more.</summary>
    public Task ReaderLeft => _readerLeft.Task;

    private MachineServerOptions Options => _server.Options;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(
            static self => ((ServerConnection)self!).Close(new Bye(ByeCode.Normal, "The server stops.")), this);
        Exception? failure = null;
        try
        {
            if (await GreetAsync().ConfigureAwait(false))
            {
                _ = PushAsync();
                _ = PingAsync();
                await _source.ReadAsync(this, _ended.Token).ConfigureAwait(false);
            }
        }
        catch (ProtocolException error)
        {
            failure = error;
            if (_session is { } session) session.Host.Close(session); // not resumable: who knows what else was wrong
            _server.CountBreach();
            Close(new Bye(ByeCode.Protocol, error.Message));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or InvalidOperationException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            failure = error;
        }
        finally
        {
            _readerLeft.TrySetResult();
            _session?.Detach(this);
            await _ended.CancelAsync().ConfigureAwait(false);
            _source.Complete(failure);
            await _outbox.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Says good-bye and ends the connection. Returns at once.</summary>
    public void Close(Bye bye)
    {
        _outbox.Send(bye.Write);
        _source.Cancel();
        _ = _ended.CancelAsync();
    }

    // -- answers ------------------------------------------------------------------------------------------------

    /// <summary>Writes the outcome of a request, with what has changed since the client was told last.</summary>
    public void WriteReply(in Reply reply)
    {
        Published published = _session!.Host.Published;
        lock (_outbox.Gate)
        {
            if (_written is null) return;
            lock (published.Gate)
            {
                WriteVectorIfNeeded(published);
                bool news = published.Version != _written.Version || published.QueueTick != _written.QueueTick;
                MessagePackWriter writer = WireWriter.Begin();
                reply.WriteHead(ref writer, news);
                if (news) AppendClock(ref writer, published);
                reply.WriteTail(ref writer);
                WireWriter.End(ref writer, _outbox.Buffer);
            }
        }

        Flush();
    }

    /// <summary>While requests wait that have come already, answers go out together: by the pool, so that none waits for a handler.</summary>
    private void Flush()
    {
        if (Volatile.Read(ref _busy)) _outbox.FlushSoon();
        else _outbox.Flush();
    }

    /// <summary>Tells that all requests up to one were taken.</summary>
    public void WriteAck(ulong id) => _outbox.Send((ref MessagePackWriter writer) => Notify.WriteAck(ref writer, id));

    /// <summary>Under both gates: the whole vector, if a difference would not do.</summary>
    private void WriteVectorIfNeeded(Published published, bool always = false)
    {
        if (!always && _restarts == published.Restarts) return;
        WireWriter.WriteFrame(
            _outbox.Buffer,
            (ref MessagePackWriter writer) => Notify.WriteVector(ref writer, published.QueueTick, published.MachineTick, published.Ticks));
        Hold(published);
    }

    /// <summary>Under both gates: the client holds the present vector.</summary>
    private void Hold(Published published)
    {
        _written = new ClockBase(published.Ticks, published.QueueTick, published.MachineTick, published.Version);
        _restarts = published.Restarts;
    }

    private void AppendClock(ref MessagePackWriter writer, Published published)
    {
        ClockCodec.Write(ref writer, _written!, published.Ticks, published.Flips, published.QueueTick);
        _written!.Version = published.Version;
    }

    // -- hello --------------------------------------------------------------------------------------------------

    private async Task<bool> GreetAsync()
    {
        Hello hello;
        Access access;
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token))
        {
            await using ITimer timer = Options.TimeProvider.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), limit, Options.HelloTimeout, Timeout.InfiniteTimeSpan);
            await _source.ReadAsync(this, limit.Token).ConfigureAwait(false);
            if (_hello is not { } said) return false;
            hello = said;
            access = await AuthorizeAsync(hello, limit.Token).ConfigureAwait(false);
        }

        if (hello.Version != Hello.CurrentVersion) throw new ProtocolException($"Version {hello.Version} was asked for; this server speaks version {Hello.CurrentVersion}.");
        if (!access.IsAllowed) return Refuse(ByeCode.Denied, access.Reason);
        if (_server.Find(hello.Machine) is not { } host) return Refuse(ByeCode.NoSuchMachine, $"There is no machine '{hello.Machine}' here.");
        if (hello.Sync.Mode is not (SyncMode.Full or SyncMode.Manual)) return Refuse(ByeCode.Limit, $"The sync mode {hello.Sync.Mode} is not supported.");
        await host.Ready.ConfigureAwait(false);

        ServerSession? known = host.Find(hello.Session, hello.ClientId, access.Identity);
        if (known is null && host.SessionCount >= Options.MaxSessions) return Refuse(ByeCode.Limit, $"{Options.MaxSessions} sessions are open.");
        _session = known ?? host.Open(hello.ClientId, access.Identity, Options);
        _permissions = new Permissions(access, host.Machine.Schema);
        _source.Limit = Options.MaxFrame;
        _pushInterval = hello.Sync.Mode == SyncMode.Manual ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(hello.Sync.PushInterval);
        if (await _session.AttachAsync(this, last => WriteWelcome(hello, known is not null, last)).ConfigureAwait(false)) return true;
        return Refuse(ByeCode.Superseded, "The session goes on over another connection.");
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
        _outbox.Send(new Bye(code, text).Write);
        return false;
    }

    private void WriteWelcome(Hello hello, bool resumed, ulong lastTaken)
    {
        HostedMachine host = _session!.Host;
        Published published = host.Published;
        lock (_outbox.Gate)
        {
            lock (published.Gate)
            {
                Schema schema = host.Machine.Schema;
                var welcome = new Welcome
                {
                    Session = _session.Key,
                    Resumed = resumed,
                    LastTaken = lastTaken,
                    Window = (uint)_session.Window,
                    Instance = host.Instance,
                    MachineId = host.Machine.Id,
                    MachineTick = published.MachineTick,
                    QueueTick = published.QueueTick,
                    Ticks = published.Ticks.ToArray(),
                    Schema = SchemaHash.Of(schema) == hello.SchemaHash ? null : schema,
                    PingInterval = (uint)Options.PingInterval.TotalMilliseconds,
                    PushInterval = hello.Sync.PushInterval,
                    MaxFrame = (uint)Options.MaxFrame,
                };
                WireWriter.WriteFrame(_outbox.Buffer, welcome.Write);
                Hold(published);
            }
        }

        _outbox.Flush();
    }

    // -- requests -----------------------------------------------------------------------------------------------

    ValueTask<bool> IFrameHandler.HandleAsync(ReadOnlySequence<byte> body)
    {
        Volatile.Write(ref _heard, Options.TimeProvider.GetTimestamp());
        if (_session is null)
        {
            if (WireReader.KindOf(body) != MessageKind.Hello) throw new ProtocolException("A connection begins with a hello.");
            _hello = Hello.Read(body);
            return new(false);
        }

        Volatile.Write(ref _busy, _source.HasMore);
        switch (WireReader.KindOf(body))
        {
            case MessageKind.Request:
                if (_outbox.Pending > OutputLimit) return TakeLaterAsync(body);
                Take(Request.Read(body));
                return new(true);
            case MessageKind.Ping:
                Ping ping = Ping.Read(body);
                _outbox.Send(new Ping(ping.Value, IsEcho: true).Write);
                return new(true);
            case MessageKind.Pong or MessageKind.Cancel:
                return new(true);
            case MessageKind.Bye:
                Bye bye = Bye.Read(body);
                if (bye.Code == ByeCode.Normal) _session.Host.Close(_session); // it does not come back
                return new(false);
            default:
                throw new ProtocolException($"A client does not send a {WireReader.KindOf(body)}.");
        }
    }

    void IFrameHandler.Idle()
    {
        Volatile.Write(ref _busy, false);
        _outbox.Flush();
    }

    /// <summary>The client takes its answers too slowly: its requests wait.</summary>
    private async ValueTask<bool> TakeLaterAsync(ReadOnlySequence<byte> body)
    {
        await _outbox.WaitBelowAsync(OutputLimit).ConfigureAwait(false);
        Take(Request.Read(body));
        return true;
    }

    private void Take(in Request request)
    {
        ServerSession session = _session!;
        if (session.Take(request) == ServerSession.Taking.Known) return;
        if (request.Operation != RequestOperation.Sync)
        {
            RequestHandler.Execute(session, request);
            return;
        }

        Published published = session.Host.Published;
        lock (_outbox.Gate)
        {
            lock (published.Gate) WriteVectorIfNeeded(published, always: true);
        }

        session.Complete(request.Id, ReplyCode.Executed, null);
    }

    // -- what nobody asks for -----------------------------------------------------------------------------------

    /// <summary>Pushes changes: the first after a quiet interval at once, later ones one interval after the last.</summary>
    private async Task PushAsync()
    {
        if (_pushInterval == Timeout.InfiniteTimeSpan) return;
        Published published = _session!.Host.Published;
        CancellationToken ended = _ended.Token;
        try
        {
            while (true)
            {
                ulong seen;
                lock (_outbox.Gate) seen = _written!.Version;
                await published.WhenNewer(seen, ended).ConfigureAwait(false);
                if (_outbox.Pending == 0) PushClock(published);
                if (_pushInterval > TimeSpan.Zero) await Task.Delay(_pushInterval, Options.TimeProvider, ended).ConfigureAwait(false);
                else await _outbox.WaitBelowAsync(1).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is over.
        }
    }

    private void PushClock(Published published)
    {
        lock (_outbox.Gate)
        {
            lock (published.Gate)
            {
                if (published.Ticks.Length != _written!.Ticks.Length)
                {
                    // The schema has grown. The client comes back, resumes, and is welcomed with it.
                    WireWriter.WriteFrame(_outbox.Buffer, new Bye(ByeCode.Superseded, "The schema has grown; connect again.").Write);
                    _source.Cancel();
                }
                else
                {
                    WriteVectorIfNeeded(published);
                    if (published.Version != _written.Version)
                    {
                        WireWriter.WriteFrame(
                            _outbox.Buffer,
                            (ref MessagePackWriter writer) => Notify.WriteClock(ref writer, (ref MessagePackWriter inner) => AppendClock(ref inner, published)));
                    }
                }
            }
        }

        _outbox.Flush();
    }

    /// <summary>Sends a sign of life in every interval, and ends a connection on which none has come for two and a half.</summary>
    private async Task PingAsync()
    {
        TimeProvider time = Options.TimeProvider;
        Volatile.Write(ref _heard, time.GetTimestamp());
        try
        {
            while (true)
            {
                await Task.Delay(Options.PingInterval, time, _ended.Token).ConfigureAwait(false);
                if (time.GetElapsedTime(Volatile.Read(ref _heard)) > Options.PingInterval * 2.5)
                {
                    Abort(new IOException("The client is silent."));
                    return;
                }

                _outbox.Send(new Ping(time.GetTimestamp(), IsEcho: false).Write);
            }
        }
        catch (OperationCanceledException)
        {
            // The connection is over.
        }
    }

    private void Abort(Exception error)
    {
        _outbox.Abort(error);
        _source.Cancel();
        _ = _ended.CancelAsync();
    }
}

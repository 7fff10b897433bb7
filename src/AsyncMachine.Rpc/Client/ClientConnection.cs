using System.Buffers;
using System.IO.Pipelines;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>One connection to a server, from the hello to its end.</summary>
internal sealed class ClientConnection(IDuplexPipe pipe, RemoteMachineOptions options, ClientWatch watch) : IFrameHandler
{
    /// <summary>Bytes that may wait to be sent while pings are answered: the reader does not wait, and a server that does not read could send any number.</summary>
    private const int EchoLimit = 32 * 1024;

    /// <summary>How long the server may take nothing of what is sent.</summary>
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(30);

    private readonly FrameSource _source = new(pipe.Input) { Limit = options.MaxFrame };
    private readonly Outbox _outbox = new(pipe.Output);
    private readonly CancellationTokenSource _ended = new();
    private Welcome? _welcome;       // once it has come
    private ClientSession? _session; // once frames are for it
    private long _heard;
    private volatile string? _dead; // nothing was heard or taken for too long: the reading ends

    public Outbox Outbox => _outbox;

    /// <summary>Why the server has ended the connection; null if it has not said good-bye.</summary>
    public Bye? Farewell { get; private set; }

    /// <summary>Says hello and gives the welcome.</summary>
    /// <exception cref="RemoteRefusedException">The server refuses.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<Welcome> GreetAsync(Hello hello, CancellationToken cancellationToken)
    {
        _outbox.Send(hello.Write);
        await _source.ReadAsync(this, cancellationToken).ConfigureAwait(false);
        if (_welcome is not null) return _welcome;
        if (Farewell is { Code: ByeCode.NoSuchMachine or ByeCode.Denied or ByeCode.Schema or ByeCode.MachineDisposed } bye) throw new RemoteRefusedException(bye.Text);
        throw Farewell is { } other ? new FarewellException(other) : new IOException("The server has ended the connection before it said welcome.");
    }

    /// <summary>Takes what the server sends until the connection is over; completes if it has said good-bye for now, or this side is to stop.</summary>
    /// <exception cref="RemoteRefusedException">The server refuses from now on.</exception>
    /// <exception cref="IOException">The connection broke, or ended without a good-bye.</exception>
    /// <exception cref="TimeoutException">The server is silent.</exception>
    /// <exception cref="ProtocolException">The server has sent what it must not.</exception>
    public async Task RunAsync(ClientSession session, TimeSpan pingInterval, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static self => ((ClientConnection)self!)._source.Cancel(), this);
        _session = session;
        _ = PingAsync(pingInterval);
        await _source.ReadAsync(this, cancellationToken).ConfigureAwait(false);
        if (cancellationToken.IsCancellationRequested) return;
        switch (Farewell)
        {
            case null:
                throw _dead is { } why ? new TimeoutException(why) : new IOException("The server has gone without a good-bye.");
            case { Code: ByeCode.NoSuchMachine or ByeCode.Denied or ByeCode.Schema or ByeCode.MachineDisposed } bye:
                throw new RemoteRefusedException(bye.Text);
            case { Code: ByeCode.Protocol or ByeCode.Limit } bye:
                throw new FarewellException(bye);
        }
    }

    ValueTask<bool> IFrameHandler.HandleAsync(ReadOnlySequence<byte> body) => new(_session is { } session ? Take(session, body) : HandleFirst(body));

    void IFrameHandler.Idle() => _session?.Idle();

    /// <summary>Ends the connection; says good-bye if it may, and gives it a while to go out.</summary>
    public async Task CloseAsync(Bye? bye)
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        if (bye is not null)
        {
            _outbox.Send(bye.Write);
            await _outbox.CloseAsync().WaitAsync(options.DisconnectTimeout, options.TimeProvider).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        // Last: the end of either direction is the end of a socket.
        _source.Complete();
        _outbox.Abort(null);
    }

    private bool Take(ClientSession session, in ReadOnlySequence<byte> body)
    {
        int before = session.Resyncs;
        bool more = Handle(session, body);
        if (session.Resyncs != before) watch.Resynced();
        return more;
    }

    /// <summary>Takes the one frame that comes before there is a session.</summary>
    private bool HandleFirst(in ReadOnlySequence<byte> body)
    {
        MessageKind kind = WireReader.KindOf(body);
        if (kind == MessageKind.Bye) Farewell = Bye.Read(body);
        else if (kind == MessageKind.Welcome) _welcome = Welcome.Read(body);
        else throw new ProtocolException($"A server's first frame is a welcome or a bye, not a {kind}.");
        return false;
    }

    private bool Handle(ClientSession session, in ReadOnlySequence<byte> body)
    {
        Volatile.Write(ref _heard, options.TimeProvider.GetTimestamp());
        switch (WireReader.KindOf(body))
        {
            case MessageKind.Reply:
                Reply reply = Reply.Read(body, out ReadOnlySequence<byte> clock);
                session.Take(reply, clock);
                return true;
            case MessageKind.Notify:
                TakeNotify(session, body);
                return true;
            case MessageKind.Ping:
                Ping ping = Ping.Read(body);
                if (_outbox.Pending <= EchoLimit) _outbox.Send(new Ping(ping.Value, IsEcho: true).Write); // what waits is sign of life enough
                return true;
            case MessageKind.Pong:
                if (Ping.Read(body).Value == RequestQueue.Pace) session.TakePace();
                return true;
            case MessageKind.Bye:
                Farewell = Bye.Read(body);
                return false;
            default:
                throw new ProtocolException($"A server does not send a {WireReader.KindOf(body)} after its welcome.");
        }
    }

    private static void TakeNotify(ClientSession session, in ReadOnlySequence<byte> body)
    {
        NotifyKind kind = Notify.Read(body, out ReadOnlySequence<byte> content);
        switch (kind)
        {
            case NotifyKind.Clock:
                session.TakeClock(content);
                if (session.CountsSkipped) session.CountSkipped(Notify.ReadSkipped(content));
                break;
            case NotifyKind.Vector:
                (ulong queueTick, uint machineTick, ulong[] ticks) = Notify.ReadVector(content);
                session.TakeVector(ticks, queueTick, machineTick);
                break;
            case NotifyKind.Ack:
                session.TakeAck(Notify.ReadAck(content));
                break;
            case NotifyKind.Schema:
                session.TakeSchema(content);
                break;
            default:
                session.Inbox.Take(kind, body);
                break;
        }
    }

    private async Task PingAsync(TimeSpan interval)
    {
        TimeProvider time = options.TimeProvider;
        long progress = -1, progressed = time.GetTimestamp(); // what the transport had taken when this last looked, −1 if it was given nothing; and since when
        Volatile.Write(ref _heard, progressed);
        try
        {
            while (true)
            {
                await Task.Delay(interval, time, _ended.Token).ConfigureAwait(false);
                long taken = _outbox.IsFlushing ? _outbox.Writes : -1;
                if (taken < 0 || taken != progress) progressed = time.GetTimestamp();
                progress = taken;
                _dead = time.GetElapsedTime(Volatile.Read(ref _heard)) > interval * 2.5 ? "The server is silent."
                    : time.GetElapsedTime(progressed) >= WriteTimeout ? "The server takes nothing of what is sent." : null;
                if (_dead is not null)
                {
                    _source.Cancel(); // the reading ends, and with it the connection
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
}

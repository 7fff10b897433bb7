using System.Buffers;
using System.IO.Pipelines;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>One connection to a server, from the hello to its end.</summary>
internal sealed class ClientConnection(IDuplexPipe pipe, RemoteMachineOptions options)
{
    private readonly FrameSource _source = new(pipe.Input) { Limit = options.MaxFrame };
    private readonly Outbox _outbox = new(pipe.Output);
    private readonly CancellationTokenSource _ended = new();
    private long _heard;

    public Outbox Outbox => _outbox;

    /// <summary>Why the server has ended the connection; null if it has not said good-bye.</summary>
    public Bye? Farewell { get; private set; }

    /// <summary>Says hello and gives the welcome.</summary>
    /// <exception cref="RemoteRefusedException">The server refuses.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<Welcome> GreetAsync(Hello hello, CancellationToken cancellationToken)
    {
        _outbox.Send(hello.Write);
        Welcome? welcome = null;
        await _source.ReadAsync(
            body =>
            {
                MessageKind kind = WireReader.KindOf(body);
                if (kind == MessageKind.Bye) Farewell = Bye.Read(body);
                else if (kind == MessageKind.Welcome) welcome = Welcome.Read(body);
                else throw new ProtocolException($"A server's first frame is a welcome or a bye, not a {kind}.");
                return new(false);
            },
            cancellationToken).ConfigureAwait(false);
        if (welcome is not null) return welcome;
        if (Farewell is { Code: ByeCode.NoSuchMachine or ByeCode.Denied or ByeCode.Schema or ByeCode.MachineDisposed } bye) throw new RemoteRefusedException(bye.Text);
        throw new IOException(Farewell is { } other ? $"The server says {other.Code}: {other.Text}" : "The server has ended the connection before it said welcome.");
    }

    /// <summary>Takes what the server sends until the connection is over.</summary>
    public async Task RunAsync(ClientSession session, TimeSpan pingInterval, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static self => ((ClientConnection)self!)._source.Cancel(), this);
        _ = PingAsync(pingInterval);
        await _source.ReadAsync(body => new(Handle(session, body)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the connection; says good-bye if it may.</summary>
    public async Task CloseAsync(Bye? bye)
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        _source.Complete();
        if (bye is not null)
        {
            _outbox.Send(bye.Write);
            await _outbox.CloseAsync().ConfigureAwait(false);
        }
        else
        {
            _outbox.Abort(null);
        }
    }

    private bool Handle(ClientSession session, in ReadOnlySequence<byte> body)
    {
        Volatile.Write(ref _heard, options.TimeProvider.GetTimestamp());
        switch (WireReader.KindOf(body))
        {
            case MessageKind.Reply:
                Reply reply = Reply.Read(body, out ReadOnlySequence<byte> clock);
                session.Take(reply, clock.IsEmpty ? null : (vector, changes) => ReadClock(clock, vector, changes));
                return true;
            case MessageKind.Notify:
                TakeNotify(session, body);
                return true;
            case MessageKind.Ping:
                Ping ping = Ping.Read(body);
                _outbox.Send(new Ping(ping.Value, IsEcho: true).Write);
                return true;
            case MessageKind.Pong:
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
        switch (Notify.Read(body, out ReadOnlySequence<byte> content))
        {
            case NotifyKind.Clock:
                session.Take((vector, changes) => ReadClock(content, vector, changes));
                break;
            case NotifyKind.Vector:
                (ulong queueTick, uint machineTick, ulong[] ticks) = Notify.ReadVector(content);
                session.TakeVector(ticks, queueTick, machineTick);
                break;
            case NotifyKind.Ack:
                session.TakeAck(Notify.ReadAck(content));
                break;
        }
    }

    private static bool ReadClock(in ReadOnlySequence<byte> clock, ClockVector vector, List<ClockChange> changes) =>
        WireReader.Content(clock, (ref MessagePackReader reader) => ClockCodec.TryRead(ref reader, vector, changes));

    private async Task PingAsync(TimeSpan interval)
    {
        TimeProvider time = options.TimeProvider;
        Volatile.Write(ref _heard, time.GetTimestamp());
        try
        {
            while (true)
            {
                await Task.Delay(interval, time, _ended.Token).ConfigureAwait(false);
                if (time.GetElapsedTime(Volatile.Read(ref _heard)) > interval * 2.5)
                {
                    _source.Cancel(); // the server is silent: the reading ends, and with it the connection
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

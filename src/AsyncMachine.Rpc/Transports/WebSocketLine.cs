using System.IO.Pipelines;
using System.Net.WebSockets;
using BytePipe = System.IO.Pipelines.Pipe;

namespace AsyncMachine.Rpc;

/// <summary>
/// Bytes in the binary messages of a WebSocket, whose boundaries mean nothing. A receive that is cancelled breaks a WebSocket, and its good-bye
/// could not be sent any more; so one loop receives into a pipe for as long as the WebSocket lives.
/// </summary>
internal sealed class WebSocketLine : Line
{
    private static readonly PipeOptions Options = new(readerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);

    private readonly WebSocket _socket;
    private readonly BytePipe _received = new(Options);
    private readonly Task _receiving;
    private TaskCompletionSource? _whenClosed; // made when it is asked for: thousands of lines are open, and few are about to be closed
    private bool _isClosed;
    private bool _isRefused; // a text message has come; written by the loop before it completes the pipe

    public WebSocketLine(WebSocket socket)
    {
        _socket = socket;
        Output = new LineWriter(this);
        _receiving = Detached.Begin(ReceiveAsync);
    }

    public override PipeReader Input => _received.Reader;

    public override PipeWriter Output { get; }

    /// <inheritdoc/>
    public override Task Closed
    {
        get
        {
            // Listed before the look, which CloseAsync takes in the other order: one of the two sees the other.
            var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            TaskCompletionSource closed = Interlocked.CompareExchange(ref _whenClosed, made, null) ?? made;
            if (Volatile.Read(ref _isClosed)) closed.TrySetResult();
            return closed.Task;
        }
    }

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A WebSocket is read by its own loop.");

    public override async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        catch (WebSocketException error)
        {
            throw new IOException("The WebSocket is broken.", error);
        }
    }

    protected override async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        WebSocketCloseStatus status = Volatile.Read(ref _isRefused) ? WebSocketCloseStatus.InvalidMessageType : WebSocketCloseStatus.NormalClosure;
        await _socket.CloseOutputAsync(status, null, cancellationToken).ConfigureAwait(false);
    }

    protected override void Abort() => _socket.Abort();

    protected override void Ended() => _ = CloseAsync();

    /// <summary>The other side has some time to close, too.</summary>
    private async Task CloseAsync()
    {
        await _receiving.WaitAsync(CloseTimeout, Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Abort();
        _socket.Dispose();
        Volatile.Write(ref _isClosed, true);
        Interlocked.MemoryBarrier();
        Volatile.Read(ref _whenClosed)?.TrySetResult();
    }

    private async Task ReceiveAsync()
    {
        PipeWriter to = _received.Writer;
        Exception? failure = null;
        bool isRead = true; // false: the reader is gone, and what still comes is dropped
        try
        {
            while (true)
            {
                // Without a buffer, until something comes; a browser has no such thing.
                ValueWebSocketReceiveResult result;
                if (!OperatingSystem.IsBrowser())
                {
                    result = await _socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false);
                    if (IsEnd(result)) break;
                    if (result.EndOfMessage) continue;
                }

                result = await _socket.ReceiveAsync(to.GetMemory(), CancellationToken.None).ConfigureAwait(false);
                if (IsEnd(result)) break;
                if (result.Count == 0 || !isRead) continue;
                to.Advance(result.Count);
                isRead = !(await to.FlushAsync().ConfigureAwait(false)).IsCompleted;
            }
        }
        catch (ProtocolException error)
        {
            Volatile.Write(ref _isRefused, true);
            failure = error;
        }
        catch (Exception error) when (IsBreak(error))
        {
            failure = new IOException("The WebSocket is broken.", error);
        }

        await to.CompleteAsync(failure).ConfigureAwait(false);
        if (Volatile.Read(ref _isRefused)) await SkipAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static bool IsEnd(ValueWebSocketReceiveResult result) => result.MessageType switch
    {
        WebSocketMessageType.Binary => false,
        WebSocketMessageType.Close => true,
        _ => throw new ProtocolException("A WebSocket carries binary messages here; a text message has come."),
    };

    /// <summary>Waits for the end of a WebSocket whose messages nobody wants.</summary>
    private async Task SkipAsync()
    {
        var dropped = new byte[1024];
        while ((await _socket.ReceiveAsync(dropped.AsMemory(), CancellationToken.None).ConfigureAwait(false)).MessageType != WebSocketMessageType.Close)
        {
        }
    }
}

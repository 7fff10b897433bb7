using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>
/// A connection over what carries bytes: a socket, TLS over one, a WebSocket. Its ends are completed one by one. Completing the output sends
/// what is left and tells the other side that nothing more comes; completing it with an error breaks the connection.
/// </summary>
internal abstract class Line : IDuplexPipe
{
    /// <summary>How long the other side may take to let a connection end in peace.</summary>
    protected static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Tells how long that is; set by the end that has taken the line, to its own.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Completes when nothing is left of the line: some time after the output was completed.</summary>
    public virtual Task Closed => Task.CompletedTask;

    public abstract PipeReader Input { get; }

    public abstract PipeWriter Output { get; }

    /// <summary>Takes bytes; called by one reader. Nothing is held for a call with an empty buffer: it completes when there is something to take.</summary>
    /// <returns>How many have come; 0 if no more will, or if the buffer is empty.</returns>
    public abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    /// <summary>Sends bytes; one call at a time. A cancelled one leaves the line of no use: nobody knows how much of it was sent.</summary>
    public abstract ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>The reader is done.</summary>
    public virtual void CompleteInput()
    {
    }

    /// <summary>The writer is done, and everything is sent; with an error, the line is to break now.</summary>
    public async ValueTask CompleteOutputAsync(Exception? error)
    {
        try
        {
            using var limit = new CancellationTokenSource(CloseTimeout, Time);
            if (error is null) await EndAsync(limit.Token).ConfigureAwait(false);
            else Abort();
        }
        catch (Exception failure) when (IsBreak(failure))
        {
            Abort();
        }

        Ended();
    }

    /// <summary>Everything that a line throws when it is broken, or breaks.</summary>
    public static bool IsBreak(Exception error) =>
        error is IOException or OperationCanceledException or InvalidOperationException or System.Net.Sockets.SocketException or System.Net.WebSockets.WebSocketException;

    /// <summary>Tells the other side that nothing more comes.</summary>
    protected abstract ValueTask EndAsync(CancellationToken cancellationToken);

    /// <summary>Breaks the line: what waits for it fails.</summary>
    protected abstract void Abort();

    /// <summary>The output has ended, well or not.</summary>
    protected abstract void Ended();
}

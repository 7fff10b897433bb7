using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace AsyncMachine.Rpc;

/// <summary>The bytes of a connected socket; it is closed when both ends are completed.</summary>
[UnsupportedOSPlatform("browser")]
internal class SocketLine : Line
{
    /// <summary>What is read at most from a socket that is to be closed.</summary>
    private const int LongestRest = 256 * 1024;

    private int _open = 2; // ends that are not completed

    public SocketLine(Socket socket)
    {
        Socket = socket;
        Input = new LineReader(this);
        Output = new LineWriter(this);
    }

    public override PipeReader Input { get; }

    public override PipeWriter Output { get; }

    protected Socket Socket { get; }

    public override ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) => Socket.ReceiveAsync(buffer, cancellationToken);

    public override ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        ValueTask<int> sending = Socket.SendAsync(bytes, cancellationToken);
        if (!sending.IsCompletedSuccessfully) return SendRestAsync(sending, bytes, cancellationToken);
        int sent = sending.Result;
        return sent == bytes.Length ? default : SendRestAsync(new ValueTask<int>(sent), bytes, cancellationToken);
    }

    public override void CompleteInput() => CompleteEnd();

    protected override ValueTask EndAsync(CancellationToken cancellationToken)
    {
        Socket.Shutdown(SocketShutdown.Send);
        return default;
    }

    protected override void Abort() => Socket.Close(timeout: 0); // resets it: the other side does not take it for an end in peace

    protected override void Ended() => CompleteEnd();

    /// <summary>Lets go of the socket.</summary>
    protected virtual void Close()
    {
        try
        {
            // A socket that is closed with something unread is reset, and the other side may lose our last words. What is there is read or left:
            // behind a receive that was cancelled just now, a blocking one would wait for more than that.
            Socket.Blocking = false;
            Span<byte> dropped = stackalloc byte[1024];
            for (int rest = LongestRest; rest > 0 && Socket.Available > 0; rest -= dropped.Length) Socket.Receive(dropped);
        }
        catch (Exception error) when (IsBreak(error))
        {
            // It is broken already.
        }

        Socket.Dispose();
    }

    private void CompleteEnd()
    {
        if (Interlocked.Decrement(ref _open) == 0) Close();
    }

    private async ValueTask SendRestAsync(ValueTask<int> sending, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            bytes = bytes[await sending.ConfigureAwait(false)..];
            if (bytes.IsEmpty) return;
            sending = Socket.SendAsync(bytes, cancellationToken);
        }
    }
}

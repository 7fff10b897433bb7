using System.Buffers;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>Takes frames off a connection, one after another.</summary>
internal sealed class FrameSource(PipeReader input)
{
    /// <summary>The longest body that is taken, in bytes.</summary>
    public int Limit { get; set; } = 16 * 1024;

    /// <summary>Reads frames until the other side ends, or the handler has had enough.</summary>
    /// <param name="handle">Handles a frame's body, which is gone afterwards; false ends the reading.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ProtocolException">What came is no frame.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task ReadAsync(Func<ReadOnlySequence<byte>, ValueTask<bool>> handle, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            bool more = true;
            while (more && FrameParser.TryRead(ref buffer, Limit, out ReadOnlySequence<byte> body)) more = await handle(body).ConfigureAwait(false);
            input.AdvanceTo(buffer.Start, buffer.End);
            if (!more || result.IsCompleted || result.IsCanceled) return;
        }
    }

    /// <summary>The end of the reading.</summary>
    public void Complete(Exception? error = null) => input.Complete(error);

    /// <summary>Wakes a read that waits; it ends.</summary>
    public void Cancel() => input.CancelPendingRead();
}

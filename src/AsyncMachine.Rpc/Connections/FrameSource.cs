using System.Buffers;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>Handles the frames of a connection.</summary>
internal interface IFrameHandler
{
    /// <summary>Handles a frame's body, which is gone when the task is completed.</summary>
    /// <returns>False if the reading is to end.</returns>
    ValueTask<bool> HandleAsync(ReadOnlySequence<byte> body);

    /// <summary>What has come is handled: whatever was put off for more of it is due.</summary>
    void Idle();
}

/// <summary>Takes frames off a connection, one after another.</summary>
internal sealed class FrameSource(PipeReader input)
{
    /// <summary>The longest body that is taken, in bytes.</summary>
    public int Limit { get; set; } = 16 * 1024;

    /// <summary>Further bytes have come behind the frame that is handled: perhaps further frames.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Reads frames until the other side ends, or the handler has had enough.</summary>
    /// <param name="handler">Handles them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ProtocolException">What came is no frame.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task ReadAsync(IFrameHandler handler, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            bool more = true;
            while (more && FrameParser.TryRead(ref buffer, Limit, out ReadOnlySequence<byte> body))
            {
                HasMore = !buffer.IsEmpty;
                more = await handler.HandleAsync(body).ConfigureAwait(false);
            }

            handler.Idle();
            input.AdvanceTo(buffer.Start, more ? buffer.End : buffer.Start); // what was not looked at is there at once for the next reading
            if (!more || result.IsCompleted || result.IsCanceled) return;
        }
    }

    /// <summary>The end of the reading.</summary>
    public void Complete(Exception? error = null) => input.Complete(error);

    /// <summary>Wakes a read that waits; it ends.</summary>
    public void Cancel() => input.CancelPendingRead();
}

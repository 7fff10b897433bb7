using System.Buffers;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>The output of a <see cref="Line"/>. Holds a buffer only between <see cref="GetMemory"/> and the flush; whole writes need none.</summary>
internal sealed class LineWriter(Line line) : PipeWriter
{
    private const int SmallestBuffer = 4096;

    private byte[] _buffer = [];              // rented while something is in it
    private int _length;
    private bool _isCompleted;
    private bool _isBroken;                   // a send was cancelled: nobody knows what has gone out
    private CancellationTokenSource? _cancel; // of the send that runs; replaced by whoever has cancelled it

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _length;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_length);
    }

    public override Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(_length);
    }

    public override void Advance(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bytes, (uint)(_buffer.Length - _length), nameof(bytes));
        _length += bytes;
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        _length == 0 ? default : SendBufferAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (_length == 0) return source.IsEmpty ? default : SendAsync(source, cancellationToken);
        source.Span.CopyTo(GetSpan(source.Length));
        Advance(source.Length);
        return SendBufferAsync(cancellationToken);
    }

    /// <summary>Ends the send that runs. The connection is of no use any more, and breaks when it is completed.</summary>
    public override void CancelPendingFlush() => Interlocked.Exchange(ref _cancel, null)?.Cancel();

    public override void Complete(Exception? exception = null) => _ = CompleteAsync(exception).AsTask();

    public override async ValueTask CompleteAsync(Exception? exception = null)
    {
        if (Interlocked.Exchange(ref _isCompleted, true)) return;
        if (_isBroken) exception ??= new IOException("A send was cancelled.");
        try
        {
            if (exception is null) await FlushAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (Line.IsBreak(error))
        {
            exception = error;
        }

        await line.CompleteOutputAsync(exception).ConfigureAwait(false);
    }

    private async ValueTask<FlushResult> SendBufferAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = _buffer;
        int length = _length;
        _buffer = [];
        _length = 0;
        try
        {
            return await SendAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private ValueTask<FlushResult> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        CancellationTokenSource cancel = _cancel ??= new CancellationTokenSource();
        if (cancellationToken.CanBeCanceled) return SendAsync(bytes, cancel, cancellationToken);
        ValueTask sending = line.SendAsync(bytes, cancel.Token);
        if (!sending.IsCompletedSuccessfully) return AwaitAsync(sending, cancel);
        sending.GetAwaiter().GetResult();
        return default;
    }

    private async ValueTask<FlushResult> SendAsync(ReadOnlyMemory<byte> bytes, CancellationTokenSource cancel, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration both = cancellationToken.UnsafeRegister(static self => ((LineWriter)self!).CancelPendingFlush(), this);
        FlushResult result = await AwaitAsync(line.SendAsync(bytes, cancel.Token), cancel).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    private async ValueTask<FlushResult> AwaitAsync(ValueTask sending, CancellationTokenSource cancel)
    {
        try
        {
            await sending.ConfigureAwait(false);
            return default;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            _isBroken = true;
            return new FlushResult(isCanceled: true, isCompleted: false);
        }
    }

    private void Reserve(int sizeHint)
    {
        if (_isCompleted) throw new InvalidOperationException("The writer is completed.");
        int wanted = Math.Max(sizeHint, 1);
        if (_buffer.Length - _length >= wanted) return;
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(SmallestBuffer, Math.Max(_length + wanted, _length * 2)));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

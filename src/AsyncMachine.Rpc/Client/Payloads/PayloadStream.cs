namespace AsyncMachine.Rpc;

/// <summary>A stream that is being received: what has come waits here to be read, as much as the sender has credit for.</summary>
internal sealed class PayloadStream(IncomingPayloads owner, ulong id) : ReadingStream
{
    private readonly object _gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> _pieces = new(); // guarded by the gate, as everything below
    private ReadOnlyMemory<byte> _rest;                           // of the piece that is read
    private bool _ended;
    private bool _isRead;                                         // to its end
    private bool _disposed;
    private Exception? _failure;
    private TaskCompletionSource? _more;

    /// <summary>The next bytes have come.</summary>
    public void Append(ReadOnlyMemory<byte> bytes, bool isEnd)
    {
        TaskCompletionSource? more;
        lock (_gate)
        {
            if (!bytes.IsEmpty && !_disposed) _pieces.Enqueue(bytes);
            _ended |= isEnd;
            (more, _more) = (_more, null);
        }

        more?.TrySetResult();
    }

    /// <summary>Nothing further will come; reading fails, at once.</summary>
    public void Fail(Exception failure)
    {
        TaskCompletionSource? more;
        lock (_gate)
        {
            if (_disposed || _isRead) return;
            _failure ??= failure;
            (more, _more) = (_more, null);
        }

        more?.TrySetResult();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        while (true)
        {
            int read;
            Task? more = null;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                if (_failure is not null) throw new IOException("The stream has failed: " + _failure.Message, _failure);
                if (_isRead) return 0;
                if (_rest.IsEmpty && _pieces.TryDequeue(out ReadOnlyMemory<byte> next)) _rest = next;
                read = Math.Min(buffer.Length, _rest.Length);
                _rest[..read].CopyTo(buffer);
                _rest = _rest[read..];
                if (read == 0 && _ended) _isRead = true;
                else if (read == 0) more = (_more ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            if (more is null)
            {
                if (read > 0) owner.Consume(id, read);
                else owner.Finish(id);
                return read;
            }

            await more.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        bool abandoned;
        TaskCompletionSource? more;
        lock (_gate)
        {
            abandoned = !_disposed && !_isRead && _failure is null;
            _disposed = true;
            _pieces.Clear();
            _rest = default;
            (more, _more) = (_more, null);
        }

        more?.TrySetResult();
        if (abandoned) owner.Abandon(id);
        base.Dispose(disposing);
    }
}

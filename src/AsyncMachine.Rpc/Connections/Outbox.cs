using System.Buffers;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>
/// What one end of a connection sends. Frames are appended under <see cref="Gate"/>, the connection's write lock, and go out in that order;
/// one flush runs at a time, and takes everything that was appended meanwhile along.
/// </summary>
internal sealed class Outbox(PipeWriter output)
{
    private ArrayBufferWriter<byte> _pending = new(); // guarded by the gate, as everything below
    private ArrayBufferWriter<byte>? _spare;
    private bool _flushing;
    private bool _closed;
    private TaskCompletionSource? _drained;

    /// <summary>The connection's write lock. What depends on what was written before is computed under it.</summary>
    public object Gate { get; } = new();

    /// <summary>Bytes that were appended and not handed to the transport yet.</summary>
    public int Pending
    {
        get
        {
            lock (Gate) return _pending.WrittenCount;
        }
    }

    /// <summary>Under the gate: where frames are written.</summary>
    public IBufferWriter<byte> Buffer => _pending;

    /// <summary>Appends a frame and has it sent.</summary>
    public void Send(WireWriter.Body body)
    {
        lock (Gate)
        {
            if (_closed) return;
            WireWriter.WriteFrame(_pending, body);
        }

        Flush();
    }

    /// <summary>Has sent what was appended; at once if nothing is being sent, else with what is.</summary>
    public void Flush()
    {
        lock (Gate)
        {
            if (_flushing || _closed || _pending.WrittenCount == 0) return;
            _flushing = true;
        }

        _ = FlushAsync();
    }

    /// <summary>Completes when less than a limit waits to be sent.</summary>
    public async Task WaitBelowAsync(int limit)
    {
        while (true)
        {
            Task drained;
            lock (Gate)
            {
                if (_closed || _pending.WrittenCount < limit) return;
                drained = (_drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            Flush();
            await drained.ConfigureAwait(false);
        }
    }

    /// <summary>Sends what was appended, and nothing after it. The transport learns that this end has finished.</summary>
    public async Task CloseAsync()
    {
        await WaitBelowAsync(1).ConfigureAwait(false);
        lock (Gate)
        {
            if (_closed) return;
            _closed = true;
        }

        await output.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>Drops what was appended: the connection is gone.</summary>
    public void Abort(Exception? error)
    {
        lock (Gate)
        {
            _closed = true;
            _drained?.TrySetResult();
            _drained = null;
            if (_flushing) return; // the flush completes the output when it fails
        }

        output.CancelPendingFlush();
        output.Complete(error);
    }

    private async Task FlushAsync()
    {
        try
        {
            while (true)
            {
                ArrayBufferWriter<byte> sent;
                lock (Gate)
                {
                    if (_pending.WrittenCount == 0 || _closed)
                    {
                        _flushing = false;
                        _drained?.TrySetResult();
                        _drained = null;
                        if (!_closed) return;
                        break;
                    }

                    sent = _pending;
                    _pending = _spare ?? new ArrayBufferWriter<byte>();
                    _spare = null;
                }

                FlushResult result = await output.WriteAsync(sent.WrittenMemory).ConfigureAwait(false);
                lock (Gate)
                {
                    sent.ResetWrittenCount();
                    if (sent.Capacity <= 64 * 1024) _spare = sent;
                    if (result.IsCompleted) _closed = true;
                }
            }

            await output.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException or ObjectDisposedException or System.Net.Sockets.SocketException)
        {
            lock (Gate)
            {
                _closed = true;
                _flushing = false;
                _drained?.TrySetResult();
                _drained = null;
            }

            await output.CompleteAsync(error).ConfigureAwait(false);
        }
    }
}

using System.Buffers;
using System.IO.Pipelines;

namespace AsyncMachine.Rpc;

/// <summary>
/// What one end of a connection sends. Frames are appended under <see cref="Gate"/>, the connection's write lock, and go out in that order;
/// one flush runs at a time, and takes everything that was appended meanwhile along.
/// </summary>
/// <remarks>
/// <see cref="Flush"/> sends on the calling thread, which is quickest if nothing else is under way; <see cref="FlushSoon"/> leaves it to the
/// pool, so that what follows meanwhile goes out in the same write.
/// </remarks>
internal sealed class Outbox(PipeWriter output) : IThreadPoolWorkItem
{
    private PooledBuffer _pending = new(); // guarded by the gate, as everything below
    private PooledBuffer _spare = new();   // the other one: being sent, or empty
    private bool _flushing;                // somebody sends, or is about to
    private bool _completing;              // the output is told of the end: it is touched no more
    private bool _closed;
    private TaskCompletionSource? _drained; // completed when nothing waits any more
    private TaskCompletionSource? _over;    // completed by the flush that completes the output
    private long _writes;

    /// <summary>The connection's write lock. What depends on what was written before is computed under it.</summary>
    public object Gate { get; } = new();

    /// <summary>Bytes that were appended and not handed to the transport yet.</summary>
    public int Pending
    {
        get
        {
            lock (Gate) return _pending.Count;
        }
    }

    /// <summary>How many writes the transport has taken: grows while there is progress.</summary>
    public long Writes => Volatile.Read(ref _writes);

    /// <summary>The transport is sending, or about to: what is appended now goes out with the next write.</summary>
    public bool IsFlushing
    {
        get
        {
            lock (Gate) return _flushing;
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
        if (Begin()) _ = FlushAsync();
    }

    /// <summary>The same from another thread, soon.</summary>
    public void FlushSoon()
    {
        if (Begin()) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute() => _ = FlushAsync();

    /// <summary>Completes when less than a limit waits to be sent.</summary>
    public async Task WaitBelowAsync(int limit)
    {
        while (true)
        {
            Task drained;
            lock (Gate)
            {
                if (_closed || _pending.Count < limit) return;
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
        Task? over = null;
        lock (Gate)
        {
            if (_flushing) over = (_over ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            else if (_closed) return;
            else _completing = true;
            Close();
        }

        if (over is null) await CompleteAsync(null).ConfigureAwait(false);
        else await over.ConfigureAwait(false);
    }

    /// <summary>Drops what was appended: the connection is gone.</summary>
    public void Abort(Exception? error)
    {
        lock (Gate)
        {
            bool wasClosed = _closed;
            Close();
            if (_completing) return;
            if (_flushing)
            {
                output.CancelPendingFlush(); // it completes the output when it has ended
                return;
            }

            if (wasClosed) return;
            _completing = true;
        }

        _ = CompleteAsync(error);
    }

    /// <summary>True for whoever is to send.</summary>
    private bool Begin()
    {
        lock (Gate)
        {
            if (_closed) _pending.Release(); // appended by somebody who did not know yet
            if (_flushing || _pending.Count == 0) return false;
            return _flushing = true;
        }
    }

    private async Task FlushAsync()
    {
        Exception? failure = null;
        bool closed;
        try
        {
            while (TakePending(out closed) is { } sent)
            {
                FlushResult result = await output.WriteAsync(sent.Written).ConfigureAwait(false);
                Sent(result.IsCompleted || result.IsCanceled);
            }
        }
        catch (Exception error) when (IsBroken(error))
        {
            failure = error;
            closed = true;
            lock (Gate) Close();
        }

        if (!closed) return;
        lock (Gate) _completing = true;
        await CompleteAsync(failure).ConfigureAwait(false);
        lock (Gate)
        {
            _flushing = false;
            _over?.TrySetResult();
        }
    }

    /// <summary>Tells the transport that nothing more comes. One that is gone may refuse to be told: bytes that a cancelled write has left behind cannot be sent.</summary>
    private async Task CompleteAsync(Exception? error)
    {
        try
        {
            await output.CompleteAsync(error).ConfigureAwait(false);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
        }
    }

    private static bool IsBroken(Exception error) =>
        error is IOException or InvalidOperationException or OperationCanceledException or System.Net.Sockets.SocketException;

    /// <summary>What is to be sent next; null if the flush is over. If the outbox is closed, the flush stays until it has completed the output.</summary>
    private PooledBuffer? TakePending(out bool closed)
    {
        lock (Gate)
        {
            closed = _closed;
            if (closed) return null;
            if (_pending.Count > 0)
            {
                (_pending, _spare) = (_spare, _pending);
                return _spare;
            }

            _flushing = false;
            _drained?.TrySetResult();
            _drained = null;
            return null;
        }
    }

    private void Sent(bool isOver)
    {
        lock (Gate)
        {
            _writes++;
            _spare.Release();
            if (isOver) Close();
        }
    }

    /// <summary>Under the gate: nothing more is appended or waited for.</summary>
    private void Close()
    {
        _closed = true;
        _pending.Release();
        _drained?.TrySetResult();
        _drained = null;
    }
}

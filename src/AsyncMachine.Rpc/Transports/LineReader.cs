using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace AsyncMachine.Rpc;

/// <summary>
/// The input of a <see cref="Line"/>: one buffer, which is rented when something has come and given back once all of it is consumed. A line
/// on which nothing happens holds none.
/// </summary>
internal sealed class LineReader(Line line) : PipeReader
{
    private const int SmallestBuffer = 4 * 1024, LargestFirstBuffer = 64 * 1024;

    private readonly Lock _gate = new();
    private byte[] _buffer = [];              // [_start, _end) is what has come and is not consumed; touched by the one reader only
    private int _start, _end;
    private int _examined;                    // the reader wants to see more than what is before this
    private int _firstBuffer = SmallestBuffer; // what to rent; follows what comes
    private bool _isEnded;                    // nothing more comes
    private bool _isReading;                  // the buffer may be written to
    private bool _isCompleted;
    private bool _isCanceled;                 // the next or running read is to end; guarded by the gate
    private CancellationTokenSource? _cancel; // ends the running receive; guarded by the gate

    public override bool TryRead(out ReadResult result)
    {
        if (_isCompleted) throw new InvalidOperationException("The reader is completed.");
        bool canceled = TakeCancel();
        result = new ReadResult(Content, canceled, _isEnded);
        return canceled || _isEnded || _end > _examined;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<ReadResult>(cancellationToken);
        return TryRead(out ReadResult result) ? new(result) : ReceiveAsync(cancellationToken);
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        if (_start == _end) return; // the positions are those of an empty sequence
        int to = consumed.GetInteger(), seen = examined.GetInteger();
        if (to < _start || seen < to || seen > _end) throw new ArgumentOutOfRangeException(nameof(consumed), "The positions are not in what was read.");
        _start = to;
        _examined = seen;
        if (_start == _end) _start = _end = _examined = 0;
    }

    public override void CancelPendingRead()
    {
        CancellationTokenSource? cancel;
        lock (_gate)
        {
            _isCanceled = true;
            cancel = _cancel;
        }

        cancel?.Cancel(); // outside: what it releases may come back here
    }

    public override void Complete(Exception? exception = null)
    {
        if (_isCompleted) return;
        _isCompleted = true;
        if (!_isReading) Release(); // else the garbage collector has it
        line.CompleteInput();
    }

    private ReadOnlySequence<byte> Content => _start == _end ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(_buffer, _start, _end - _start);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadResult> ReceiveAsync(CancellationToken cancellationToken)
    {
        CancellationToken cancel = Arm();
        CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static self => ((LineReader)self!).CancelPendingRead(), this);
        _isReading = true;
        try
        {
            if (_start == _end)
            {
                ValueTask<int> something = line.ReceiveAsync(Memory<byte>.Empty, cancel);
                if (!something.IsCompleted) Release();
                await something.ConfigureAwait(false);
            }

            MakeRoom();
            int length = await line.ReceiveAsync(_buffer.AsMemory(_end), cancel).ConfigureAwait(false);
            _end += length;
            _isEnded = length == 0;
            if (_end == _buffer.Length) _firstBuffer = Math.Min(LargestFirstBuffer, _firstBuffer * 2);
            else if (_end < _firstBuffer / 4) _firstBuffer = Math.Max(SmallestBuffer, _firstBuffer / 2);
            return new ReadResult(Content, isCanceled: false, _isEnded);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            TakeCancel();
            cancellationToken.ThrowIfCancellationRequested();
            return new ReadResult(Content, isCanceled: true, _isEnded);
        }
        finally
        {
            _isReading = false;
            registration.Dispose();
        }
    }

    /// <summary>The token of a receive that begins: cancelled already if the read was meanwhile.</summary>
    private CancellationToken Arm()
    {
        lock (_gate)
        {
            if (_cancel is null || _cancel.IsCancellationRequested) _cancel = new CancellationTokenSource();
            if (_isCanceled) _cancel.Cancel(); // nobody is registered yet: nothing runs under the lock
            return _cancel.Token;
        }
    }

    private bool TakeCancel()
    {
        lock (_gate)
        {
            bool canceled = _isCanceled;
            _isCanceled = false;
            return canceled;
        }
    }

    /// <summary>Room behind what is there: by moving it to the front if at least half is consumed, or else in a larger buffer.</summary>
    private void MakeRoom()
    {
        if (_end < _buffer.Length) return;
        int length = _end - _start;
        byte[] to = _start > 0 && _start >= _buffer.Length / 2 ? _buffer : ArrayPool<byte>.Shared.Rent(Math.Max(_firstBuffer, _buffer.Length * 2));
        _buffer.AsSpan(_start, length).CopyTo(to);
        if (!ReferenceEquals(to, _buffer)) Release();
        _buffer = to;
        _examined -= _start;
        _start = 0;
        _end = length;
    }

    private void Release()
    {
        if (_buffer.Length == 0) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}

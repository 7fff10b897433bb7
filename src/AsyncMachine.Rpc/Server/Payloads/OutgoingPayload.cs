namespace AsyncMachine.Rpc;

/// <summary>
/// One payload on its way to a client: what was made of it and is not acknowledged yet is kept, to be sent again over another connection.
/// Guarded by the gate of its session's <see cref="Deliveries"/>, but for the task.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="whole">All of an object; null for a stream, which is made piece by piece.</param>
/// <param name="longestChunk">Bytes that a chunk may have.</param>
/// <param name="stop">Called when nobody wants the rest.</param>
internal sealed class OutgoingPayload(string name, ReadOnlyMemory<byte>? whole, int longestChunk, Action stop)
{
    private readonly List<PayloadChunk> _chunks = []; // not acknowledged, in order
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _sent;           // so many of those were given to the present connection
    private long _made;          // offset behind the last chunk
    private long _acknowledged;
    private long _limit = PayloadChunk.FirstCredit;
    private bool _ended;         // the last chunk was made
    private TaskCompletionSource? _room;

    /// <summary>0 until the first chunk is sent, so that numbers ascend in the order of their first chunks.</summary>
    public ulong Id { get; set; }

    /// <summary>Completes when the client has all of it; fails if it does not get it.</summary>
    public Task Over => _over.Task;

    public bool HasChunk => _sent < _chunks.Count;

    /// <summary>How many bytes may be made; 0 if the client has to give credit first.</summary>
    public int Room => (int)Math.Clamp(_limit - _made, 0, longestChunk);

    /// <summary>Completes when there is room, or the payload is over.</summary>
    public Task WhenRoom()
    {
        if (Room > 0 || Over.IsCompleted) return Task.CompletedTask;
        return (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public void Append(ReadOnlyMemory<byte> bytes, ChunkState state, string? failure = null)
    {
        if (_ended || Over.IsCompleted) return;
        bool first = _made == 0 && _chunks.Count == 0 && state != ChunkState.Failed;
        _chunks.Add(new PayloadChunk(0, _made, state, bytes, first ? name : failure, first ? whole?.Length : null));
        _made += bytes.Length;
        _ended = state != ChunkState.More;
    }

    /// <summary>
    /// Makes as much of an object as there is room for: when it begins, so that objects begin in the order in which they were sent, and when there is
    /// more room.
    /// </summary>
    public void Fill()
    {
        if (whole is not { } bytes) return;
        while (!_ended && Room > 0 && !Over.IsCompleted)
        {
            int length = Math.Min(Room, bytes.Length - (int)_made);
            Append(bytes.Slice((int)_made, length), length > 0 ? ChunkState.More : ChunkState.End);
        }
    }

    /// <summary>The next chunk for the present connection.</summary>
    public PayloadChunk Take() => _chunks[_sent++] with { Id = Id };

    /// <summary>Another connection: what was not acknowledged goes out again.</summary>
    public void Rewind() => _sent = 0;

    /// <summary>The client has come so far.</summary>
    /// <returns>False if it cannot have: that much was not sent.</returns>
    public bool Acknowledge(Credit credit)
    {
        if (credit.Received > _made) return false;
        _limit = Math.Max(_limit, credit.Limit);
        _acknowledged = Math.Max(_acknowledged, credit.Received);
        int known = 0;
        while (known < _chunks.Count && _chunks[known] is { Bytes.Length: > 0 } chunk && chunk.Offset + chunk.Bytes.Length <= _acknowledged && chunk.State == ChunkState.More) known++;
        _chunks.RemoveRange(0, known);
        _sent = Math.Max(0, _sent - known); // another connection may have brought them
        Fill();
        if (Room <= 0 || _room is not { } room) return true;
        _room = null;
        room.TrySetResult();
        return true;
    }

    /// <summary>Nothing further is sent, and whoever makes it is stopped.</summary>
    /// <param name="error">Why the client has not got it; null if it has.</param>
    public void End(Exception? error)
    {
        if (error is null) _over.TrySetResult();
        else if (_over.TrySetException(error)) _ = _over.Task.Exception; // whoever sent it may have given up
        _chunks.Clear();
        _sent = 0;
        _room?.TrySetResult();
        if (error is not null) stop();
    }
}

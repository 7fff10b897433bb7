using System.Numerics;

namespace AsyncMachine.Rpc;

/// <summary>
/// The requests of a session that are not settled: numbered without a gap, at most a window of them. Not thread-safe:
/// <see cref="ClientSession"/> guards it.
/// </summary>
internal sealed class RequestWindow
{
    /// <summary>Places that there are from the beginning; more come with the requests that need them, not with the server's word.</summary>
    private const int FirstPlaces = 256;

    private PendingCall?[] _ring = []; // by id; null once it is settled
    private ulong _first = 1;          // the oldest id that may not be settled
    private ulong _unwanted = 1;       // ids below it without an answer are settled

    /// <summary>How many ids may be open; 0 before the first welcome.</summary>
    public int Size { get; private set; }

    /// <summary>The last id that was given.</summary>
    public ulong LastId { get; private set; }

    /// <summary>The oldest id that is not settled; one behind the last if all are.</summary>
    public ulong FirstId => _first;

    /// <summary>How many ids lie between the oldest that is not settled and the last.</summary>
    public int Count => (int)(LastId + 1 - _first);

    /// <summary>The next id is too far from the oldest one that is not settled.</summary>
    public bool IsFull => Count >= Size;

    /// <summary>The request of an id; null if it is settled, or was never given.</summary>
    public PendingCall? Find(ulong id) => id >= _first && id <= LastId ? _ring[Slot(id)] : null;

    public void Add(PendingCall call)
    {
        call.Id = ++LastId;
        if (Count > _ring.Length) Grow();
        _ring[Slot(call.Id)] = call;
    }

    /// <summary>A request is answered.</summary>
    public void Settle(PendingCall call)
    {
        _ring[Slot(call.Id)] = null;
        while (_first <= LastId && _ring[Slot(_first)] is null) _first++;
    }

    /// <summary>The next request up to an id that was taken and wants no answer; null if there is none left.</summary>
    public PendingCall? NextUnwanted(ulong id)
    {
        for (_unwanted = Math.Max(_unwanted, _first); _unwanted <= id && _unwanted <= LastId; _unwanted++)
        {
            if (_ring[Slot(_unwanted)] is { HasReply: false } call) return call;
        }

        return null;
    }

    /// <summary>Begins another session: what is open is taken out, in order, and numbers begin anew.</summary>
    /// <param name="size">Its window; a power of two.</param>
    public List<PendingCall> Restart(int size)
    {
        List<PendingCall> open = [];
        for (ulong id = _first; id <= LastId; id++)
        {
            if (_ring[Slot(id)] is { } call) open.Add(call);
        }

        Size = (int)BitOperations.RoundUpToPowerOf2((uint)size);
        _ring = new PendingCall?[Math.Min(Size, FirstPlaces)];
        _first = _unwanted = 1;
        LastId = 0;
        return open;
    }

    /// <summary>Makes room for the last id, which is not in the ring yet.</summary>
    private void Grow()
    {
        PendingCall?[] before = _ring;
        _ring = new PendingCall?[2 * before.Length];
        for (ulong id = _first; id < LastId; id++) _ring[Slot(id)] = before[(int)(id & (ulong)(before.Length - 1))];
    }

    private int Slot(ulong id) => (int)(id & (ulong)(_ring.Length - 1));
}

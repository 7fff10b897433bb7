namespace AsyncMachine.Rpc;

/// <summary>
/// What became of the latest requests of a session, as many as the window holds: a byte for each, since thousands of sessions hold them. Guarded by
/// the gate of <see cref="ServerSession"/>.
/// </summary>
internal sealed class RecentRequests(int window)
{
    // A place: whether the request runs, whether somebody waits for its answer, and the answer's code.
    private const byte Running = 0x80, Awaited = 0x40, Code = 0x3F;

    private readonly byte[] _places = new byte[window];
    private Dictionary<ulong, string>? _texts; // of answers; few have one

    /// <summary>The last request that was taken; they are numbered from 1.</summary>
    public ulong Last { get; private set; }

    /// <summary>The request that would lose its place to the next still runs, and is awaited.</summary>
    public bool IsFull => (PlaceOf(Last + 1) & (Running | Awaited)) == (Running | Awaited);

    /// <summary>The next request was taken.</summary>
    public void Add(bool isAwaited)
    {
        Last++;
        PlaceOf(Last) = (byte)(isAwaited ? Running | Awaited : Running);
        _texts?.Remove(Last - (ulong)window);
    }

    /// <summary>A request has a place still.</summary>
    public bool Has(ulong id) => id <= Last && Last - id < (ulong)window;

    /// <summary>Somebody waits for the answer of a request that has a place.</summary>
    public bool IsAwaited(ulong id) => (PlaceOf(id) & Awaited) != 0;

    /// <summary>A request that has a place is not at its end.</summary>
    public bool IsRunning(ulong id) => (PlaceOf(id) & Running) != 0;

    /// <summary>What was answered to a request that has a place, and is at its end.</summary>
    public Reply Answer(ulong id) => new(id, (ReplyCode)(PlaceOf(id) & Code), _texts?.GetValueOrDefault(id));

    /// <summary>A request that has a place is at its end.</summary>
    public void Complete(Reply answer)
    {
        ref byte place = ref PlaceOf(answer.Id);
        place = (byte)((place & Awaited) | (byte)answer.Code);
        if (answer.Text is not null && (place & Awaited) != 0) (_texts ??= [])[answer.Id] = answer.Text;
    }

    private ref byte PlaceOf(ulong id) => ref _places[id & (ulong)(window - 1)];
}

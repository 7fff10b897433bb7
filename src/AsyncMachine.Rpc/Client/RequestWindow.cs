namespace AsyncMachine.Rpc;

/// <summary>
/// The requests of a session that are not settled: numbered without a gap, at most a window of them, sent again over a new connection until
/// they are answered. Not thread-safe: <see cref="ClientSession"/> guards it.
/// </summary>
internal sealed class RequestWindow
{
    private readonly Queue<Entry> _open = new(); // by id; the first may be the only one that is not settled

    /// <summary>One request.</summary>
    public sealed class Entry(Func<ulong, Request> make, TaskCompletionSource<Reply>? completion)
    {
        /// <summary>Makes the request for an id; it is numbered anew in another session.</summary>
        public Func<ulong, Request> Make => make;

        /// <summary>Wants the reply; null if nobody does.</summary>
        public TaskCompletionSource<Reply>? Completion => completion;

        public ulong Id { get; set; }

        public bool IsWritten { get; set; }

        public bool IsSettled { get; set; }
    }

    /// <summary>How many ids may be open; 0 before the first welcome.</summary>
    public int Size { get; set; }

    public ulong LastId { get; private set; }

    /// <summary>The next id is too far from the oldest one that is not settled.</summary>
    public bool IsFull => Size == 0 || (_open.TryPeek(out Entry? first) && LastId + 1 - first.Id >= (ulong)Size);

    public IEnumerable<Entry> Open => _open;

    public void Add(Entry entry)
    {
        entry.Id = ++LastId;
        _open.Enqueue(entry);
    }

    /// <summary>The request of an id; null if it is settled.</summary>
    public Entry? Find(ulong id) =>
        _open.TryPeek(out Entry? first) && id >= first.Id && id - first.Id < (ulong)_open.Count ? _open.ElementAt((int)(id - first.Id)) is { IsSettled: false } entry ? entry : null : null;

    /// <summary>A request is answered. Those before it that nobody waits for have been taken.</summary>
    public void Settle(Entry entry)
    {
        entry.IsSettled = true;
        SettleUpTo(entry.Id);
    }

    /// <summary>Requests up to an id have been taken: those that nobody waits for are done with.</summary>
    public void SettleUpTo(ulong id)
    {
        foreach (Entry earlier in _open)
        {
            if (earlier.Id > id) break;
            if (earlier.Completion is null) earlier.IsSettled = true;
        }

        while (_open.TryPeek(out Entry? first) && first.IsSettled) _open.Dequeue();
    }

    /// <summary>Begins another session: what is open is taken out, and numbers begin anew.</summary>
    public Entry[] Restart()
    {
        Entry[] open = [.. _open.Where(entry => !entry.IsSettled)];
        _open.Clear();
        LastId = 0;
        return open;
    }
}

namespace AsyncMachine.Rpc;

/// <summary>
/// What one client sees of a machine's vector, and what it holds of it: the states that are tracked, as ticks or as bits, one difference or
/// every transition. Guarded by the connection's write lock, inside of which it takes the vector's.
/// </summary>
internal sealed class ClockView
{
    private readonly Published _published;
    private readonly SyncMode _mode;
    private Schema _schema;      // the version that the client knows
    private int[]? _tracked;     // null: all
    private ulong[]? _mask;      // the same as bits
    private ClockBase? _held;    // what the client holds; null before it was told of the first vector
    private ulong _restarts;     // which vector that belongs to
    private bool _hasGrown;      // new states may have ticks that the client was not told

    public ClockView(Published published, SyncMode mode, Schema schema, int[]? tracked)
    {
        _published = published;
        _mode = mode;
        _schema = schema;
        Track(tracked);
    }

    /// <summary>What there is to write.</summary>
    public enum News
    {
        None,

        /// <summary>The difference that was collected.</summary>
        Difference,

        /// <summary>No difference leads to the vector: it has to be written as a whole.</summary>
        Whole,
    }

    /// <summary>The version of the schema that the client knows; read without the lock, too.</summary>
    public Schema Schema => Volatile.Read(ref _schema);

    /// <summary>The states whose ticks travel; null for all.</summary>
    public int[]? Tracked => _tracked;

    /// <summary>The same as bits by index; null for all. Read without the lock, too.</summary>
    public ulong[]? Mask => Volatile.Read(ref _mask);

    /// <summary>Each transition is told by itself.</summary>
    public bool WantsEvery => _mode == SyncMode.EveryMutation;

    /// <summary>The version of the vector that the client holds.</summary>
    public ulong Version => _held?.Version ?? 0;

    /// <summary>What the client holds; the base of the next difference.</summary>
    public ClockBase Held => _held!;

    /// <summary>True once the client was told of a vector.</summary>
    public bool HasBegun => _held is not null;

    /// <summary>There may be changes that the client was not told of.</summary>
    public bool IsBehind => HasBegun && (_hasGrown || Version != _published.Version);

    /// <summary>The whole vector, as the client may see it: it holds that from now on.</summary>
    public (ulong[] Ticks, ulong QueueTick, uint MachineTick) TakeWhole()
    {
        var ticks = new ulong[_schema.Count];
        _published.Enter();
        ReadOnlySpan<ulong> all = _published.Ticks[..ticks.Length];
        if (_tracked is null) all.CopyTo(ticks);
        foreach (int state in _tracked ?? []) ticks[state] = all[state];
        ulong queueTick = _published.QueueTick, version = _published.Version;
        uint machineTick = _published.MachineTick;
        _restarts = _published.Restarts;
        _published.Exit();
        if (_mode == SyncMode.Shallow)
        {
            for (int i = 0; i < ticks.Length; i++) ticks[i] &= 1;
        }

        _held = new ClockBase(ticks, queueTick, machineTick, version);
        _hasGrown = false;
        return (ticks, queueTick, machineTick);
    }

    /// <summary>Collects what has changed since the client was told last, up to this moment.</summary>
    /// <param name="delta">The calling thread's.</param>
    /// <param name="queueTick">The queue tick alone is news.</param>
    public News Collect(ClockDelta delta, bool queueTick)
    {
        if (_held is not { } held) return News.None;
        if (!IsBehind && !(queueTick && held.QueueTick != _published.QueueTick)) return News.None;
        _published.Enter();
        bool whole = _restarts != _published.Restarts;
        if (!whole)
        {
            delta.Begin(_published.QueueTick, _published.Version);
            if (_mode == SyncMode.Shallow) CompareBits(delta, held);
            else if (_tracked is null) delta.Compare(held, _published.Ticks, _published.Flips);
            else CompareTracked(delta, held);
        }

        _published.Exit();
        if (whole) return News.Whole;
        _hasGrown = false;
        if (delta.Entries.Length > 0 || (queueTick && delta.QueueTick != held.QueueTick)) return News.Difference;
        held.Version = delta.Version; // what has changed the client does not see
        return News.None;
    }

    /// <summary>Collects the next transition that the client sees something of.</summary>
    /// <param name="delta">The calling thread's.</param>
    /// <param name="limit">Transitions behind this version are left alone.</param>
    /// <param name="skipped">How many transitions are in one difference because they are kept no longer; 0 for a single one.</param>
    public News CollectNext(ClockDelta delta, ulong limit, out ulong skipped)
    {
        skipped = 0;
        if (_held is not { } held || (!_hasGrown && held.Version >= limit)) return News.None;
        _published.Enter();
        ChangeRing? ring = _published.Ring;
        bool whole = _restarts != _published.Restarts, isKept = !_hasGrown && ring is not null && ring.Before <= held.Version, found = false;
        while (!whole && isKept && !found && held.Version < Math.Min(limit, ring!.Last)) found = Take(ring, delta, held);
        ulong present = _published.Version;
        _published.Exit();
        if (whole) return News.Whole;
        if (isKept) return found ? News.Difference : News.None;
        bool grown = _hasGrown;
        News news = Collect(delta, queueTick: false);
        if (news == News.Difference && !grown) skipped = present - held.Version;
        return news;
    }

    /// <summary>The client is told of a later version of the schema.</summary>
    public void Grow(Schema schema, int[]? tracked)
    {
        _held?.Grow(schema.Count);
        _hasGrown = true;
        Volatile.Write(ref _schema, schema);
        Track(tracked);
    }

    private void Track(int[]? tracked)
    {
        _tracked = tracked;
        if (tracked is null)
        {
            Volatile.Write(ref _mask, null);
            return;
        }

        var mask = new ulong[(_schema.Count + 63) / 64];
        foreach (int state in tracked) mask[state / 64] |= 1UL << (state % 64);
        Volatile.Write(ref _mask, mask);
    }

    // -- under the vector's gate --------------------------------------------------------------------------------

    /// <summary>Takes the transition after the one that the client holds; false if it sees nothing of it.</summary>
    private bool Take(ChangeRing ring, ClockDelta delta, ClockBase held)
    {
        ulong version = held.Version + 1;
        int count = ring.Count(version, out ulong queueTick);
        delta.Begin(queueTick, version);
        for (int i = 0; i < count; i++)
        {
            ChangeRing.Change change = ring.At(version, i);
            if (!Sees(change.State)) continue;
            ulong increment = change.After - change.Before;
            delta.Add(change.State, change.After, increment, unseen: (increment & 1) == 0);
        }

        if (delta.Entries.Length > 0) return true;
        held.Version = version;
        return false;
    }

    private bool Sees(int state) => state < _schema.Count && (_mask is not { } mask || (mask[state / 64] >> (state % 64) & 1) != 0);

    private void CompareTracked(ClockDelta delta, ClockBase held)
    {
        ReadOnlySpan<ulong> ticks = _published.Ticks, flips = _published.Flips, before = held.Ticks;
        foreach (int state in _tracked!)
        {
            ulong increment = ticks[state] - before[state];
            if (increment != 0) delta.Add(state, ticks[state], increment, (increment & 1) == 0 && flips[state] <= held.Version);
        }
    }

    /// <summary>A bit that differs is one change, however many there were.</summary>
    private void CompareBits(ClockDelta delta, ClockBase held)
    {
        ReadOnlySpan<ulong> ticks = _published.Ticks, before = held.Ticks;
        int count = _tracked?.Length ?? before.Length;
        for (int i = 0; i < count; i++)
        {
            int state = _tracked is null ? i : _tracked[i];
            ulong bit = ticks[state] & 1;
            if (bit != before[state]) delta.Add(state, bit, 1, unseen: false);
        }
    }
}

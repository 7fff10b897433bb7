namespace AsyncMachine.Rpc;

/// <summary>
/// Pushes a machine's changes to its connections: the first after a quiet interval at once, later ones one interval after the last. One flag, one
/// timer and at most one walk over the connections at a time, on the thread pool; nothing runs while nothing changes.
/// </summary>
/// <remarks>
/// <para>A connection is quiet if it is up to date and its interval is over. The drain looks at one word for each 64 states: a change of a state
/// that a quiet connection sees wakes the walk. All others are looked at when the timer rings for the first whose interval is over.</para>
/// <para>No change is missed. The drain leaves the vector's gate with a full fence before it looks at what the quiet want; the walk publishes
/// what they want, with a full fence, before it looks once more at those that have just become quiet.</para>
/// </remarks>
internal sealed class PushSchedule(TimeProvider time) : IThreadPoolWorkItem
{
    private const int Idle = 0, Queued = 1, Walking = 2, Again = 3;
    private const int AllStates = 1024;

    private readonly object _gate = new();
    private readonly List<ServerConnection> _members = []; // guarded by the gate, as the next two
    private ITimer? _timer;
    private bool _ended;
    private int _state;
    private ulong[]? _interest;        // what the quiet want to know of, as bits by state; null for nothing; replaced as a whole

    // Of the walk.
    private ServerConnection[] _walked = [];
    private readonly List<ServerConnection> _settled = []; // those that have become quiet in this walk

    /// <summary>What became of a connection in a walk, instead of a timestamp at which to look again.</summary>
    public const long Quiet = long.MaxValue, WakesItself = long.MaxValue - 1;

    /// <summary>A connection is to be pushed to.</summary>
    public void Add(ServerConnection connection)
    {
        lock (_gate) _members.Add(connection);
        Wake();
    }

    public void Remove(ServerConnection connection)
    {
        lock (_gate)
        {
            int at = _members.IndexOf(connection);
            if (at < 0) return;
            _members[at] = _members[^1];
            _members.RemoveAt(_members.Count - 1);
        }
    }

    /// <summary>There is nothing more to push.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            _timer?.Dispose();
        }
    }

    /// <summary>The drain tells that states have changed: some loads and a compare, unless somebody quiet wants to know.</summary>
    public void Changed(ReadOnlySpan<ulong> states)
    {
        if (Volatile.Read(ref _interest) is not { } interest) return;
        for (int i = 0; i < states.Length && i < interest.Length; i++)
        {
            if ((states[i] & interest[i]) == 0) continue;
            Wake();
            return;
        }
    }

    /// <summary>Has the connections looked at, soon and on another thread.</summary>
    public void Wake()
    {
        int state = Volatile.Read(ref _state);
        while (state is Idle or Walking)
        {
            int seen = Interlocked.CompareExchange(ref _state, state + 1, state);
            if (seen == state)
            {
                if (state == Idle) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
                return;
            }

            state = seen;
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Exchange(ref _state, Walking);
        Walk();
        if (Interlocked.CompareExchange(ref _state, Idle, Walking) == Walking) return;
        Interlocked.Exchange(ref _state, Queued);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void Walk()
    {
        int count;
        lock (_gate)
        {
            count = _members.Count;
            if (_ended) count = 0;
            if (_walked.Length < count) _walked = new ServerConnection[Math.Max(count, 2 * _walked.Length)];
            _members.CopyTo(0, _walked, 0, count);
        }

        long now = time.GetTimestamp(), next = long.MaxValue;
        ulong[]? interest = count == 0 ? null : new ulong[AllStates / 64];
        bool any = false;
        for (int i = 0; i < count; i++)
        {
            ServerConnection connection = _walked[i];
            long due = connection.Push(now);
            if (due == Quiet)
            {
                any = true;
                if (connection.PushMask is { } mask) Include(interest!, mask);
                else Array.Fill(interest!, ulong.MaxValue);
                _settled.Add(connection);
            }
            else if (due != WakesItself)
            {
                next = Math.Min(next, due);
            }
        }

        Interlocked.Exchange(ref _interest, any ? interest : null);
        foreach (ServerConnection connection in _settled)
        {
            // Whatever changes from here on wakes the walk; whatever has changed before is seen here.
            long due = connection.Push(now);
            if (due < WakesItself) next = Math.Min(next, due);
        }

        _settled.Clear();
        Array.Clear(_walked, 0, count); // holds on to nobody
        if (next < WakesItself) Ring(next - now);
    }

    private static void Include(ulong[] interest, ulong[] mask)
    {
        for (int i = 0; i < mask.Length; i++) interest[i] |= mask[i];
    }

    /// <summary>Has the connections looked at after a while; the timer rings once.</summary>
    private void Ring(long ticks)
    {
        TimeSpan wait = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, ticks) * 1000.0 / time.TimestampFrequency));
        lock (_gate)
        {
            if (_ended) return;
            if (_timer is { } timer) timer.Change(wait, Timeout.InfiniteTimeSpan);
            else _timer = time.CreateTimer(static self => ((PushSchedule)self!).Wake(), this, wait, Timeout.InfiniteTimeSpan);
        }
    }
}

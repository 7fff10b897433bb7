namespace AsyncMachine;

/// <summary>
/// The pending waits of a machine or mirror, listed by state. One lock; user code and completions run outside it.
/// </summary>
/// <remarks>
/// A wait is listed, its state marked in <see cref="_interest"/>, the writer poked, and only then is the vector read once more. A
/// writer commits and reads the mask, either after a full fence, or before an exchange that fails if it was poked: then it looks
/// again. So one of the two sees the other: no wake-up is lost. A wait that finds its condition true is completed by its maker;
/// both may try, the first who unlists it does it. Who joins an equal wait does all of this again: its maker may be about to.
/// Matching happens while the writer still holds the vector, so a wait is never completed by anything older than the last look
/// of whoever joined it. Tasks are completed, and predicates asked, later; a wait that is as good as over takes no more company.
/// </remarks>
internal sealed partial class Waiters
{
    private readonly WaitedVector _vector;
    private readonly object _gate = new();
    private readonly Dictionary<WaitKey, KeyedWait> _shared = []; // equal pending waits share one task
    private WaitPlace?[] _lists;                              // first place of each state's list
    private Wait?[] _active = [];                             // the pending wait for a lone state without a token; these are not
    private Wait?[] _inactive = [];                           // in _shared, being by far the most common
    private int _count;
    private ulong[] _interest;                                // states with a list; read without the lock
    private int _queries;                                     // waits listed under no state: any change concerns them
    private WaitPlace? _anyList;
    private int _queueWaits;                                  // waits on the queue; read without the lock
    private WaitPlace? _queueList;
    private ulong[]? _tracked;                                // of a mirror: states whose ticks are known; null for all
    private int _epoch;                                       // of a mirror: how often its ticks began anew; written under the lock

    public Waiters(WaitedVector vector)
    {
        _vector = vector;
        _lists = new WaitPlace?[vector.Schema.Count];
        _interest = new ulong[(vector.Schema.Count + 63) / 64];
    }

    /// <summary>
    /// A mirror holds it from before its commit until it has matched: what is listed, or joined, is so before the commit or after the match,
    /// and is never completed by an instant that lay before it.
    /// </summary>
    public object Gate => _gate;

    /// <summary>The states whose ticks are known; null for all, as in every machine.</summary>
    public ulong[]? Tracked
    {
        get => Volatile.Read(ref _tracked);
        set => Volatile.Write(ref _tracked, value);
    }

    /// <summary>How often the ticks began anew; see <see cref="WaitedVector.Epoch"/>.</summary>
    public int Epoch => Volatile.Read(ref _epoch);

    /// <summary>Under the lock: the ticks have begun anew.</summary>
    public void BeginEpoch() => Volatile.Write(ref _epoch, _epoch + 1);

    /// <summary>Number of pending waits.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _count;
        }
    }

    /// <summary>True if a wait on the queue is pending.</summary>
    public bool ConcernsQueue => Volatile.Read(ref _queueWaits) != 0;

    /// <summary>True if a change of these states concerns a wait.</summary>
    public bool Concerns(ReadOnlySpan<ulong> changed)
    {
        if (Volatile.Read(ref _queries) != 0) return true;
        ulong[] interest = Volatile.Read(ref _interest);
        for (int w = 0; w < changed.Length && w < interest.Length; w++)
        {
            if ((changed[w] & Volatile.Read(ref interest[w])) != 0) return true;
        }

        return false;
    }

    /// <summary>
    /// Lists a wait, or finds its equal. The caller then looks at the vector once more and calls <see cref="Finish"/> if the
    /// condition holds.
    /// </summary>
    /// <param name="key">What makes waits equal.</param>
    /// <param name="make">Makes the wait, if no equal one is pending.</param>
    /// <param name="state">Passed to <paramref name="make"/>.</param>
    public KeyedWait Add<T>(in WaitKey key, T state, Func<WaitKey, T, KeyedWait> make)
    {
        KeyedWait wait;
        bool made = false;
        lock (_gate)
        {
            if (!_shared.TryGetValue(key, out wait!))
            {
                wait = make(key, state);
                wait.Version = _vector.Version;
                wait.Listed = made = true;
                _shared.Add(key, wait);
                _count++;
                List(wait);
            }
        }

        _vector.Poke();
        if (_vector.IsDisposed) End(wait, static (w, token) => w.Cancel(token), _vector.DisposedToken);
        else if (made && key.Token.CanBeCanceled) CancelWith(wait, key.Token);
        return wait;
    }

    /// <summary>The same for the most common wait: that one state is active, or is not, without a token.</summary>
    public Wait AddLone(WaitKind kind, int state)
    {
        Wait wait;
        lock (_gate)
        {
            if (state >= _active.Length)
            {
                Array.Resize(ref _active, _vector.Schema.Count);
                Array.Resize(ref _inactive, _vector.Schema.Count);
            }

            ref Wait? slot = ref LoneSlot(kind, state);
            if (slot is null)
            {
                slot = new LoneWait(kind, state) { Version = _vector.Version, Listed = true };
                _count++;
                Link(slot);
            }

            wait = slot;
        }

        _vector.Poke();
        if (_vector.IsDisposed) End(wait, static (w, token) => w.Cancel(token), _vector.DisposedToken);
        return wait;
    }

    private ref Wait? LoneSlot(WaitKind kind, int state) => ref (kind == WaitKind.Active ? _active : _inactive)[state];

    /// <summary>Completes a wait whose condition holds.</summary>
    public void Finish(Wait wait)
    {
        if (Unlist(wait)) wait.Complete(null);
    }

    /// <summary>Ends a wait that cannot go on, with its predicate's exception.</summary>
    public void Fault(Wait wait, Exception exception)
    {
        if (Unlist(wait)) wait.Fault(exception);
    }

    /// <summary>
    /// Finds the waits on the queue that are over, or will be once the drain is given back. They stay listed, so that they can be
    /// cancelled, but nobody joins them any more. The caller passes them to <see cref="FinishAll"/>, or, if the drain goes on,
    /// finds them again later.
    /// </summary>
    /// <param name="settled">The last queue tick whose mutation, with what it led to, is over.</param>
    /// <param name="ended">True if nothing is left in the queue.</param>
    public List<Wait>? CloseQueue(ulong settled, bool ended)
    {
        if (!ConcernsQueue) return null;
        List<Wait>? over = null;
        lock (_gate)
        {
            for (WaitPlace? place = _queueList; place is not null; place = place.Next)
            {
                var wait = (KeyedWait)place.Owner;
                if (wait.Kind == WaitKind.QueueEnd ? !ended : wait.Key.Values![0] > settled) continue;
                Unshare(wait);
                (over ??= []).Add(wait);
            }
        }

        return over;
    }

    /// <summary>Completes waits that <see cref="CloseQueue"/> has found.</summary>
    public void FinishAll(List<Wait>? over)
    {
        if (over is null) return;
        foreach (Wait wait in over) Finish(wait);
    }

    /// <summary>Unlists waits that cannot go on. Their tasks are for the caller to end.</summary>
    public List<Wait> Take(Func<Wait, bool> fits)
    {
        lock (_gate)
        {
            List<Wait> taken = [.. Listed().Distinct().Where(fits)];
            foreach (Wait wait in taken) Remove(wait);
            return taken;
        }
    }

    /// <summary>Under the lock: nobody joins the wait any more.</summary>
    private void Unshare(KeyedWait wait)
    {
        if (_shared.TryGetValue(wait.Key, out KeyedWait? shared) && ReferenceEquals(shared, wait)) _shared.Remove(wait.Key);
    }

    /// <summary>Cancels all pending waits.</summary>
    public void CancelAll(CancellationToken token)
    {
        Wait[] all;
        lock (_gate) all = [.. Listed()];
        foreach (Wait wait in all) End(wait, static (w, t) => w.Cancel(t), token);
    }

    /// <summary>True for the one caller that may end the task.</summary>
    private bool Unlist(Wait wait)
    {
        lock (_gate)
        {
            if (!wait.Listed) return false;
            Remove(wait);
            return true;
        }
    }

    private void CancelWith(KeyedWait wait, CancellationToken token)
    {
        CancellationTokenRegistration registration = token.UnsafeRegister(
            static (state, cancelled) =>
            {
                (Waiters self, KeyedWait cancelledWait) = ((Waiters, KeyedWait))state!;
                self.End(cancelledWait, static (w, t) => w.Cancel(t), cancelled);
            },
            (this, wait));
        lock (_gate)
        {
            if (wait.Listed)
            {
                wait.Registration = registration;
                return;
            }
        }

        registration.Unregister(); // it ended meanwhile
    }

    private void End(Wait wait, Action<Wait, CancellationToken> end, CancellationToken token)
    {
        if (Unlist(wait)) end(wait, token);
    }
}

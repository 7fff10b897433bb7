using System.Numerics;

namespace AsyncMachine;

/// <summary>
/// Cancellation tokens of states: one per state and tick, cancelled by the next change of that tick; and for Multi states one per
/// activation, cancelled when the state is deactivated.
/// </summary>
internal sealed class StateTokens(StateVector vector)
{
    private readonly object _gate = new();
    private Entry[] _entries = []; // by state index; guarded by _gate
    private ulong[] _wanted = [];  // states with a live token; written under _gate, read by the writer without
    private bool _away;            // nobody knows what becomes of the states: no token lives; written under _gate, read without

    private struct Entry
    {
        public CancellationTokenSource? Instance;
        public ulong Tick;                            // the tick for which Instance is valid
        public CancellationTokenSource? Activation;
        public CancellationToken Last;                // the last cancelled one, to recognise what it caused
    }

    /// <summary>The token of the state's present tick.</summary>
    public CancellationToken Get(int state) => Get(state, activation: false);

    /// <summary>The token of the state's present activation: it survives new instances of a Multi state.</summary>
    public CancellationToken GetActivation(int state) => Get(state, activation: true);

    /// <summary>True if a token of this machine is meant, present or just cancelled.</summary>
    public bool Issued(CancellationToken token)
    {
        lock (_gate)
        {
            foreach (ref Entry entry in _entries.AsSpan())
            {
                if (entry.Last == token && token != default) return true;
                if (entry.Instance?.Token == token || entry.Activation?.Token == token) return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Cancels what the changed states' ticks made invalid. Called by the writer after a commit, and again after a fence.
    /// </summary>
    public void CancelChanged(ReadOnlySpan<ulong> changed)
    {
        ulong[] wanted = Volatile.Read(ref _wanted);
        for (int w = 0; w < changed.Length && w < wanted.Length; w++)
        {
            for (ulong bits = changed[w] & Volatile.Read(ref wanted[w]); bits != 0; bits &= bits - 1)
            {
                CancelStale(w * 64 + BitOperations.TrailingZeroCount(bits));
            }
        }
    }

    /// <summary>
    /// True between <see cref="Leave"/> and <see cref="Return"/>. Who reads true finds every token cancelled: it is set after they were, under
    /// the lock that whoever makes one takes.
    /// </summary>
    public bool IsAway => Volatile.Read(ref _away);

    /// <summary>Cancels all tokens; those that are asked for from now on are born cancelled.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            CancelAll();
            Volatile.Write(ref _away, true);
        }
    }

    /// <summary>Tokens that are asked for from now on live; none of the earlier ones comes back.</summary>
    public void Return()
    {
        lock (_gate) Volatile.Write(ref _away, false);
    }

    /// <summary>Cancels all tokens. Of a disposed machine later ones are born cancelled.</summary>
    public void CancelAll()
    {
        lock (_gate)
        {
            foreach (ref Entry entry in _entries.AsSpan())
            {
                CancelStale(ref entry, ulong.MaxValue - 1); // an even tick that no state has
            }
        }
    }

    private CancellationToken Get(int state, bool activation)
    {
        lock (_gate)
        {
            if (state >= _entries.Length) Grow(state);
            Interlocked.Or(ref _wanted[state >> 6], 1UL << (state & 63)); // a full fence before the tick is read
            if (vector.IsDisposed || _away) return new CancellationToken(canceled: true);
            ref Entry entry = ref _entries[state];
            ulong tick = vector.Tick(state);
            CancelStale(ref entry, tick);
            if (activation && (tick & 1) != 0) return (entry.Activation ??= new CancellationTokenSource()).Token;
            entry.Tick = tick;
            return (entry.Instance ??= new CancellationTokenSource()).Token;
        }
    }

    private void CancelStale(int state)
    {
        lock (_gate)
        {
            if (state >= _entries.Length) return;
            ref Entry entry = ref _entries[state];
            CancelStale(ref entry, vector.Tick(state));
            if (entry.Instance is null && entry.Activation is null)
            {
                Interlocked.And(ref _wanted[state >> 6], ~(1UL << (state & 63)));
            }
        }
    }

    /// <summary>
    /// Cancels what a tick made invalid; under the lock, so that whoever finds nothing stale there knows that nothing stale is alive.
    /// </summary>
    private void CancelStale(ref Entry entry, ulong tick)
    {
        if (entry.Instance is { } instance && entry.Tick != tick)
        {
            entry.Last = instance.Token;
            entry.Instance = null;
            Cancel(instance);
        }

        if (entry.Activation is { } activation && (tick & 1) == 0)
        {
            entry.Last = activation.Token;
            entry.Activation = null;
            Cancel(activation);
        }
    }

    private void Grow(int state)
    {
        int count = Math.Max(state + 1, vector.Schema.Count);
        Array.Resize(ref _entries, count);
        ulong[] wanted = _wanted;
        Array.Resize(ref wanted, (count + 63) / 64);
        // A writer that still holds the shorter array misses nothing: growth happens before the new state's token is made,
        // and the old words are copied while no other thread can change them. The store is fenced by the Or that follows.
        Volatile.Write(ref _wanted, wanted);
    }

    /// <summary>Marks the token as cancelled before it returns; the callbacks run on the thread pool, never under the lock.</summary>
    private void Cancel(CancellationTokenSource source)
    {
        Task callbacks = vector.Cancel(source);
        if (callbacks.IsCompletedSuccessfully) return;
        callbacks.ContinueWith(
            static (task, self) => ((StateTokens)self!).ReportFault(task),
            this, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private void ReportFault(Task task) => vector.Report(task.Exception!.InnerException ?? task.Exception, "a callback of a state token");
}

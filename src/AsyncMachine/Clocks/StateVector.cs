using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// The published state of a machine or a mirror: active bits and ticks, written by one thread at a time and read by any without a
/// lock.
/// </summary>
/// <remarks>
/// Publication is a sequence lock: odd, ticks, active word, even. Up to 64 states, a check of activity is one volatile read of
/// <see cref="_active"/>; everything else, and all checks of wider schemas, reads ticks between two equal even sequence numbers.
/// A reader that saw a new active word cannot be followed by one that sees old ticks: while the ticks may still look old the
/// sequence is odd and the second reader waits.
/// </remarks>
internal abstract class StateVector
{
    private ulong _active;   // active states of a narrow schema; the instant of a commit is the store to it
    private ulong[] _ticks;  // by state index; emptied by disposal, replaced by SetSchema
    private ulong _sequence; // odd while a commit is being written; at one commit a nanosecond it lasts 290 years
    private Schema _schema;
    private bool _narrow;    // the schema has at most 64 states
    private StateTokens? _tokens;
    private TickWatch? _watch;
    private bool _watched;   // somebody wants to know of changes: one of the two above, or a wait; never reset

    protected StateVector(Schema schema)
    {
        _schema = schema;
        _narrow = schema.Count <= 64;
        _ticks = new ulong[schema.Count];
    }

    /// <summary>The current version of the schema.</summary>
    public Schema Schema => Volatile.Read(ref _schema);

    /// <summary>The number of commits so far, for ordering waits against transitions.</summary>
    public ulong Version => Volatile.Read(ref _sequence) >> 1;

    /// <summary>The tokens; null until the first one.</summary>
    public StateTokens? TokensOrNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _tokens;
    }

    /// <summary>Who is told of the ends of state instances; null while nobody is.</summary>
    public TickWatch? WatchOrNull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _watch;
    }

    /// <summary>True if nobody has ever waited, taken a token, or made a delay. A writer trusts it after its commit: see <see cref="GetTokens"/>.</summary>
    public bool IsUnwatched
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !_watched;
    }

    /// <summary>Between two writes, by the writer itself: somebody wants to know of changes from now on.</summary>
    protected void Watch() => _watched = true;

    /// <summary>True once nothing is active any more, for good.</summary>
    public abstract bool IsDisposed { get; }

    /// <summary>Cancelled when the machine is disposed.</summary>
    public abstract CancellationToken DisposedToken { get; }

    /// <summary>Reports an exception of user code that must not reach the engine.</summary>
    public abstract void Report(Exception exception, string where);

    /// <summary>Cancels a state token: it reads as cancelled when this returns; its callbacks run elsewhere.</summary>
    public virtual Task Cancel(CancellationTokenSource source) => source.CancelAsync();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsActive(int state) =>
        _narrow ? (Volatile.Read(ref _active) >> state & 1) != 0 : (Tick(state) & 1) != 0;

    /// <summary>The active word of a narrow vector.</summary>
    public ulong ActiveWord
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _active);
    }

    public bool IsNarrow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _narrow;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsOf(State state) => ReferenceEquals(state.SchemaOrNull, Volatile.Read(ref _schema));

    /// <summary>A state's tick; 0 after disposal.</summary>
    public ulong Tick(int state)
    {
        while (true)
        {
            ulong before = BeginRead();
            ulong[] ticks = _ticks;
            ulong tick = (uint)state < (uint)ticks.Length ? ticks[state] : 0;
            if (EndRead(before)) return tick;
        }
    }

    /// <summary>A copy of all ticks; empty after disposal.</summary>
    public ulong[] CopyTicks(out Schema schema, out ulong version)
    {
        while (true)
        {
            ulong before = BeginRead();
            schema = _schema;
            var copy = (ulong[])_ticks.Clone();
            if (!EndRead(before)) continue;
            version = before >> 1;
            return copy;
        }
    }

    /// <summary>True if all, or with <paramref name="active"/> false none, of the states are active, at one instant.</summary>
    public bool All(ReadOnlySpan<int> states, bool active, out ulong version)
    {
        while (true)
        {
            ulong before = BeginRead();
            ulong[] ticks = _ticks;
            bool all = true;
            foreach (int state in states)
            {
                ulong tick = (uint)state < (uint)ticks.Length ? ticks[state] : 0;
                all &= (tick & 1) != 0 == active;
            }

            if (!EndRead(before)) continue;
            version = before >> 1;
            return all;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong BeginRead()
    {
        ulong sequence = Volatile.Read(ref _sequence);
        return (sequence & 1) == 0 ? sequence : WaitForWriter();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool EndRead(ulong before)
    {
        Volatile.ReadBarrier(); // the reads above stay above the second look at the sequence
        return before == _sequence;
    }

    private ulong WaitForWriter()
    {
        var spinner = new SpinWait();
        while (true)
        {
            spinner.SpinOnce(sleep1Threshold: -1); // a commit is a few stores long
            ulong sequence = Volatile.Read(ref _sequence);
            if ((sequence & 1) == 0) return sequence;
        }
    }

    // -- the writer's side: one thread at a time ----------------------------------------------------------------

    /// <summary>The ticks, for the writer: it may read them plainly, and write between Begin and End.</summary>
    protected internal ulong[] TicksOfWriter
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _ticks;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected internal void BeginWrite()
    {
        _sequence++;
        Volatile.WriteBarrier(); // readers that see a new tick see an odd sequence, or the next even one
    }

    /// <param name="active">The active word of a narrow vector; ignored by a wide one, whose activity is its ticks.</param>
    /// <returns>The version of the vector that is now published.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected internal ulong EndWrite(ulong active)
    {
        Volatile.Write(ref _active, active);
        ulong sequence = _sequence + 1;
        Volatile.Write(ref _sequence, sequence);
        return sequence >> 1;
    }

    /// <summary>Replaces schema and ticks; between Begin and End.</summary>
    protected internal void Replace(Schema schema, ulong[] ticks)
    {
        // A reader that knows a state of the new schema has read the schema, and must not take the vector for a narrow one.
        _narrow = schema.Count <= 64;
        _ticks = ticks;
        Volatile.Write(ref _schema, schema);
    }

    // -- tokens -------------------------------------------------------------------------------------------------

    /// <summary>
    /// The tokens. A writer looks for them after its commit, and skips the fence between the two if there are none. That is sound
    /// because the first token of a vector runs a process-wide barrier between making the object and reading the vector: either
    /// the writer's commit is visible to that read, or the writer sees the object.
    /// </summary>
    public StateTokens GetTokens() => _tokens ?? Publish(ref _tokens, new StateTokens(this));

    /// <summary>Has somebody told of the ends of state instances; the first one stays.</summary>
    public TickWatch GetWatch(Func<TickWatch> make) => _watch ?? Publish(ref _watch, make());

    /// <summary>Publishes an object that writers look for without a fence.</summary>
    protected T Publish<T>(ref T? field, T made) where T : class
    {
        _watched = true;
        T stored = Interlocked.CompareExchange(ref field, made, null) ?? made;
        Interlocked.MemoryBarrierProcessWide();
        return stored;
    }
}

using System.Diagnostics;

namespace AsyncMachine.Rpc;

/// <summary>
/// What mirrors of a machine may see: its vector at the end of transitions. Written by the machine's drain, read by every connection;
/// the drain walks no connections.
/// </summary>
/// <remarks>
/// The gate is the innermost of all locks, and a spin lock: what runs under it are a few loads and stores for each changed state, or a copy, so
/// that the drain never waits for a connection that encodes or sends. It is left with a full fence: who is told of a new version by
/// <see cref="PushSchedule"/>, or was about to sleep, cannot have missed it.
/// </remarks>
internal sealed class Published : VectorHook
{
    private SpinLock _gate = new(enableThreadOwnerTracking: false);
    private ulong[] _ticks = [];         // guarded by the gate, as everything below
    private ulong[] _flips = [];         // the version at which a state's bit last differed between two ends
    private ulong _version;              // of the ticks; read without the gate, too, as the two below
    private ulong _queueTick;
    private Schema? _schema;
    private uint _machineTick;
    private ulong _restarts;             // how often ticks were replaced by others, as an import does
    private ChangeRing? _ring;           // null while nobody wants every transition
    private int _ringUsers;

    /// <summary>Pushes what has changed; told by the drain. Set before the hook is added.</summary>
    public PushSchedule? Pushes { get; init; }

    /// <summary>Holds requests back while the machine's queue is long; told by the drain. Set before the hook is added.</summary>
    public RequestRoom? Room { get; init; }

    /// <summary>The machine is disposed.</summary>
    public Action? WhenDisposed { get; init; }

    /// <summary>Under the gate: the vector.</summary>
    public ReadOnlySpan<ulong> Ticks => _ticks;

    /// <summary>Under the gate: when each state's bit last differed.</summary>
    public ReadOnlySpan<ulong> Flips => _flips;

    /// <summary>Under the gate: differs from what a connection has seen if it needs the whole vector.</summary>
    public ulong Restarts => _restarts;

    /// <summary>Under the gate.</summary>
    public uint MachineTick => _machineTick;

    /// <summary>Under the gate: the last transitions, while somebody wants every one.</summary>
    public ChangeRing? Ring => _ring;

    /// <summary>The version of the vector.</summary>
    public ulong Version => Volatile.Read(ref _version);

    /// <summary>The last tick whose mutation, with what it prepended, is over.</summary>
    public ulong QueueTick => Volatile.Read(ref _queueTick);

    /// <summary>The schema that the vector is of.</summary>
    public Schema Schema => Volatile.Read(ref _schema) ?? throw new InvalidOperationException("The vector is not there yet.");

    public void Enter()
    {
        bool taken = false;
        _gate.Enter(ref taken);
    }

    public void Exit() => _gate.Exit(useMemoryBarrier: true);

    /// <summary>Keeps every transition from now on, as long as somebody wants them.</summary>
    public void WantEvery(bool wanted)
    {
        Enter();
        _ringUsers += wanted ? 1 : -1;
        if (_ringUsers == 0) _ring = null;
        else _ring ??= new ChangeRing(_version);
        Exit();
    }

    public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick) =>
        Whole(schema, ticks, settled, machineTick, isOther: false);

    /// <summary>The same for a machine that is served onward.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="ticks">By state.</param>
    /// <param name="settled">The settled queue tick.</param>
    /// <param name="machineTick">The machine tick.</param>
    /// <param name="isOther">No difference may lead to the ticks, whatever the machine tick is: the machine may be another one.</param>
    public void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick, bool isOther)
    {
        Enter();
        if (ticks.Length > _ticks.Length)
        {
            Array.Resize(ref _ticks, ticks.Length);
            Array.Resize(ref _flips, ticks.Length);
        }

        if (isOther || _schema is null || machineTick != _machineTick) Replace(ticks); // otherwise the schema has grown, and nothing has changed
        _queueTick = isOther ? settled : Math.Max(_queueTick, settled);
        _machineTick = machineTick;
        Volatile.Write(ref _schema, schema);
        Exit();
        Pushes?.Wake();
    }

    public override void Ended(ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> changed, ulong settled)
    {
        Enter();
        bool news = Take(ticks, changed);
        if (settled > _queueTick) _queueTick = settled;
        if (news) _ring?.End(_version, _queueTick);
        Exit();
        if (news) Pushes?.Changed(changed);
        Room?.Moved();
    }

    /// <summary>The clock of a machine that is served onward has come.</summary>
    /// <param name="changes">What has changed.</param>
    /// <param name="settled">The settled queue tick.</param>
    public void Relayed(List<ClockChange> changes, ulong settled)
    {
        Span<ulong> changed = stackalloc ulong[WireReader.SchemaLimit / 64];
        Enter();
        ulong version = _version + (changes.Count > 0 ? 1UL : 0);
        foreach (ClockChange change in changes)
        {
            if (((change.Before ^ change.After) & 1) != 0 || !change.Unseen) _flips[change.Index] = version; // it has, perhaps, in between
            _ticks[change.Index] = change.After;
            _ring?.Add(change.Index, change.Before, change.After);
            changed[change.Index >> 6] |= 1UL << (change.Index & 63);
        }

        Volatile.Write(ref _version, version);
        _queueTick = settled;
        if (changes.Count > 0) _ring?.End(_version, _queueTick);
        Exit();
        if (changes.Count > 0) Pushes?.Changed(changed);
    }

    public override void Disposed() => WhenDisposed?.Invoke();

    /// <summary>The vector is another as a whole: no difference leads to it.</summary>
    private void Replace(ReadOnlySpan<ulong> ticks)
    {
        _restarts++;
        Volatile.Write(ref _version, _version + 1);
        for (int i = 0; i < ticks.Length; i++)
        {
            if (((ticks[i] ^ _ticks[i]) & 1) != 0) _flips[i] = _version;
            _ticks[i] = ticks[i];
        }

        _ring?.Restart(_version);
    }

    /// <summary>Takes the ticks of states that may have changed.</summary>
    /// <returns>False if none has.</returns>
    private bool Take(ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> changed)
    {
        ulong[] own = _ticks;
        Debug.Assert(ticks.Length == own.Length, "the hook is told of every schema before its first transition");
        ulong version = _version + 1;
        bool news = false;
        for (int word = 0; word < changed.Length; word++)
        {
            for (ulong bits = changed[word]; bits != 0; bits &= bits - 1)
            {
                int state = (word * 64) + System.Numerics.BitOperations.TrailingZeroCount(bits);
                ulong before = own[state], after = ticks[state];
                if (before == after) continue;
                if (((before ^ after) & 1) != 0) _flips[state] = version;
                own[state] = after;
                _ring?.Add(state, before, after);
                news = true;
            }
        }

        if (news) Volatile.Write(ref _version, version);
        return news;
    }
}

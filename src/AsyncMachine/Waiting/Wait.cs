namespace AsyncMachine;

/// <summary>What a pending wait waits for.</summary>
internal enum WaitKind : byte
{
    Active,
    Inactive,
    Ticks,
    Query,
    Args,
    Queue,
    QueueEnd,
}

/// <summary>A place in the list of one state's waits. A wait for one state is its own place.</summary>
internal class WaitPlace
{
    public WaitPlace(Wait? owner, int state)
    {
        Owner = owner ?? (Wait)this;
        State = state;
    }

    public Wait Owner { get; }

    public int State { get; }

    // Neighbours in the state's list; guarded by the waits' lock.
    public WaitPlace? Previous { get; set; }

    public WaitPlace? Next { get; set; }
}

/// <summary>One pending wait: a shared task, its condition, and where it is listed.</summary>
/// <remarks>All fields but the task are guarded by the lock of <see cref="Waiters"/>.</remarks>
internal abstract class Wait : WaitPlace
{
    protected Wait(in WaitKey key, int firstState)
        : base(null, firstState)
    {
        Key = key;
    }

    /// <summary>What makes two waits equal.</summary>
    public WaitKey Key { get; }

    /// <summary>Places for the second and further states.</summary>
    public WaitPlace[] MorePlaces { get; set; } = [];

    /// <summary>The vector's version when the wait was made: only later transitions can complete it.</summary>
    public uint Version { get; set; }

    /// <summary>Still listed; the first to clear it decides how the task ends.</summary>
    public bool Listed { get; set; }

    public CancellationTokenRegistration Registration { get; set; }

    public abstract Task Task { get; }

    /// <summary>Ends the task as completed. Outside the lock.</summary>
    public abstract void Complete();

    public abstract void Cancel(CancellationToken token);

    public abstract void Fault(Exception exception);

    /// <summary>
    /// True if the transition completes the wait. May run user code, and throw: never under the lock.
    /// </summary>
    public virtual bool Matches(in Change change) => true;
}

/// <summary>A wait without a value.</summary>
internal class PlainWait(in WaitKey key, int firstState) : Wait(key, firstState)
{
    // Continuations never run on the draining thread.
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task Task => _source.Task;

    public override void Complete() => _source.TrySetResult();

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);

    public override void Fault(Exception exception) => _source.TrySetException(exception);
}

/// <summary>A wait for args of a state.</summary>
internal sealed class ArgsWait<TArgs>(in WaitKey key, int state, Func<TArgs, bool>? match) : Wait(key, state)
{
    private readonly TaskCompletionSource<TArgs> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TArgs? _args;

    public override Task Task => _source.Task;

    public override void Complete() => _source.TrySetResult(_args!);

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);

    public override void Fault(Exception exception) => _source.TrySetException(exception);

    public override bool Matches(in Change change)
    {
        if (change.Args is not TArgs args || !change.HasEntered(State)) return false;
        if (match is not null && !match(args)) return false;
        _args = args;
        return true;
    }
}

/// <summary>A wait for a condition on the clocks.</summary>
internal sealed class QueryWait(in WaitKey key, int firstState, Func<MachineTime, bool> query) : PlainWait(key, firstState)
{
    public override bool Matches(in Change change) => query(change.Time!);
}

/// <summary>What makes two pending waits equal: kind, states, values, predicate and token.</summary>
internal readonly struct WaitKey : IEquatable<WaitKey>
{
    public WaitKey(WaitKind kind, int[] states, ulong[]? values, object? predicate, CancellationToken token)
    {
        Kind = kind;
        States = states;
        Values = values;
        Predicate = predicate;
        Token = token;
    }

    public WaitKind Kind { get; }

    /// <summary>Distinct states; ascending where their order means nothing.</summary>
    public int[] States { get; }

    /// <summary>Ticks to reach, one per state; or the queue tick.</summary>
    public ulong[]? Values { get; }

    public object? Predicate { get; }

    public CancellationToken Token { get; }

    public bool Equals(WaitKey other) =>
        Kind == other.Kind && Token == other.Token && Equals(Predicate, other.Predicate) &&
        States.AsSpan().SequenceEqual(other.States) &&
        (Values ?? []).AsSpan().SequenceEqual(other.Values ?? []);

    public override bool Equals(object? obj) => obj is WaitKey other && Equals(other);

    public override int GetHashCode()
    {
        int hash = (int)Kind * 397 ^ Token.GetHashCode();
        foreach (int state in States) hash = hash * 31 + state;
        foreach (ulong value in Values ?? []) hash = hash * 31 + value.GetHashCode();
        return Predicate is null ? hash : hash * 31 + Predicate.GetHashCode();
    }
}

/// <summary>
/// What a transition did, captured before the drain was given back, for matching waits against it afterwards.
/// </summary>
internal ref struct Change
{
    /// <summary>States whose tick changed.</summary>
    public ReadOnlySpan<ulong> Changed;

    /// <summary>Active states at the end of the transition.</summary>
    public ReadOnlySpan<ulong> Active;

    /// <summary>States that were activated, or called anew, and not rolled back.</summary>
    public ReadOnlySpan<ulong> Entered;

    /// <summary>The mutation's args.</summary>
    public object? Args;

    /// <summary>Version of the vector that the transition left.</summary>
    public uint Version;

    /// <summary>The ticks at the end; only captured while a query waits.</summary>
    public MachineTime? Time;

    public readonly bool IsActive(int state) => state >> 6 < Active.Length && (Active[state >> 6] >> (state & 63) & 1) != 0;

    public readonly bool HasEntered(int state) => state >> 6 < Entered.Length && (Entered[state >> 6] >> (state & 63) & 1) != 0;
}

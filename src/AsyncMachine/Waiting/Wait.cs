namespace AsyncMachine;

/// <summary>A place in the list of one state's waits. A wait is its own place for its first state.</summary>
internal abstract class WaitPlace(int state)
{
    public abstract Wait Owner { get; }

    public int State { get; } = state;

    // Neighbours in the state's list; guarded by the waits' lock.
    public WaitPlace? Previous { get; set; }

    public WaitPlace? Next { get; set; }
}

/// <summary>The place of a wait for its second and further states.</summary>
internal sealed class FurtherPlace(Wait owner, int state) : WaitPlace(state)
{
    public override Wait Owner => owner;
}

/// <summary>One pending wait: a shared task, its condition, and where it is listed.</summary>
/// <remarks>All fields but the task are guarded by the lock of <see cref="Waiters"/>.</remarks>
internal abstract class Wait(int firstState) : WaitPlace(firstState)
{
    public override Wait Owner => this;

    public abstract WaitKind Kind { get; }

    /// <summary>The vector's version when the wait was made: only later transitions can complete it.</summary>
    public ulong Version { get; set; }

    /// <summary>Still listed; the first to clear it decides how the task ends.</summary>
    public bool Listed { get; set; }

    public abstract Task Task { get; }

    /// <summary>Ends the task as completed, by a transition with these args. Outside the lock.</summary>
    public abstract void Complete(object? args);

    public abstract void Cancel(CancellationToken token);

    public abstract void Fault(Exception exception);

    /// <summary>True if the transition completes the wait; under the lock, for the kinds that run no code of others.</summary>
    public abstract bool Holds(in Change change);

    /// <summary>The condition does not hold now; mirrors, which miss instants, may know that it did. What came before the wait is nothing to it.</summary>
    protected bool HeldInBetween(in Change change, ReadOnlySpan<int> states, bool active) =>
        change.Flipped.Length > 0 && change.Version > Version && change.HeldInBetween(states, active);
}

/// <summary>The most common wait: one state, without a token.</summary>
internal sealed class LoneWait(WaitKind kind, int state) : Wait(state)
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override WaitKind Kind => kind;

    public override Task Task => _source.Task;

    public override void Complete(object? args) => _source.TrySetResult();

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);

    public override void Fault(Exception exception) => _source.TrySetException(exception);

    public override bool Holds(in Change change)
    {
        bool active = kind == WaitKind.Active;
        return change.IsActive(State) == active || HeldInBetween(change, [State], active);
    }
}

namespace AsyncMachine;

/// <summary>A wait that is found again by its key.</summary>
internal abstract class KeyedWait(in WaitKey key) : Wait(key.States.Length == 0 ? -1 : key.States[0])
{
    private readonly WaitKey _key = key;

    /// <summary>What makes two waits equal.</summary>
    public ref readonly WaitKey Key => ref _key;

    public override WaitKind Kind => _key.Kind;

    /// <summary>Places for the second and further states.</summary>
    public WaitPlace[] MorePlaces { get; set; } = [];

    public CancellationTokenRegistration Registration { get; set; }

    /// <summary>Changes that the wait's own code has yet to answer; while there are any, nobody joins.</summary>
    public int Unanswered { get; set; }

    /// <summary>True if the transition completes the wait, by code of others, which may throw: never under the lock.</summary>
    public virtual bool Matches(in Change change, MachineTime? time) => true;

    public override bool Holds(in Change change)
    {
        bool active = Kind == WaitKind.Active;
        foreach (int state in _key.States)
        {
            if (change.IsActive(state) != active) return HeldInBetween(change, _key.States, active);
        }

        return true;
    }
}

/// <summary>A wait without a value.</summary>
internal class PlainWait(in WaitKey key) : KeyedWait(key)
{
    // Continuations never run on the draining thread.
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task Task => _source.Task;

    public override void Complete(object? args) => _source.TrySetResult();

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);

    public override void Fault(Exception exception) => _source.TrySetException(exception);
}

/// <summary>A wait for ticks; each state's condition is met for good once its tick was reached, for ticks only grow, within an epoch.</summary>
internal sealed class TicksWait(in WaitKey key, StateVector vector) : PlainWait(key)
{
    public bool HoldsNow()
    {
        for (int i = 0; i < Key.States.Length; i++)
        {
            if (vector.Tick(Key.States[i]) < Key.Values![i]) return false;
        }

        return true;
    }

    public override bool Holds(in Change change) => HoldsNow();
}

/// <summary>A wait for a condition on the clocks.</summary>
internal sealed class QueryWait(in WaitKey key, Func<MachineTime, bool> query) : PlainWait(key)
{
    public override bool Matches(in Change change, MachineTime? time) => query(time!);
}

/// <summary>A wait for args of a state.</summary>
internal sealed class ArgsWait<TArgs>(in WaitKey key, Func<TArgs, bool>? match) : KeyedWait(key)
{
    private readonly TaskCompletionSource<TArgs> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task Task => _source.Task;

    public override void Complete(object? args) => _source.TrySetResult((TArgs)args!);

    public override void Cancel(CancellationToken token) => _source.TrySetCanceled(token);

    public override void Fault(Exception exception) => _source.TrySetException(exception);

    public override bool Matches(in Change change, MachineTime? time) =>
        change.Args is TArgs args && change.HasEntered(State) && (match is null || match(args));
}

namespace AsyncMachine.Rpc.Tests.Support;

/// <summary>The system's clock, whose timers can be made to ring although they were disposed: as one does whose callback has begun just then.</summary>
internal sealed class LateTimers : TimeProvider
{
    private readonly List<(TimerCallback Callback, object? State)> _made = []; // also the lock

    /// <summary>How many timers there are that cancel something.</summary>
    public int Limits
    {
        get
        {
            lock (_made) return _made.Count(timer => timer.State is CancellationTokenSource);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_made) _made.Add((callback, state));
        return base.CreateTimer(callback, state, dueTime, period);
    }

    /// <summary>Rings all timers that cancel something.</summary>
    public void RingLate()
    {
        (TimerCallback Callback, object? State)[] late;
        lock (_made) late = [.. _made.Where(timer => timer.State is CancellationTokenSource)];
        foreach ((TimerCallback callback, object? state) in late) callback(state);
    }
}

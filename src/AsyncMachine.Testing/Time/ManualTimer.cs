namespace AsyncMachine.Testing;

/// <summary>A timer of a <see cref="ManualTime"/>. All fields are guarded by the time's lock.</summary>
internal sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(0xfffffffe);
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    /// <summary>When it is due, in elapsed ticks; meaningful while it is armed.</summary>
    public long Due { get; set; }

    /// <summary>Number of its arming: among timers due at the same instant, the one armed first fires first.</summary>
    public long Order { get; set; }

    /// <summary>Ticks from one firing to the next; 0 if it fires once.</summary>
    public long Period { get; set; }

    public bool IsDisposed { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        return time.Arm(this, dueTime, period);
    }

    public void Dispose() => time.Disarm(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    /// <summary>Calls back, with the async-local values of whoever made the timer; outside the lock.</summary>
    public void Fire()
    {
        if (_context is null) callback(state);
        else ExecutionContext.Run(_context, static self => ((ManualTimer)self!).Call(), this);
    }

    private void Call() => callback(state);

    private static void Check(TimeSpan value, string name)
    {
        if (value == Timeout.InfiniteTimeSpan) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Longest, name);
    }
}

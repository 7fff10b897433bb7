using System.Diagnostics;
using System.Globalization;

namespace AsyncMachine.Testing;

/// <summary>
/// A clock that a test moves. An advance stops at every due time in order: a callback reads its own due time, and what it arms
/// within the advance fires within it. Among timers due at the same instant, the one armed first fires first.
/// </summary>
/// <remarks>
/// Has the members of <c>FakeTimeProvider</c> (Microsoft.Extensions.TimeProvider.Testing), with the same meaning, except that that
/// one has jumped to the end of the advance before the first callback runs. Callbacks run on the thread that moves the clock,
/// outside all locks. Safe for use from any thread; one thread at a time should move it. Time never goes back.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}, {PendingTimers} timers")]
public sealed class ManualTime : TimeProvider
{
    private readonly object _gate = new();
    private readonly SortedSet<ManualTimer> _armed = new(Comparer<ManualTimer>.Create(static (left, right) =>
        left.Due != right.Due ? left.Due.CompareTo(right.Due) : left.Order.CompareTo(right.Order))); // guarded by _gate

    private long _elapsed;              // ticks since the start; guarded by _gate, as are those below
    private long _orders;
    private TimeSpan _adjusted;         // how far the wall clock was moved without time going by
    private TimeSpan _autoAdvance;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private int _firing;                // id of the thread that calls back; 0 for none

    /// <summary>A clock that stands at 2000-01-01T00:00:00 UTC.</summary>
    public ManualTime()
        : this(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>A clock that stands at a time.</summary>
    /// <param name="startDateTime">The time.</param>
    public ManualTime(DateTimeOffset startDateTime) => Start = startDateTime.ToUniversalTime();

    /// <summary>Where the clock stood at first.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>How far the clock is moved after each <see cref="GetUtcNow"/>; zero unless it is set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan AutoAdvanceAmount
    {
        get
        {
            lock (_gate) return _autoAdvance;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            lock (_gate) _autoAdvance = value;
        }
    }

    /// <summary>When the next timer is due, in UTC; null if none is armed. Those of a machine count: its watchdog keeps one for a
    /// second after a handler.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate) return _armed.Min is { } timer ? UtcAt(timer.Due) : null;
        }
    }

    /// <summary>Number of timers that are armed.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate) return _armed.Count;
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone
    {
        get
        {
            lock (_gate) return _zone;
        }
    }

    /// <summary>10 000 000: a timestamp counts ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Called after each callback, on the same thread: a scheduler runs what the callback has caused before time goes
    /// on.</summary>
    internal Action? Settle { get; set; }

    /// <summary>Called around callbacks; what it returns is undone after each.</summary>
    internal Func<SynchronizationContext?>? LeaveContext { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        DateTimeOffset now;
        long until;
        lock (_gate)
        {
            now = UtcAt(_elapsed);
            if (_autoAdvance == TimeSpan.Zero) return now;
            until = _elapsed + _autoAdvance.Ticks;
        }

        MoveTo(until);
        return now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (_gate) return Start.Ticks + _elapsed;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, and fires what becomes due on the way, each at its due time.</summary>
    /// <param name="delta">How far; zero fires what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public void Advance(TimeSpan delta) => MoveTo(Target(delta));

    /// <summary>
    /// Moves the clock as <see cref="Advance"/> does, and waits after each firing until what it caused has settled, so that a delay
    /// that a continuation on another thread arms fires within the advance too.
    /// </summary>
    /// <param name="delta">How far.</param>
    /// <remarks>Callbacks run on the thread pool.</remarks>
    /// <param name="settle">Completes when nothing moves any more, such as <c>() => machine.WhenQueueEnds()</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is negative.</exception>
    public async Task AdvanceAsync(TimeSpan delta, Func<Task> settle)
    {
        ArgumentNullException.ThrowIfNull(settle);
        long target = Target(delta);

        // Without a context around them, continuations that have none run inside the callbacks.
        await settle().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (FireNext(target)) await settle().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        MoveTo(target);
    }

    /// <summary>Moves the clock to a time, and fires what becomes due on the way.</summary>
    /// <param name="value">The time.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is in the past.</exception>
    public void SetUtcNow(DateTimeOffset value)
    {
        long until;
        lock (_gate)
        {
            TimeSpan delta = value - UtcAt(_elapsed);
            if (delta < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(value), value, $"Time does not go back: it is {UtcAt(_elapsed):O}.");
            until = _elapsed + delta.Ticks;
        }

        MoveTo(until);
    }

    /// <summary>
    /// Sets the wall clock, forward or back, as an operator does: no time goes by, timestamps and the time until timers are due
    /// stay.
    /// </summary>
    /// <param name="value">What <see cref="GetUtcNow"/> gives from now on.</param>
    public void AdjustTime(DateTimeOffset value)
    {
        lock (_gate) _adjusted += value - UtcAt(_elapsed);
    }

    /// <summary>Sets the local time zone; UTC unless it is set.</summary>
    /// <param name="localTimeZone">The zone.</param>
    public void SetLocalTimeZone(TimeZoneInfo localTimeZone)
    {
        ArgumentNullException.ThrowIfNull(localTimeZone);
        lock (_gate) _zone = localTimeZone;
    }

    /// <summary>The time, such as <c>2000-01-01T00:00:00.000</c>.</summary>
    public override string ToString()
    {
        lock (_gate) return UtcAt(_elapsed).ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture);
    }

    /// <summary>Arms a timer, or disarms it if it is never due; one that is due at once fires before this returns.</summary>
    internal bool Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        long now;
        lock (_gate)
        {
            if (timer.IsDisposed) return false;
            _armed.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            now = _elapsed;
            timer.Due = now + dueTime.Ticks;
            timer.Order = ++_orders;
            timer.Period = period > TimeSpan.Zero ? period.Ticks : 0;
            _armed.Add(timer);

            // Within a callback the advance that made it looks again.
            if (dueTime > TimeSpan.Zero || _firing == Environment.CurrentManagedThreadId) return true;
        }

        MoveTo(now);
        return true;
    }

    internal void Disarm(ManualTimer timer)
    {
        lock (_gate)
        {
            timer.IsDisposed = true;
            _armed.Remove(timer);
        }
    }

    private DateTimeOffset UtcAt(long elapsed) => Start + TimeSpan.FromTicks(elapsed) + _adjusted;

    private long Target(TimeSpan delta)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delta, TimeSpan.Zero);
        lock (_gate) return _elapsed + delta.Ticks;
    }

    private void MoveTo(long target)
    {
        while (FireNext(target)) Settle?.Invoke();
        lock (_gate) _elapsed = Math.Max(_elapsed, target);
    }

    /// <summary>Moves to the next due time and fires one timer; false if none is due until then.</summary>
    private bool FireNext(long target)
    {
        ManualTimer timer;
        int outer;
        lock (_gate)
        {
            if (_armed.Min is not { } next || next.Due > target) return false;
            timer = next;
            _armed.Remove(timer);
            _elapsed = Math.Max(_elapsed, timer.Due);
            if (timer.Period > 0)
            {
                timer.Due += timer.Period;
                timer.Order = ++_orders;
                _armed.Add(timer);
            }

            outer = _firing;
            _firing = Environment.CurrentManagedThreadId;
        }

        SynchronizationContext? context = LeaveContext?.Invoke();
        try
        {
            timer.Fire();
        }
        finally
        {
            if (context is not null) SynchronizationContext.SetSynchronizationContext(context);
            lock (_gate) _firing = outer;
        }

        return true;
    }
}

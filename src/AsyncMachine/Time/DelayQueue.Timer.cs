namespace AsyncMachine;

// The timer, and what is done when a delay is due.
internal sealed partial class DelayQueue
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(40); // of what a system timer takes

    private readonly object _timerGate = new(); // taken before the lock on this, never after it
    private ITimer? _timer;                     // guarded by _timerGate
    private long _armed = long.MaxValue;        // when the timer calls back, or is about to be set to; guarded by this
    private int _firing;                        // who fires: 0 for nobody, else the number of a call of the timer; guarded by this
    private int _calls;                         // calls of the timer that fired; guarded by this
    private long _rescueAt;                     // when another call may take over from the one that fires; guarded by this
    private ulong _fired;                       // delays that came due; guarded by this

    /// <summary>Under the lock: the timer has to call back for a delay that is due then.</summary>
    private bool Wants(long due)
    {
        if (_firing != 0) due = Math.Max(due, _rescueAt); // whoever fires sets the timer at its end, if it comes to that
        if (due >= _armed) return false;
        _armed = due;
        return true;
    }

    /// <summary>Sets the timer to what is wanted.</summary>
    private void Arm()
    {
        lock (_timerGate)
        {
            long due;
            lock (this)
            {
                if (_closed) return;
                due = _armed;
            }

            _timer ??= CreateTimer();
            if (due == long.MaxValue) _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            else _timer.Change(UntilTimer(due - _time.GetTimestamp()), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>What the timer is set to; never zero, so that no clock calls back from within.</summary>
    private TimeSpan UntilTimer(long length)
    {
        TimeSpan wait = length <= 0 ? new TimeSpan(1) : FromTimestamp(length);
        if (wait > LongestTimer) return LongestTimer;

        // The system's timers count whole milliseconds, and would call back too early.
        if (ReferenceEquals(_time, TimeProvider.System)) return TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        return FromTimestamp(ToTimestamp(wait)) < wait || wait == TimeSpan.Zero ? wait + new TimeSpan(1) : wait;
    }

    private ITimer CreateTimer()
    {
        // The timer must not carry the caller's AsyncLocals for the life of the machine.
        bool suppress = !ExecutionContext.IsFlowSuppressed();
        if (suppress) ExecutionContext.SuppressFlow();
        try
        {
            return _time.CreateTimer(static self => ((DelayQueue)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            if (suppress) ExecutionContext.RestoreFlow();
        }
    }

    private void StopTimer()
    {
        lock (_timerGate)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    /// <summary>
    /// Makes the mutations that are due, in order, one after another, on the timer's thread. If a handler of one of them never returns, a
    /// later call of the timer takes over, once the machine has left that handler behind.
    /// </summary>
    private void Fire()
    {
        int call;
        lock (this)
        {
            _armed = long.MaxValue;
            if (_closed) return;
            if (_firing != 0 && _time.GetTimestamp() < _rescueAt)
            {
                _armed = _rescueAt;
                call = 0;
            }
            else
            {
                _firing = call = ++_calls == 0 ? ++_calls : _calls;
            }
        }

        while (call != 0 && TakeDue(call, out DelayHeap.Entry due, out bool others))
        {
            if (others) Arm();
            Make(due);
        }

        Arm();
    }

    /// <summary>Takes the next delay that is due; false if there is none, or if another call has taken over.</summary>
    private bool TakeDue(int call, out DelayHeap.Entry due, out bool others)
    {
        due = default;
        others = false;
        lock (this)
        {
            if (_closed || _firing != call) return false;
            long now = _time.GetTimestamp();
            if (_heap.Count == 0 || _heap[_heap.Earliest].Due > now)
            {
                _firing = 0;
                _armed = _heap.Count > 0 ? _heap[_heap.Earliest].Due : long.MaxValue;
                return false;
            }

            int slot = _heap.Earliest;
            due = _heap[slot];
            _fired++;
            if (due.IsPeriodic)
            {
                // What was missed is not made up for: the next one is the first that is still to come.
                long missed = (now - due.Due) / due.Length;
                _heap.Move(slot, Later(due.Due, (missed + 1) * due.Length));
            }
            else
            {
                _heap.Remove(slot);
                if (due.Owner >= 0) Unmark(due.Owner);
            }

            PrepareRescue(now);
            others = _heap.Count > 0;
            return true;
        }
    }

    /// <summary>Others wait while somebody's code runs: a handler that hangs holds them up no longer than it holds its machine up.</summary>
    private void PrepareRescue(long now)
    {
        TimeSpan timeout = _engine.Options.HandlerTimeout, deadline = _engine.Options.HandlerDeadline;
        bool never = timeout == Timeout.InfiniteTimeSpan || deadline == Timeout.InfiniteTimeSpan;
        _rescueAt = never ? long.MaxValue : Later(now, ToTimestamp(timeout + deadline + timeout));
        _armed = _heap.Count == 0 ? long.MaxValue : Math.Max(_rescueAt, _heap[_heap.Earliest].Due);
    }

    /// <summary>Makes the mutation of a delay that is due.</summary>
    private void Make(in DelayHeap.Entry due)
    {
        Schema schema = _engine.Schema;
        State[] states = due.Call?.States ?? [schema[due.Target]];
        object? args = due.Call?.Args;
        JobFlags flags = args is null ? JobFlags.None : JobFlags.Args;
        Event source = due.Call?.Source ?? default;
        Result result = due.Owner < 0
            ? _engine.Core.Mutate(due.Type, states, args, flags, source)
            : _engine.Core.MutateExpected(due.Type, states, args, flags, source, new Expectation(due.Owner, due.Tick));
        if (result.IsCanceled) _engine.LogRefused($"delayed [{Mutation.Text(due.Type)}] {string.Join(' ', states.Select(state => state.Name))}");
    }
}

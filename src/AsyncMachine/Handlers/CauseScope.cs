using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// The time in which a thread runs a handler that is the cause of what it does. Afterwards the thread has the cause and the activity that it had
/// before; whatever else the handler has left in its execution context stays, as after any call.
/// </summary>
internal struct CauseScope
{
    private readonly ExecutionContext? _outer;  // before; null while its flow is suppressed
    private readonly Cause? _cause;             // what it held, if it could not be captured
    private readonly Activity? _activity;
    private ExecutionContext? _inside;          // when the handler was called

    private CauseScope(ExecutionContext? outer)
    {
        _outer = outer;
        if (outer is not null) return;
        _cause = Cause.Current;
        _activity = Activity.Current;
    }

    /// <summary>The handler begins.</summary>
    public static CauseScope Enter(Cause cause)
    {
        var scope = new CauseScope(ExecutionContext.Capture());
        Cause.Current = cause;
        return scope;
    }

    /// <summary>The handler is called next: what was set until now is not its own doing.</summary>
    public void Call() => _inside = ExecutionContext.Capture();

    /// <summary>The handler has ended, somehow.</summary>
    public readonly void Leave()
    {
        if (_outer is null)
        {
            LeaveTo(_cause, _activity);
            return;
        }

        ExecutionContext? now = ExecutionContext.Capture();
        if (now is not null && ReferenceEquals(now, _inside))
        {
            // Nothing was set by the handler: one step back takes both away.
            ExecutionContext.Restore(_outer);
            if (Activity.Current is { IsStopped: true }) Activity.Current = null;
            return;
        }

        LeaveChanged(now);
    }

    private readonly void LeaveChanged(ExecutionContext? now)
    {
        if (now is null)
        {
            // The handler has suppressed the flow and not undone it; it is its own business, and what it set is lost.
            ExecutionContext.Restore(_outer!);
            return;
        }

        ExecutionContext.Restore(_outer!);
        Cause? cause = Cause.Current;
        Activity? activity = Activity.Current;
        ExecutionContext.Restore(now);
        LeaveTo(cause, activity);
    }

    private static void LeaveTo(Cause? cause, Activity? activity)
    {
        Cause.Current = cause;
        if (!ReferenceEquals(Activity.Current, activity)) Activity.Current = activity is { IsStopped: true } ? null : activity;
    }
}

using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Which handler a mutation comes from, and the calls of handlers that somebody is told of.
internal sealed partial class Core<TSet>
{
    /// <summary>Says where a mutation comes from: from the event that was given, or else from the handler that it is made in.</summary>
    private void Attribute(ref Job<TSet> job, in Event source)
    {
        if (!_engine.KnowsObservers) _engine.LookForObservers();
        if (_caused) FindCause(ref job);
        if (source.TransitionOrNull is not { } cause) return;
        job.Source = cause;
        if (source.IsValid) job.Flags |= JobFlags.SourceValid;
        else job.Flags &= ~JobFlags.SourceValid;
    }

    /// <summary>Finds the handler whose flow of control this is, and the caller's activity.</summary>
    /// <returns>True if this thread has no current activity.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool FindCause(ref Job<TSet> job)
    {
        object? caller = Cause.TakeCaller();
        if (caller is not null) job.Caller = caller; // a job's references are null until they are set, and a store of none costs as much
        if (Cause.Current is { } cause)
        {
            job.Source = cause;
            if (cause.IsCurrent) job.Flags |= JobFlags.SourceValid;
        }

        return caller is null;
    }

    /// <summary>The call of a handler that comes next, as the cause of what is done in it.</summary>
    private Cause CauseOf(Cell<TSet> cell)
    {
        ulong sum = 0;
        foreach (ulong tick in _engine.TicksOfWriter) sum += tick;
        if (cell.Committed)
        {
            sum -= (ulong)(StateSets.Count(cell.Entering) + StateSets.Count(cell.Leaving) + StateSets.Count(cell.Again));
        }

        return new Cause(_engine.Machine, cell, NumberOf(cell), sum);
    }

    /// <summary>Asks a handler, with those told who want to know.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AskTold(Cell<TSet> cell, HandlerPlan.Slot handler)
    {
        bool caused = cell.Audience.WantsCauses;
        CauseScope scope = caused ? CauseScope.Enter(CauseOf(cell)) : default;
        try
        {
            TellHandler(cell, handler, start: true, null);
            if (caused) scope.Call();
            bool accepts = AskOne(cell, handler);
            TellHandler(cell, handler, start: false, null);
            return accepts;
        }
        finally
        {
            if (caused) scope.Leave();
        }
    }

    /// <summary>Calls a final handler, with those told who want to know.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CallTold(Cell<TSet> cell, HandlerPlan.Slot handler)
    {
        bool caused = cell.Audience.WantsCauses;
        CauseScope scope = caused ? CauseScope.Enter(CauseOf(cell)) : default;
        try
        {
            TellHandler(cell, handler, start: true, null);
            if (caused) scope.Call();
            Task? task = CallOne(cell, handler);
            TellHandler(cell, handler, start: false, task);
            if (task is not null) FollowTask(cell, task); // here: a failure that comes later has the same cause
        }
        finally
        {
            if (caused) scope.Leave();
        }
    }
}

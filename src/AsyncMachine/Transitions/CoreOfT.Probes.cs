using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Those who are told of every transition by the drain itself.
internal sealed partial class Core<TSet>
{
    private bool _detailed; // there are probes, or tracers: every transition has a cell

    private bool _caused;   // a probe wants causes; callers look at it without the drain, and may be late by a mutation

    private bool _passable; // nobody but probes is told, and all of them may let a transition pass

    /// <summary>A state was called that concerns nobody but probes, and they may let it pass: there is nothing to resolve.</summary>
    private Outcome ExecuteAsked(int state, bool add, ulong tick)
    {
        Job<TSet> job = default;
        StateSets.Include(ref job.Called, state);
        job.Lone = (ushort)(state + 1);
        job.Kind = add ? JobKind.Add : JobKind.Remove;
        job.Flags = JobFlags.Own;
        job.Tick = tick;
        if (_caused && FindCause(ref job)) job.Flags |= JobFlags.Bare;
        TSet before = _active, changed = StateSets.Has(in before, state) == add ? default : job.Called;
        TSet entering = add ? changed : default, leaving = add ? default : changed;
        if (!ProbesPass(ref job, before, entering, leaving, accepted: true))
        {
            TSet target = TSet.Minus(TSet.Or(before, entering), leaving);
            return ExecuteObserved(ref job, before, target, entering, leaving, default, accepted: true);
        }

        CommitPlain(state, add);
        if (_counted) CountPlain(state, add);
        return Outcome.Executed;
    }

    /// <summary>Asks the probes whether a transition that calls no handler may run as if there were none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool ProbesPass(ref Job<TSet> job, TSet before, TSet entering, TSet leaving, bool accepted)
    {
        var view = new TransitionView(
            _engine, (MutationType)job.Kind, accepted ? job.Flags : job.Flags | JobFlags.Refused, job.Tick, job.Source, job.Args, job.Caller,
            Words(ref job.Called), Words(ref before), Words(ref _active), Words(ref entering), Words(ref leaving));
        foreach (TransitionProbe probe in _audience.Probes!)
        {
            if (!probe.LetsPass(view)) return false;
        }

        return true;
    }

    private static TSet ChangedBy(Cell<TSet> cell) => cell.Committed ? TSet.Or(TSet.Or(cell.Entering, cell.Leaving), cell.RolledBack) : default;

    private TransitionView ViewOf(Cell<TSet> cell, ref TSet changed)
    {
        return new TransitionView(_engine, cell, (MutationType)cell.Job.Kind, cell.Job.Flags, cell.Job.Tick, cell.Job.Source)
        {
            Args = cell.Job.Args,
            Caller = cell.Job.Caller,
            Called = Words(ref cell.Job.Called),
            CalledOrder = cell.Job.Order,
            Before = Words(ref cell.Before),
            Active = Words(ref _active),
            Entering = Words(ref cell.Entering),
            Leaving = Words(ref cell.Leaving),
            Changed = Words(ref changed),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ProbeBegan(Cell<TSet> cell)
    {
        TSet changed = ChangedBy(cell);
        TransitionView view = ViewOf(cell, ref changed);
        foreach (TransitionProbe probe in cell.Audience.Probes!) probe.Began(view);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ProbeCommitted(Cell<TSet> cell)
    {
        TSet changed = ChangedBy(cell);
        TransitionView view = ViewOf(cell, ref changed);
        foreach (TransitionProbe probe in cell.Audience.Probes!) probe.Committed(view);
    }

    /// <summary>Tells tracers, and then probes, that a handler is to be called or has returned.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TellHandler(Cell<TSet> cell, HandlerPlan.Slot handler, bool start, Task? task)
    {
        if (_observed) TraceHandler(cell, handler, start);
        if (cell.Audience.Probes is null) return;
        TSet changed = ChangedBy(cell);
        TransitionView view = ViewOf(cell, ref changed);
        foreach (TransitionProbe probe in cell.Audience.Probes!)
        {
            if (start) probe.HandlerBegan(view, handler.Key);
            else probe.HandlerEnded(view, handler.Key, task is { IsCompleted: false } ? task : null);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ProbeEnded(Cell<TSet> cell)
    {
        TSet changed = ChangedBy(cell);
        TransitionView view = ViewOf(cell, ref changed);
        foreach (TransitionProbe probe in cell.Audience.Probes!) probe.Ended(view);
    }
}

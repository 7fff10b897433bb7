namespace AsyncMachine;

// A handler threw, or was left behind: what is undone, and which error is to become a state.
internal sealed partial class Core<TSet>
{
    /// <summary>
    /// A handler threw. In negotiation nothing has changed. Afterwards every entering state that does not count as completed is
    /// deactivated again, and so is what required it; completed means: before the failing one in handler order.
    /// </summary>
    private void Fail(Cell<TSet> cell, Exception exception)
    {
        TransitionPhase phase = cell.Phase;
        cell.Failed = true;
        if (cell.Committed) RollBack(cell);
        else cell.Accepted = false;
        cell.Record?.Update(cell);
        var error = new ErrorArgs(exception)
        {
            Handler = HandlerNames.Of(_schema, cell.HandlerKey),
            Phase = phase,
            Transition = cell.GetRecord(),
        };
        cell.Refusal ??= new Refusal(null, error.Handler, null, null, $"{error.Handler} threw {exception.GetType().Name}");
        if (StateSets.Has(cell.Job.Called, _schema.Exception)) _engine.ReportError(error);
        else PrependError(error, timedOut: false);
    }

    private void RollBack(Cell<TSet> cell)
    {
        TSet undone = TSet.And(cell.Entering, _active);
        switch (HandlerTable.KindOf(cell.HandlerKey))
        {
            case HandlerKind.AnyState:
                return; // all states count as completed
            case HandlerKind.State:
                int failing = RankOf(HandlerTable.StateOf(cell.HandlerKey));
                foreach (int state in StateSets.ToArray(in undone))
                {
                    if (RankOf(state) < failing) StateSets.Exclude(ref undone, state);
                }

                break;
        }

        if (StateSets.Has(cell.Job.Called, _schema.Exception)) StateSets.Exclude(ref undone, _schema.Exception);
        TSet kept = TSet.Minus(_active, undone);
        FilterRequire(ref kept, TSet.And(kept, _masks.HasRequire), out _);
        TSet gone = TSet.Minus(_active, kept);
        if (TSet.IsEmpty(gone)) return;
        cell.RolledBack = gone;
        TSet changed = TSet.Or(_changed, gone), entered = TSet.Minus(_entered, gone);
        Commit(kept, default, gone, default, cell.Job.Args);
        _changed = changed;
        _entered = entered;
    }

    public override void PrependError(ErrorArgs error, bool timedOut)
    {
        var job = new Job<TSet> { Args = error, Flags = JobFlags.Args };
        if (_cell is { } cell)
        {
            if (cell.Job.Has(JobFlags.Auto)) job.Flags |= JobFlags.Quiet;
            if (cell.RunsOwn) job.Flags |= JobFlags.Own;
        }

        StateSets.Include(ref job.Called, _schema.Exception);
        if (timedOut && _schema.Indexes.TryGetValue("ErrHandlerTimeout", out int state)) StateSets.Include(ref job.Called, state);
        (_errors ??= new Queue<Job<TSet>>()).Enqueue(job);
        _more = true;
        if (!timedOut) _engine.ReportError(error);
        if (_observed) TraceQueued(job);
    }

    /// <summary>Ends the transition of a drain whose handler was left behind, as if the handler had thrown.</summary>
    private Outcome EndLost(Cell<TSet> lost, Exception error)
    {
        // Everything that the lost drain knew is copied into this drain's own cell: the old thread may still write to its own.
        Cell<TSet> cell = CellOfDrain();
        cell.Load(ref lost.Job, lost.Before, lost.Target, lost.Entering, lost.Leaving, lost.Again, lost.Accepted);
        cell.Audience = lost.Audience;
        cell.Committed = lost.Committed;
        cell.Phase = lost.Phase;
        cell.HandlerKey = lost.Phase == TransitionPhase.Observers ? HandlerTable.Key(HandlerKind.AnyState) : lost.HandlerKey;
        cell.Record = lost.Record;
        cell.RunsOwn = false;
        cell.Timeout = lost.Timeout;
        cell.Traced = lost.Traced;
        cell.Begin();
        if (lost.Job.Kind == JobKind.Eval)
        {
            TakeTimeout(cell);
            return Outcome.Canceled;
        }

        cell.Failed = true;
        if (cell.Committed) RollBack(cell);
        else cell.Accepted = false;
        cell.Refusal = new Refusal(null, lost.Describe(), null, null, error.Message);
        TraceBroken(cell);
        return End(cell);
    }
}

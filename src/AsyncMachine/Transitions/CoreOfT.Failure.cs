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
        if (StateSets.Has(cell.Job.Called, _schema.Exception)) _engine.ReportError(error, cell);
        else PrependError(cell, error, timedOut: false);
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
        TSet changed = TSet.Or(TSet.Or(cell.Entering, cell.Leaving), gone), entered = TSet.Minus(cell.Entering, gone);
        Commit(kept, default, gone, default, cell.Job.Args);
        _changed = changed;
        _entered = entered;
    }

    private void PrependError(Cell<TSet> cell, ErrorArgs error, bool timedOut)
    {
        var job = new Job<TSet> { Args = error, Flags = JobFlags.Args };
        if (cell.Job.Has(JobFlags.Auto)) job.Flags |= JobFlags.Quiet;
        if (cell.RunsOwn) job.Flags |= JobFlags.Own;
        StateSets.Include(ref job.Called, _schema.Exception);
        if (timedOut && _schema.Indexes.TryGetValue("ErrHandlerTimeout", out int state)) StateSets.Include(ref job.Called, state);
        (_errors ??= new Queue<Job<TSet>>()).Enqueue(job);
        _more = true;
        if (!timedOut) _engine.ReportError(error, cell);
        if (_observed) TraceQueued(job, cell);
    }

    /// <summary>
    /// Everything that a lost drain knew is copied into this drain's own cell: the old thread may still write to its own.
    /// </summary>
    private Cell<TSet> TakeOver(Cell<TSet> lost)
    {
        Cell<TSet> cell = CellOfDrain();
        cell.Load(ref lost.Job, lost.Before, lost.Target, lost.Entering, lost.Leaving, lost.Again, lost.Accepted);
        cell.Audience = lost.Audience;
        cell.Committed = lost.Committed;
        cell.Failed = lost.Failed;
        cell.RolledBack = lost.RolledBack;
        cell.Dropped = lost.Dropped;
        cell.Refusal = lost.Refusal;
        cell.Phase = lost.Phase;
        cell.HandlerKey = lost.HandlerKey;
        cell.Record = lost.Record;
        cell.Trace = lost.Trace;
        cell.Number = lost.Number;
        cell.RunsOwn = false;
        cell.Timeout = lost.Timeout;
        return cell;
    }

    /// <summary>
    /// Ends the transition of a drain whose handler was left behind, as if the handler had thrown; one of whose end somebody was being
    /// told has ended, and the others are told too.
    /// </summary>
    private Outcome EndLost(Cell<TSet> lost, ErrorArgs error)
    {
        Cell<TSet> cell = TakeOver(lost);
        cell.Traced = lost.Traced;
        cell.Told = lost.Told;
        cell.Begin();
        if (cell.Phase != TransitionPhase.Observers && !cell.Failed)
        {
            cell.Failed = true;
            if (cell.Committed) RollBack(cell);
            else cell.Accepted = false;
            cell.Refusal = new Refusal(null, error.Handler, null, null, error.Error.Message);
        }

        _engine.ReportError(error, cell);
        TraceBroken(cell);
        return End(cell);
    }

    /// <summary>Goes on after an eval, or somebody who was told of something between transitions, was left behind.</summary>
    private void EndLostCall(Cell lost, ErrorArgs error)
    {
        Cell<TSet> cell = BetweenTransitions();
        cell.Timeout = lost.Timeout;
        _engine.ReportError(error, cell);
        TakeTimeout(cell);
    }
}

using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Sections 5 and 6: a transition with handlers, tracers or callbacks around it.
internal sealed partial class Core<TSet>
{
    private Cell<TSet>? _cell;
    private ulong _records;

    public Schema Schema => _schema;

    public override Transition? Current => _cell is { Record: { IsCompleted: false } record } ? record : null;

    /// <summary>The number of the transition that the cell is in; it takes one at the first ask.</summary>
    public ulong NumberOf(Cell<TSet> cell) => cell.Number != 0 ? cell.Number : cell.Number = ++_records;

    /// <summary>A state handler's token: a Multi state's handlers run side by side until the state is deactivated.</summary>
    public CancellationToken TokenOf(int state) =>
        StateSets.Has(_masks.Multi, state) ? _engine.GetTokens().GetActivation(state) : _engine.GetTokens().Get(state);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Outcome ExecuteObserved(
        ref Job<TSet> job, in TSet before, in TSet target, in TSet entering, in TSet leaving, in TSet again, bool accepted)
    {
        Cell<TSet> cell = CellOfDrain();
        cell.Load(ref job, before, target, entering, leaving, again, accepted);
        return Run(cell, lone: -1);
    }

    /// <summary>
    /// A state that concerns nothing else is called: what enters or leaves is that state, and nobody but its own handlers is asked.
    /// </summary>
    private Outcome ExecuteLone(int state, bool add, ulong tick)
    {
        if (StateSets.Has(in _active, state) == add)
        {
            if (_counted) CountPlain(state, add);
            return Outcome.Executed;
        }

        TSet called = default;
        StateSets.Include(ref called, state);
        Cell<TSet> cell = CellOfDrain();
        cell.LoadLone(called, add, _active, tick);
        return Run(cell, state);
    }

    /// <summary>Runs the transition that the cell was loaded with.</summary>
    /// <param name="cell">The drain's cell.</param>
    /// <param name="lone">The state, if it is one that concerns nothing else; otherwise −1.</param>
    /// <param name="resumed">The cell of a drain that was left behind in a pipe: the transition goes on after it.</param>
    private Outcome Run(Cell<TSet> cell, int lone, Cell<TSet>? resumed = null)
    {
        if (!ReferenceEquals(cell.Audience, _audience)) cell.Audience = _audience;
        SynchronizationContext? context = LeaveContext();
        try
        {
            cell.Begin();
            try
            {
                if (lone >= 0) RunLone(cell, lone);
                else if (resumed is null) RunPhases(cell);
                else RunFinalsAfter(cell, resumed);
            }
            catch (Exception exception) when (exception is not DrainLostException)
            {
                if (cell.InCall) cell.Leave(); // the call did not come to its own
                TraceBroken(cell);
                Fail(cell, exception);
            }

            return End(cell);
        }
        catch (DrainLostException)
        {
            return Outcome.Lost;
        }
        finally
        {
            if (context is not null) SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private Cell<TSet> CellOfDrain()
    {
        if (_cell is { } cell && ReferenceEquals(cell, _engine.Cell)) return cell;
        _cell = new Cell<TSet>(_engine, this);
        _engine.Cell = _cell;
        return _cell;
    }

    /// <summary>Handlers run without a synchronization context unless the executor has one.</summary>
    private SynchronizationContext? LeaveContext()
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        if (context is null || ReferenceEquals(context, _engine.Options.DrainOn?.Context)) return null;
        SynchronizationContext.SetSynchronizationContext(null);
        return context;
    }

    /// <summary>The phases where nobody but one state's own handlers is concerned, and nobody watches.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunLone(Cell<TSet> cell, int state)
    {
        HandlerPlan plan = cell.Audience.Plan!;
        bool add = cell.Job.Kind == JobKind.Add;
        int asked = plan.First(add ? HandlerKind.Enter : HandlerKind.Exit, state);
        if (asked != 0)
        {
            cell.Phase = TransitionPhase.Negotiation;
            TSet vetoed = default;
            if (!Ask(cell, asked, auto: false, owner: -1, ref vetoed))
            {
                cell.Accepted = false;
                return;
            }
        }

        CommitPlain(state, add);
        cell.Committed = true;
        cell.Phase = TransitionPhase.Finals;
        Call(cell, plan.First(add ? HandlerKind.State : HandlerKind.End, state));
    }

    private void RunPhases(Cell<TSet> cell)
    {
        if (_observed) TraceInit(cell);
        if (cell.Audience.Probes is not null) ProbeBegan(cell);
        if (!cell.Accepted) return;
        if (_observed) Trace(cell, cell.GetRecord(), static (tracer, record) => tracer.TransitionStart(record), "TransitionStart");
        if (cell.Audience.Masks is { } masks && Negotiates(masks, cell))
        {
            cell.Phase = TransitionPhase.Negotiation;
            if (!Negotiate(cell))
            {
                cell.Accepted = false;
                return;
            }
        }

        if (cell.Job.Has(JobFlags.Check)) return;
        Commit(cell.Target, cell.Entering, cell.Leaving, cell.Again, cell.Job.Args);
        cell.Committed = true;
        cell.Phase = TransitionPhase.Finals;
        if (_observed)
        {
            cell.GetRecord().Update(cell);
            Trace(cell, cell.GetRecord(), static (tracer, record) => tracer.TransitionFinals(record), "TransitionFinals");
        }

        if (cell.Audience.Probes is not null) ProbeCommitted(cell);
        if (cell.Audience.Plan is not null) RunFinals(cell);
    }

    // -- the end ------------------------------------------------------------------------------------------------

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Outcome End(Cell<TSet> cell)
    {
        bool check = cell.Job.Has(JobFlags.Check);
        bool executed = cell.Succeeds;
        cell.Phase = TransitionPhase.Observers;
        if (cell.Record is { } record)
        {
            record.End(cell, executed ? Result.Executed : Result.Canceled, SettledBy(cell, executed));
        }

        bool autos = executed && !check && _schema.HasAuto;
        if (_observed)
        {
            TellEnd(cell, check, autos);
        }
        else
        {
            TakeTimeout(cell);
            if (autos) PrepareAuto(cell.Job);
        }

        if (cell.Audience.Probes is not null) ProbeEnded(cell);
        if (_counted) Count(cell);
        cell.Phase = TransitionPhase.None;
        cell.Forget();
        _more |= _observed;
        return executed ? Outcome.Executed : Outcome.Canceled;
    }

    /// <summary>What the watchdog reported of this transition becomes a state.</summary>
    private void TakeTimeout(Cell<TSet> cell)
    {
        if (cell.Timeout is not { } timeout) return;
        cell.Timeout = null;
        var error = new ErrorArgs(timeout) { Handler = timeout.Handler, Phase = cell.Phase, Transition = cell.Record };
        if (!StateSets.Has(cell.Job.Called, _schema.Exception)) PrependError(cell, error, timedOut: true);
    }

    /// <summary>The last tick that is over: the running one's, unless something of it is still to come.</summary>
    private ulong SettledBy(Cell<TSet> cell, bool executed)
    {
        ulong now = _engine.QueueTick;
        bool follows = _errors is { Count: > 0 } || cell.Timeout is not null || (executed && WillPrepareAuto(cell.Job));
        return follows ? now - 1 : now;
    }

    private bool WillPrepareAuto(in Job<TSet> job) =>
        _schema.HasAuto && _hasChange && !job.Has(JobFlags.Auto) && !job.Has(JobFlags.Check) && !job.Has(JobFlags.Quiet) &&
        !IsHealth(job) && !TSet.IsEmpty(ReadyAutos());
}

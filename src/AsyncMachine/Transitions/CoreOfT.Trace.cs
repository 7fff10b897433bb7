namespace AsyncMachine;

// Calls of tracers, callbacks and evals: watched like handlers, and what they throw goes no further.
internal sealed partial class Core<TSet>
{
    private bool _steps; // the options, or a tracer, want transitions to record theirs

    public override void Rebind()
    {
        Engine engine = _engine;
        Engine.Extras? extras = engine.ExtraOrNull;
        Engine.Binding[] bindings;
        lock (engine) bindings = extras is null ? [] : [.. extras.Bindings];
        HandlerPlan? plan = HandlerPlan.For(_schema, Array.ConvertAll(bindings, b => b.Tables));
        _audience = new Audience<TSet>(
            plan, Array.ConvertAll(bindings, b => b.Target), Array.ConvertAll(bindings, b => b.Name), engine.Tracers, engine.ProbesOrNull,
            engine.TalliesOrNull);
        if (_cell is { InTransition: false } cell) cell.Audience = _audience; // it would hold on to what was released
        _counted = _audience.Tallies is not null;
        _observed = engine.Tracers.Length > 0 || engine.Options.OnChange is not null || engine.Options.RecordSteps;
        _more = _observed;
        _steps = engine.Options.RecordSteps || Array.Exists(engine.Tracers, static tracer => tracer.WantsSteps);
        _detailed = _observed || _audience.Probes is not null;
        _caused = _audience.WantsCauses;
        _passable = !_observed && _audience.Probes is { } probes && Array.TrueForAll(probes, static probe => probe.MayPass);
        TSet plain = _audience.ConcernsAll ? default : _masks.Plain, add = plain, remove = plain;
        if (_audience.Masks is { } masks)
        {
            add = TSet.Minus(add, masks.Entering);
            remove = TSet.Minus(remove, masks.Leaving);
        }

        _lone = _detailed ? default : plain;
        (_plainAdd, _plainRemove) = _detailed ? default : (add, remove);
        (_audience.AskedAdd, _audience.AskedRemove) = _passable ? (add, remove) : default;
    }

    private void Trace<T>(Cell<TSet> cell, T argument, Action<Tracer, T> hook, string name)
    {
        foreach (Tracer tracer in cell.Audience.Tracers) Tell(cell, tracer, argument, hook, name);
    }

    private void Tell<T>(Cell<TSet> cell, Tracer tracer, T argument, Action<Tracer, T> hook, string name)
    {
        string? observer = cell.Observer;
        cell.Observer = name;
        cell.Enter();
        Exception? failure = null;
        try
        {
            hook(tracer, argument);
        }
        catch (Exception exception) when (exception is not DrainLostException)
        {
            failure = exception;
        }

        cell.Leave();
        cell.Observer = observer;
        if (failure is not null) _engine.Report(failure, $"{tracer.GetType().Name}.{name}", cell);
    }

    private void TraceInit(Cell<TSet> cell)
    {
        TransitionRecord<TSet> record = cell.GetRecord();
        if (!cell.Accepted) cell.Refusal ??= RefusedByRelations(cell);
        record.Update(cell);
        if (_steps) record.StepList = FirstSteps(cell);
        Trace(cell, record, static (tracer, made) => tracer.TransitionInit(made), "TransitionInit");
    }

    private void TraceHandler(Cell<TSet> cell, HandlerPlan.Slot handler, bool start)
    {
        string name = HandlerNames.Of(_schema, handler.Key);
        string binding = handler.Target < cell.Audience.BindingNames.Length ? cell.Audience.BindingNames[handler.Target] : "";
        TransitionRecord<TSet> record = cell.GetRecord();
        if (start) record.StepList?.Add(new Step(StepKind.Handler, null, Handler: name));
        cell.Traced = start ? handler : null;
        (TransitionRecord<TSet> Record, HandlerInfo Info) argument = (record, new HandlerInfo(name, binding));
        if (start) Trace(cell, argument, static (tracer, a) => tracer.HandlerStart(a.Record, a.Info), "HandlerStart");
        else Trace(cell, argument, static (tracer, a) => tracer.HandlerEnd(a.Record, a.Info), "HandlerEnd");
    }

    /// <summary>Tells tracers of the end of a handler that did not return.</summary>
    private void TraceBroken(Cell<TSet> cell)
    {
        if (cell.Traced is { } handler) TraceHandler(cell, handler, start: false);
    }

    /// <summary>Tells tracers of a mutation that was queued, from whatever thread queued it.</summary>
    /// <param name="job">The mutation.</param>
    /// <param name="drain">The drain's cell if its own thread tells, between two calls; null on any other thread, and in a call.</param>
    private void TraceQueued(in Job<TSet> job, Cell? drain)
    {
        Mutation mutation = MutationOf(job);
        foreach (Tracer tracer in _engine.Tracers)
        {
            Exception? failure = Engine.Call(drain, nameof(Tracer.MutationQueued), () => tracer.MutationQueued(_engine.Machine, mutation));
            if (failure is not null) _engine.Report(failure, $"{tracer.GetType().Name}.{nameof(Tracer.MutationQueued)}", drain);
        }
    }

    /// <summary>Tells everyone concerned of the end of a transition; goes on where a drain that was left behind has stopped.</summary>
    private void TellEnd(Cell<TSet> cell, bool check, bool autos)
    {
        if (cell.Told == 0)
        {
            cell.Told = 1;
            if (!check && _engine.Options.OnChange is { } callback)
            {
                TransitionRecord<TSet> record = cell.GetRecord();
                if (Engine.Call(cell, "OnChange", () => callback(record)) is { } failure) _engine.Report(failure, "OnChange", cell);
            }
        }

        TakeTimeout(cell);
        if (cell.Told == 1)
        {
            cell.Told = 2;
            if (autos) PrepareAuto(cell.Job);
            if (autos && _autoDue) TraceQueued(new Job<TSet> { Called = _autoCalled, Flags = JobFlags.Auto }, cell);
        }

        Tracer[] tracers = cell.Audience.Tracers;
        while (cell.Told - 2 < tracers.Length)
        {
            Tracer tracer = tracers[cell.Told++ - 2];
            Tell(cell, tracer, cell.GetRecord(), static (t, ended) => t.TransitionEnd(ended), "TransitionEnd");
        }
    }

    /// <summary>The drain's cell, for calls that belong to no transition.</summary>
    private Cell<TSet> BetweenTransitions()
    {
        Cell<TSet> cell = CellOfDrain();
        cell.Audience = _audience;
        cell.InTransition = false;
        cell.Job = default;
        cell.Record = null;
        cell.Traced = null;
        cell.Phase = TransitionPhase.Observers;
        cell.Begin();
        return cell;
    }

    /// <summary>Tells tracers that the queue is empty.</summary>
    /// <returns>False if a tracer was left behind.</returns>
    private bool QueueEnded()
    {
        try
        {
            Cell<TSet> cell = BetweenTransitions();
            Trace(cell, _engine.Machine, static (tracer, machine) => tracer.QueueEnd(machine), "QueueEnd");
            TakeTimeout(cell);
            return true;
        }
        catch (DrainLostException)
        {
            return false;
        }
    }

    private Outcome ExecuteEval(ref Job<TSet> job)
    {
        Cell<TSet> cell = CellOfDrain();
        cell.Load(ref job, _active, _active, default, default, default, accepted: true);
        cell.InTransition = false;
        cell.Audience = _audience;
        cell.Phase = TransitionPhase.Observers;
        cell.Observer = "EvalAsync";
        SynchronizationContext? context = LeaveContext();
        try
        {
            cell.Begin();
            cell.Enter();
            job.Work!.Run(); // catches what the user's function throws
            cell.Leave();
            cell.Observer = null;
            TakeTimeout(cell);
            cell.Forget();
            return Outcome.Executed;
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

    // -- reasons and steps --------------------------------------------------------------------------------------

    private Refusal RefusedBy(uint key)
    {
        string handler = HandlerNames.Of(_schema, key);
        bool global = HandlerTable.KindOf(key) == HandlerKind.AnyEnter;
        return new Refusal(global ? null : _schema[HandlerTable.StateOf(key)], handler, null, null, $"refused by {handler}");
    }

    private Refusal RefusedByRelations(Cell<TSet> cell)
    {
        TSet present = TSet.Or(cell.Target, cell.Before);
        foreach (State state in CalledOf(cell.Job))
        {
            if (StateSets.Has(in cell.Target, state.Index)) continue;
            foreach (int required in _schema.Rows.Targets(RowKind.Require, state.Index))
            {
                if (StateSets.Has(in cell.Target, required)) continue;
                return new Refusal(state, null, RelationKind.Require, _schema[required], $"{state} requires {_schema[required]}");
            }

            foreach (int blocker in _schema.Rows.Targets(RowKind.RemovedBy, state.Index))
            {
                if (!StateSets.Has(in present, blocker) && !StateSets.Has(cell.Job.Called, blocker)) continue;
                return new Refusal(state, null, RelationKind.Remove, _schema[blocker], $"{_schema[blocker]} removes {state}");
            }
        }

        return new Refusal(null, null, null, null, "refused by relations");
    }

    private List<Step> FirstSteps(Cell<TSet> cell)
    {
        var steps = new List<Step>();
        foreach (State state in CalledOf(cell.Job)) steps.Add(new Step(StepKind.Called, state));
        foreach (int state in StateSets.ToArray(in cell.Entering))
        {
            foreach (int target in _schema.Rows.Targets(RowKind.Require, state)) Relate(state, target, RelationKind.Require);
            foreach (int target in _schema.Rows.Targets(RowKind.Add, state))
            {
                if (!StateSets.Has(in cell.Before, target)) Relate(state, target, RelationKind.Add);
            }

            foreach (int target in _schema.Rows.Targets(RowKind.Remove, state))
            {
                if (StateSets.Has(in cell.Before, target)) Relate(state, target, RelationKind.Remove);
            }
        }

        foreach (int state in StateSets.ToArray(in cell.Entering)) steps.Add(new Step(StepKind.Activate, _schema[state]));
        foreach (int state in StateSets.ToArray(in cell.Leaving)) steps.Add(new Step(StepKind.Deactivate, _schema[state]));
        if (cell.Refusal is { } refusal)
        {
            steps.Add(new Step(StepKind.Cancel, refusal.State, refusal.Other, refusal.Relation, refusal.Handler));
        }

        return steps;

        void Relate(int from, int to, RelationKind kind) =>
            steps.Add(new Step(StepKind.Relation, _schema[from], _schema[to], kind));
    }
}

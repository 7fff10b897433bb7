using System.Numerics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Section 5 without handlers: resolve, commit, and see whether an auto mutation follows.
internal sealed partial class Core<TSet>
{
    /// <summary>Runs one mutation, check or eval, with the drain held.</summary>
    private Outcome Execute(ref Job<TSet> job)
    {
        if (job.Kind == JobKind.Eval) return ExecuteEval(ref job);
        if (job.Has(JobFlags.Expected) && IsStale(job)) return RefuseStale(ref job);
        TSet before = _active;
        bool accepted = Resolve(job, before, _observed, out TSet target);
        if (!accepted)
        {
            TSet gained = TSet.Minus(target, before), lost = TSet.Minus(before, target);
            if (!_detailed || (_passable && ProbesPass(ref job, before, gained, lost, accepted: false)))
            {
                if (_counted) Count(job.Kind, job.Flags, TallyOutcome.Canceled, default);
                return Outcome.Canceled;
            }

            return ExecuteObserved(ref job, before, target, gained, lost, default, accepted: false);
        }

        TSet again = Again(job, before);
        TSet entering = TSet.Or(TSet.Minus(target, before), again);
        TSet leaving = TSet.Minus(before, target);
        if ((_detailed && !_passable) || (_audience.Masks is { } plan && Touches(plan, job, before, target, entering, leaving)) ||
            (_passable && !ProbesPass(ref job, before, entering, leaving, accepted: true)))
        {
            return ExecuteObserved(ref job, before, target, entering, leaving, again, accepted: true);
        }

        if (job.Has(JobFlags.Check)) return Outcome.Executed;
        Commit(target, entering, leaving, again, job.Args);
        if (_counted) Count(job.Kind, job.Flags, TallyOutcome.Executed, entering);
        if (_schema.HasAuto) PrepareAuto(job);
        return Outcome.Executed;
    }

    private bool IsStale(in Job<TSet> job)
    {
        var expected = (Expectation)job.Work!;
        return _engine.TicksOfWriter[expected.State] != expected.Tick;
    }

    /// <summary>The instance of a state that the mutation belongs to has ended: nobody is asked, but those who watch are told.</summary>
    private Outcome RefuseStale(ref Job<TSet> job)
    {
        var expected = (Expectation)job.Work!;
        Interlocked.Increment(ref _engine.Extra.Stale);
        string name = _schema.Names[expected.State];
        string reason = $"{name} was expected at tick {expected.Tick} and is at {_engine.TicksOfWriter[expected.State]}";
        if (!_detailed)
        {
            _engine.LogRefused(reason);
            if (_counted) Count(job.Kind, job.Flags, TallyOutcome.Canceled, default);
            return Outcome.Canceled;
        }

        CellOfDrain().Refusal = new Refusal(_schema[expected.State], null, null, null, reason);
        return ExecuteObserved(ref job, _active, _active, default, default, default, accepted: false);
    }

    /// <summary>Called Multi states that are active: they enter again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TSet Again(in Job<TSet> job, in TSet before) =>
        job.Kind == JobKind.Remove || job.Has(JobFlags.Auto) ? default : TSet.And(TSet.And(job.Called, before), _masks.Multi);

    private static bool Touches(
        PlanMasks<TSet> plan, in Job<TSet> job, in TSet before, in TSet target, in TSet entering, in TSet leaving)
    {
        if (plan.AnyGlobal || TSet.Overlaps(entering, plan.Entering) || TSet.Overlaps(leaving, plan.Leaving)) return true;
        if (job.Kind != JobKind.Remove && TSet.Overlaps(TSet.And(before, target), plan.Self)) return true;
        return TSet.Overlaps(before, plan.PairFrom);
    }

    /// <summary>Changes active states and ticks at one instant.</summary>
    private void Commit(in TSet target, in TSet entering, in TSet leaving, in TSet again, object? args)
    {
        Engine engine = _engine;
        TSet changed = TSet.Or(entering, leaving);
        if (TSet.IsEmpty(changed)) return;
        ulong[] ticks = engine.TicksOfWriter;
        engine.BeginWrite();
        for (int w = 0; w < TSet.Words; w++)
        {
            for (ulong bits = StateSets.Word(in changed, w); bits != 0; bits &= bits - 1)
            {
                int state = w * 64 + BitOperations.TrailingZeroCount(bits);
                ticks[state] += StateSets.Has(in again, state) ? 2UL : 1UL;
            }
        }

        _active = target;
        _version = engine.EndWrite(StateSets.Word(in target, 0));
        _hasChange = true;
        _changed = changed;
        _entered = entering;
        if (args is not null || _changeArgs is not null) _changeArgs = args;
        if (engine.TokensOrNull is { } tokens) CancelTokens(tokens);
        if (engine.WatchOrNull is { } watch) TellWatch(watch);
    }

    /// <summary>The commit of one state that was called and concerns nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CommitPlain(int state, bool add)
    {
        bool active = StateSets.Has(in _active, state);
        if (active == add) return; // an active plain state is no Multi one
        Engine engine = _engine;
        ulong[] ticks = engine.TicksOfWriter;
        engine.BeginWrite();
        ticks[state]++;
        if (add) StateSets.Include(ref _active, state);
        else StateSets.Exclude(ref _active, state);
        _version = engine.EndWrite(StateSets.Word(in _active, 0));
        if (engine.IsUnwatched) return; // looked at after the commit: see StateVector.GetTokens
        _hasChange = true;
        _changeArgs = null;
        _changed = default;
        StateSets.Include(ref _changed, state);
        _entered = add ? _changed : default;
        if (engine.TokensOrNull is { } tokens) CancelTokens(tokens);
        if (engine.WatchOrNull is { } watch) TellWatch(watch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TellWatch(TickWatch watch)
    {
        if (watch.Concerns(Words(ref _changed))) watch.Changed(Words(ref _changed), Words(ref _entered));
    }

    /// <summary>Before final handlers run, what the commit made invalid reads as cancelled.</summary>
    private void CancelTokens(StateTokens tokens)
    {
        Interlocked.MemoryBarrier(); // the commit is visible before the tokens are looked at
        tokens.CancelChanged(Words(ref _changed));
    }

    /// <summary>
    /// After an accepted transition that changed a tick: one auto mutation with every Auto state that is inactive and not removed
    /// by an active one. Where nobody watches, one that relations would refuse is not even begun.
    /// </summary>
    private void PrepareAuto(in Job<TSet> job)
    {
        if (!_hasChange || job.Has(JobFlags.Auto) || job.Has(JobFlags.Quiet) || IsHealth(job)) return;
        TSet ready = ReadyAutos();
        if (TSet.IsEmpty(ready)) return;
        if (!_observed)
        {
            var auto = new Job<TSet> { Called = ready, Flags = JobFlags.Auto };
            TSet before = _active;
            if (!Resolve(auto, before, exact: false, out TSet target)) return;
            TSet entering = TSet.Minus(target, before), leaving = TSet.Minus(before, target);
            bool handled = _audience.Masks is { } plan && Touches(plan, auto, before, target, entering, leaving);
            if (!handled && !_detailed && _engine.IsUnwatched && _errors is not { Count: > 0 })
            {
                // Nobody is called, and nobody waits for what the transition before has changed: this one runs at once.
                Commit(target, entering, leaving, default, null);
                if (_counted) Count(JobKind.Add, JobFlags.Auto, TallyOutcome.Executed, entering);
                return;
            }
        }

        _autoCalled = ready;
        _autoDue = _more = true;
        _followsOwn = job.Has(JobFlags.Own);
    }

    private TSet ReadyAutos() => ReadyAutos(_active);

    private TSet ReadyAutos(in TSet active)
    {
        TSet ready = TSet.Minus(_masks.Auto, active);
        TSet blockable = TSet.And(ready, _masks.IsRemoved);
        for (int w = 0; w < TSet.Words; w++)
        {
            for (ulong bits = StateSets.Word(in blockable, w); bits != 0; bits &= bits - 1)
            {
                int state = w * 64 + BitOperations.TrailingZeroCount(bits);
                if (TSet.RowOverlaps(_masks.Rows, RowKind.RemovedBy, state, in active)) StateSets.Exclude(ref ready, state);
            }
        }

        return ready;
    }

    private bool IsHealth(in Job<TSet> job) =>
        job.Kind == JobKind.Add && TSet.Overlaps(job.Called, _masks.Health) && StateSets.Count(job.Called) == 1;
}

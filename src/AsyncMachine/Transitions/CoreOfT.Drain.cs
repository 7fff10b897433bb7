namespace AsyncMachine;

// What happens between two transitions and at the end of a drain.
internal sealed partial class Core<TSet>
{
    /// <summary>Ends the drain of a caller whose own mutation has run, with what it led to.</summary>
    private Result Finish(Outcome outcome)
    {
        if (outcome == Outcome.Lost || !DrainOn(ForeignLimit))
        {
            _engine.Returned();
            outcome = Outcome.Canceled;
        }

        ThreadDrains.RunWaiting();
        return outcome == Outcome.Executed ? Result.Executed : Result.Canceled;
    }

    /// <summary>Gives the drain back after a mutation after which nothing else is to run, and releases the waits.</summary>
    /// <remarks>
    /// The waits are looked at without a fence since the commit. One that was listed meanwhile has poked the word, so that the
    /// exchange fails, and <see cref="DrainOn"/> looks at the same change again.
    /// </remarks>
    private Result FinishWithWaits(Outcome outcome, Waiters waiters, long taken)
    {
        TSet changed = _changed, active = _active, entered = _entered;
        object? args = _changeArgs;
        bool hasChange = _hasChange;
        var change = new Change
        {
            Changed = Words(ref changed), Active = Words(ref active), Entered = Words(ref entered), Args = args, Version = _version,
        };
        Waiters.Found found = hasChange ? waiters.Match(change) : default;
        List<Wait>? over = waiters.CloseQueue(Engine.TickOf(taken), ended: true);
        _hasChange = false;
        _changeArgs = null;
        bool given = Interlocked.CompareExchange(ref _engine.Word, taken & ~Engine.Busy, taken) == taken;
        if (!given)
        {
            _hasChange = hasChange;
            _changeArgs = args;
        }

        // Without the drain another thread may change everything: only the captured values are looked at from here on.
        if (found.Any) waiters.Release(found, change);
        if (!given) return Finish(outcome);
        waiters.FinishAll(over);
        return outcome == Outcome.Executed ? Result.Executed : Result.Canceled;
    }

    public override void Drain(int foreignLimit)
    {
        if (!ReferenceEquals(_engine.Core, this))
        {
            _engine.Core.Drain(foreignLimit);
            return;
        }

        if (!DrainOn(foreignLimit)) _engine.Returned();
        ThreadDrains.RunWaiting();
    }

    public void OweHops() => _more = true;

    /// <summary>Runs what follows, then what waits, then gives the drain back.</summary>
    /// <returns>False if the drain was left behind.</returns>
    private bool DrainOn(int foreignLimit)
    {
        Engine engine = _engine;
        int foreign = 0;
        while (true)
        {
            TellHooks();
            ReleaseChange();
            if (TakeFollowing(out Job<TSet> job))
            {
                if (Execute(ref job) == Outcome.Lost) return false;
                continue;
            }

            if (engine.WaitersOrNull is { } settled) settled.FinishAll(settled.CloseQueue(engine.QueueTick, ended: false));
            if (IsNextForeign() && ++foreign > foreignLimit)
            {
                engine.PostDrain();
                return true;
            }

            if (TakeCheck(out job))
            {
                if (!RunCheck(ref job)) return false;
                if (ReferenceEquals(engine.Core, this)) continue;
                engine.Core.Drain(foreignLimit); // an eval replaced the schema, and with it the core: the new one drains on
                return true;
            }

            if (TakeAppended(out job))
            {
                engine.AdvanceTo(job.Tick);
                Outcome outcome = Execute(ref job);
                if (outcome == Outcome.Lost) return false;
                if (engine.ExtraOrNull is { ResultCount: > 0 } extras) CompleteResult(extras, job.Tick, outcome);
                continue;
            }

            if (_observed && !QueueEnded()) return false;
            if (Follows) continue;
            _more = _observed;
            ForgetQueue();
            Waiters? waiters = engine.WaitersOrNull;
            List<Wait>? over = waiters?.CloseQueue(engine.QueueTick, ended: true);
            if (!engine.TryGiveBack()) continue; // what was closed is found again
            waiters?.FinishAll(over);
            return true;
        }
    }

    /// <summary>Tells the hooks of the end of the last transition.</summary>
    private void TellHooks()
    {
        if (_engine.EndHooksOrNull is not { } hooks) return;
        ulong now = _engine.QueueTick;
        TellHooks(hooks, Follows ? now - 1 : now);
    }

    private void TellHooks(VectorHook[] hooks, ulong settled)
    {
        ReadOnlySpan<ulong> changed = _hasChange ? Words(ref _changed) : [];
        foreach (VectorHook hook in hooks) hook.Ended(_engine.TicksOfWriter, changed, settled);
    }

    /// <summary>Releases the waits that the last transition satisfies.</summary>
    private void ReleaseChange()
    {
        if (!_hasChange) return;
        _hasChange = false;
        object? args = _changeArgs;
        _changeArgs = null;
        if (_engine.IsUnwatched) return;
        Interlocked.MemoryBarrier(); // the commit is visible before the waits and delays are looked at
        if (_engine.WatchOrNull is { } watch && watch.Concerns(Words(ref _changed))) watch.Changed(Words(ref _changed), []);
        if (_engine.WaitersOrNull is not { } waiters) return;
        if (!waiters.Concerns(Words(ref _changed))) return;
        TSet changed = _changed, active = _active, entered = _entered;
        var change = new Change
        {
            Changed = Words(ref changed),
            Active = Words(ref active),
            Entered = Words(ref entered),
            Args = args,
            Version = _version,
        };
        waiters.Release(waiters.Match(change), change);
    }

    /// <summary>Takes what the last transition prepended.</summary>
    private bool TakeFollowing(out Job<TSet> job)
    {
        if (_errors is { Count: > 0 } errors)
        {
            job = errors.Dequeue();
            return true;
        }

        job = default;
        if (!_autoDue) return false;
        _autoDue = false;
        job.Called = _autoCalled;
        job.Flags = JobFlags.Auto | (_followsOwn ? JobFlags.Own : 0);
        return true;
    }

    private bool RunCheck(ref Job<TSet> job)
    {
        JobWork? work = job.Work;
        Outcome outcome = Execute(ref job);
        if (outcome == Outcome.Lost) return false;
        work?.End(outcome == Outcome.Executed ? Result.Executed : Result.Canceled);
        return true;
    }

    private void CompleteResult(Engine.Extras extras, ulong tick, Outcome outcome)
    {
        TellHooks(); // whoever goes on with the result finds it in what they keep
        List<TaskCompletionSource<Result>>? sources;
        lock (_engine)
        {
            if (!extras.Results.Remove(tick, out sources)) return;
            Volatile.Write(ref extras.ResultCount, extras.Results.Count);
        }

        foreach (TaskCompletionSource<Result> source in sources)
        {
            source.TrySetResult(outcome == Outcome.Executed ? Result.Executed : Result.Canceled);
        }
    }

    public override void GoOn(Cell lost, ErrorArgs error)
    {
        if (lost is Cell<TSet> { InTransition: true } cell)
        {
            Outcome outcome = EndLost(cell, error);
            if (cell.Job.Tick != 0 && _engine.ExtraOrNull is { ResultCount: > 0 } extras) CompleteResult(extras, cell.Job.Tick, outcome);
        }
        else
        {
            EndLostCall(lost, error); // the schema, and with it the width, may have changed in it
        }

        lost.CancelWork();
        Drain(int.MaxValue);
    }

    public override void GoOnAfterPipe(Cell lost)
    {
        Cell<TSet> cell = TakeOver((Cell<TSet>)lost);
        Outcome outcome = Run(cell, lone: -1, resumed: (Cell<TSet>)lost);
        if (outcome == Outcome.Lost) return;
        if (cell.Job.Tick != 0 && _engine.ExtraOrNull is { ResultCount: > 0 } extras) CompleteResult(extras, cell.Job.Tick, outcome);
        Drain(int.MaxValue);
    }
}

namespace AsyncMachine;

// Checks and evals: they take no queue tick and go before the mutations that wait.
internal sealed partial class Core<TSet>
{
    private Queue<Job<TSet>>? _checks;  // checks and evals; under the lock
    private int _checkCount;            // read by the drain without the lock

    public override Result Check(MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, JobWork? work)
    {
        Job<TSet> job = default;
        if (!Read(states, ref job.Called)) job.Order = OrderOf(states);
        job.Kind = (JobKind)type;
        job.Args = args;
        job.Work = work;
        job.Flags = flags | JobFlags.Check | JobFlags.Own;
        if (type != MutationType.Remove && TSet.Overlaps(job.Called, _masks.ArgsRequired) && !HasArgs(job)) return Result.Canceled;

        long word = Volatile.Read(ref _engine.Word);
        if ((word & Engine.Mask) == 0 && Interlocked.CompareExchange(ref _engine.Word, word | Engine.Busy, word) == word)
        {
            if (ReferenceEquals(_engine.Core, this)) return RunOwn(ref job, word | Engine.Busy);
            if (_engine.TryGiveBack()) return _engine.Core.Check(type, states, args, flags, work);
            _engine.Core.Drain();
            return _engine.Core.Check(type, states, args, flags, work);
        }

        Result result = EnqueueCheck(ref job, always: false, out bool run, out Core? replaced);
        if (replaced is not null) return replaced.Check(type, states, args, flags, work);
        return run ? Finish(Execute(ref job)) : result;
    }

    public override bool Eval(JobWork work, bool always = false)
    {
        Job<TSet> job = new() { Kind = JobKind.Eval, Work = work, Flags = JobFlags.Own };
        Result result = EnqueueCheck(ref job, always, out bool run, out Core? replaced);
        if (replaced is not null) return replaced.Eval(work, always);
        if (!run) return !result.IsCanceled;
        Outcome outcome = Execute(ref job);
        if (outcome != Outcome.Lost && !ReferenceEquals(_engine.Core, this)) _engine.Core.Drain();
        else Finish(outcome);
        return true;
    }

    private Result EnqueueCheck(ref Job<TSet> job, bool always, out bool run, out Core? replaced)
    {
        Engine engine = _engine;
        bool inside = engine.InsideOf() is not null;
        run = false;
        replaced = null;
        if (!always && engine.IsLeftBehind()) return Result.Canceled;
        bool post;
        lock (engine)
        {
            if (!ReferenceEquals(engine.Core, this))
            {
                replaced = engine.Core;
                return default;
            }

            if (engine.IsDisposed) return Result.Canceled; // nobody drains any more
            if (!always)
            {
                if ((Volatile.Read(ref engine.Word) & Engine.Guard) != 0 && engine.Refuses(inside)) return Result.Canceled;
                if (engine.Waiting + _checkCount >= engine.Options.QueueLimit) return Result.Canceled;
            }

            bool elsewhere = engine.Options.DrainOn is not null;
            bool idle = engine.Announce(0, mayTake: !elsewhere, out _);
            if (idle && !elsewhere)
            {
                run = true;
                return default;
            }

            (_checks ??= new Queue<Job<TSet>>()).Enqueue(job);
            Volatile.Write(ref _checkCount, _checks.Count);
            post = idle;
        }

        if (!_observed || TellQueued(job, post))
        {
            if (post) engine.PostDrain();
        }

        return Result.QueuedCheck;
    }

    private bool TakeCheck(out Job<TSet> job)
    {
        job = default;
        if (Volatile.Read(ref _checkCount) == 0) return false;
        lock (_engine)
        {
            job = _checks!.Dequeue();
            Volatile.Write(ref _checkCount, _checks.Count);
            if (_checks.Count == 0 && _inCount == 0) _engine.ClearPending();
        }

        return true;
    }

    public override int PendingChecks => _checkCount;
}

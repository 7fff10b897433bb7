using System.Diagnostics;

namespace AsyncMachine;

// Section 2: what happens to a mutation that does not find the machine idle, and how the drain takes what waits.
internal sealed partial class Core<TSet>
{
    private Job<TSet>[] _in = [];       // appended since the drain last looked; under the lock
    private int _inCount;
    private Job<TSet>[] _out = [];      // what the drain took over; changed under the lock, read by the drain without
    private int _outCount;
    private int _outHead;               // moved by the drain; entries before it are done

    // The last appended mutation, for merging; under the lock.
    private TSet _lastCalled;
    private JobKind _lastKind;
    private bool _lastMergeable;

    private Result MutateSlow(ReadOnlySpan<State> states, bool ordered, ref Job<TSet> job, JobFlags flags, in Event source)
    {
        if (!ordered) job.Order = OrderOf(states);
        Result result = Enqueue(ref job, awaited: false, out _, out bool run, out Core? replaced);
        if (replaced is not null) return replaced.Mutate((MutationType)job.Kind, states, job.Args, flags, source);
        if (run) return Finish(Execute(ref job));
        return result;
    }

    public override ValueTask<Result> MutateAsync(
        MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, in Event source)
    {
        Job<TSet> job = default;
        if (!Read(states, ref job.Called)) job.Order = OrderOf(states);
        job.Kind = (JobKind)type;
        job.Args = args;
        job.Flags = flags | JobFlags.Own;
        Attribute(ref job, source);
        if (source.IsLostIn(_engine.Machine)) return new(RefuseLeftBehind(job));
        if (type != MutationType.Remove && TSet.Overlaps(job.Called, _masks.ArgsRequired) && !HasArgs(job)) return new(Result.Canceled);
        Result result = Enqueue(ref job, awaited: true, out TaskCompletionSource<Result>? completion, out bool run, out Core? replaced);
        if (replaced is not null) return replaced.MutateAsync(type, states, args, flags, source);
        if (run) return new(Finish(Execute(ref job)));
        return result.IsQueued ? new(completion!.Task) : new(result);
    }

    public override Result MutateExpected(
        MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, in Event source, Expectation expected)
    {
        Job<TSet> job = default;
        if (!Read(states, ref job.Called)) job.Order = OrderOf(states);
        job.Kind = (JobKind)type;
        job.Args = args;
        job.Work = expected;
        job.Flags = flags | JobFlags.Own | JobFlags.Expected;
        Attribute(ref job, source);
        if (source.IsLostIn(_engine.Machine)) return RefuseLeftBehind(job);
        if (type != MutationType.Remove && TSet.Overlaps(job.Called, _masks.ArgsRequired) && !HasArgs(job)) return Result.Canceled;
        Result result = Enqueue(ref job, awaited: false, out _, out bool run, out Core? replaced);
        if (replaced is not null) return replaced.MutateExpected(type, states, args, flags, source, expected);
        return run ? Finish(Execute(ref job)) : result;
    }

    /// <summary>Appends a mutation, merges it, refuses it, or takes the drain for it.</summary>
    /// <param name="job">The mutation; it gets its tick.</param>
    /// <param name="awaited">Somebody wants the mutation's own result.</param>
    /// <param name="completion">Gets it, if it is wanted and the mutation waits.</param>
    /// <param name="run">The machine was idle: the caller holds the drain and runs the mutation.</param>
    /// <param name="replaced">The core that has taken this one's place; then nothing was done.</param>
    private Result Enqueue(ref Job<TSet> job, bool awaited, out TaskCompletionSource<Result>? completion, out bool run, out Core? replaced)
    {
        Engine engine = _engine;
        Cell? inside = engine.InsideOf();
        run = false;
        replaced = null;
        completion = null;
        if (engine.IsLeftBehind()) return RefuseLeftBehind(job);
        bool post = false;
        lock (engine)
        {
            if (!ReferenceEquals(engine.Core, this))
            {
                replaced = engine.Core; // the schema grew; the caller's states are read again there
                return default;
            }

            if ((Volatile.Read(ref engine.Word) & Engine.Guard) != 0 && engine.Refuses(inside is not null)) return Result.Canceled;
            int waiting = engine.Waiting;
            if (inside is not null && job.Kind == JobKind.Remove && !job.Has(JobFlags.Expected) && waiting == 0 && _checkCount == 0 && !Follows && IsAbsent(inside, job.Called))
            {
                return Result.Executed;
            }

            if (waiting > 0 && TryMerge(job, awaited, ref completion, out ulong ticket)) return Result.Queued(ticket);
            if (waiting >= engine.Options.QueueLimit && !MayExceed(job, waiting)) return Result.Canceled;

            bool elsewhere = engine.Options.DrainOn is not null || job.Has(JobFlags.Hop);
            bool idle = engine.Announce(1, mayTake: !elsewhere, out job.Tick);
            if (idle && !elsewhere)
            {
                Debug.Assert(_inCount == 0 && _outHead == _outCount && _checkCount == 0, "an idle machine has nothing queued");
                run = true;
                return default;
            }

            // A mutation made in a handler belongs to the caller whose mutation was running; any other one is foreign.
            if (inside is not { RunsOwn: true }) job.Flags &= ~JobFlags.Own;
            if (awaited) AddResult(job.Tick, completion ??= NewCompletion());
            Append(job);
            post = idle;
        }

        if (!_observed || TellQueued(job, post))
        {
            if (post) engine.PostDrain(hop: job.Has(JobFlags.Hop));
        }

        return Result.Queued(job.Tick);
    }

    /// <summary>Tells tracers of what this thread has queued.</summary>
    /// <param name="job">What was queued.</param>
    /// <param name="held">This thread holds the drain until it passes it on: a tracer that hangs would hold it for ever.</param>
    /// <returns>False if the drain was left behind.</returns>
    private bool TellQueued(in Job<TSet> job, bool held)
    {
        if (job.Kind == JobKind.Eval) return true;
        try
        {
            TraceQueued(job, held ? BetweenTransitions() : null);
            return true;
        }
        catch (DrainLostException) when (held)
        {
            _engine.Returned();
            return false;
        }
    }

    /// <summary>The last transition has prepended something; asked by the drain's own thread.</summary>
    private bool Follows => _autoDue || _errors is { Count: > 0 };

    /// <summary>The states are inactive and the transition that runs does not activate them; asked from its own handlers.</summary>
    private bool IsAbsent(Cell inside, in TSet called)
    {
        if (TSet.Overlaps(called, _active)) return false;
        return inside is not Cell<TSet> { InTransition: true, Phase: not TransitionPhase.Observers } cell ||
               !TSet.Overlaps(called, TSet.Or(cell.Target, cell.Dropped));
    }

    /// <summary>Beyond the limit, one mutation that calls <c>Exception</c> may wait.</summary>
    private bool MayExceed(in Job<TSet> job, int waiting) =>
        waiting == _engine.Options.QueueLimit && job.Kind != JobKind.Remove && StateSets.Has(job.Called, _schema.Exception);

    private bool TryMerge(in Job<TSet> job, bool awaited, ref TaskCompletionSource<Result>? completion, out ulong ticket)
    {
        ticket = _engine.LastTick;
        bool twin = _lastMergeable && job.Kind == _lastKind && !job.Has(JobFlags.Args | JobFlags.Expected) && TSet.Equal(job.Called, _lastCalled);
        if (!twin) return false;
        if (!awaited) return true;
        completion = NewCompletion();

        // The twin may begin at any moment. If it still waits once the completion is listed, its end will find it.
        AddResult(ticket, completion);
        Interlocked.MemoryBarrier();
        if (_engine.QueueTick < ticket) return true;
        if (!_engine.Extra.Results.TryGetValue(ticket, out List<TaskCompletionSource<Result>>? listed)) return true; // it was found
        listed.Remove(completion);
        if (listed.Count == 0) _engine.Extra.Results.Remove(ticket);
        Volatile.Write(ref _engine.Extra.ResultCount, _engine.Extra.Results.Count);
        return false;
    }

    private static TaskCompletionSource<Result> NewCompletion() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void AddResult(ulong tick, TaskCompletionSource<Result> completion)
    {
        Engine.Extras extras = _engine.Extra;
        if (!extras.Results.TryGetValue(tick, out List<TaskCompletionSource<Result>>? sources)) extras.Results.Add(tick, sources = []);
        sources.Add(completion);
        Volatile.Write(ref extras.ResultCount, extras.Results.Count);
    }

    private void Append(in Job<TSet> job)
    {
        if (_inCount == _in.Length) Array.Resize(ref _in, Math.Max(4, _in.Length * 2));
        _in[_inCount++] = job;
        _lastCalled = job.Called;
        _lastKind = job.Kind;
        _lastMergeable = !job.Has(JobFlags.Args | JobFlags.Expected) && !TSet.Overlaps(job.Called, _masks.Multi);
    }

    // -- the drain's side ---------------------------------------------------------------------------------------

    private bool TakeAppended(out Job<TSet> job)
    {
        if (!HasAppended())
        {
            job = default;
            return false;
        }

        job = _out[_outHead];
        Volatile.Write(ref _outHead, _outHead + 1);
        return true;
    }

    /// <summary>What runs next belongs to others: a check or an eval, or a mutation that the draining caller has not led to.</summary>
    private bool IsNextForeign() => Volatile.Read(ref _checkCount) > 0 || (HasAppended() && !_out[_outHead].Has(JobFlags.Own));

    /// <summary>Nothing waits: an idle machine holds on to nobody's args.</summary>
    private void ForgetQueue()
    {
        if (_outCount == 0) return;
        lock (_engine) // someone may be listing the queue
        {
            Array.Clear(_out, 0, _outCount);
            _outCount = _outHead = 0;
        }
    }

    /// <summary>True if a mutation waits; takes over what was appended since the last look.</summary>
    private bool HasAppended()
    {
        if (_outHead < _outCount) return true;
        if ((Volatile.Read(ref _engine.Word) & Engine.Pending) == 0) return false;
        lock (_engine)
        {
            Array.Clear(_out, 0, _outCount); // args and sources go
            (_in, _out) = (_out, _in);
            _outCount = _inCount;
            _outHead = _inCount = 0;
            if (_checkCount == 0) _engine.ClearPending();
        }

        return _outCount > 0;
    }

    public override List<Mutation> Pending()
    {
        var pending = new List<Mutation>();
        for (int i = Volatile.Read(ref _outHead); i < _outCount; i++) pending.Add(MutationOf(_out[i]));
        for (int i = 0; i < _inCount; i++) pending.Add(MutationOf(_in[i]));
        return pending;
    }

    private Mutation MutationOf(in Job<TSet> job) => new(
        (MutationType)job.Kind, CalledOf(job), job.Args, SourceOf(job), job.Tick, job.Has(JobFlags.Auto), job.Has(JobFlags.Check));

    private State[] CalledOf(in Job<TSet> job)
    {
        if (job.Order is { } order) return Array.ConvertAll(order, i => _schema[i]);
        return Array.ConvertAll(StateSets.ToArray(job.Called), i => _schema[i]);
    }

    private static MutationSource? SourceOf(in Job<TSet> job) => job.Source is { } source
        ? new MutationSource(source.Machine.Id, source.Id, source.TimeSumBefore, job.Has(JobFlags.SourceValid))
        : null;
}

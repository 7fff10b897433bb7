using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AsyncMachine;

/// <summary>
/// States, queue and transitions of a machine for one width of sets. Everything here is touched by the drain only, except what is
/// said to be under the engine's lock.
/// </summary>
/// <remarks>
/// The walk of a mutation: <see cref="Mutate"/> takes the drain or queues (<c>.Queue</c>), <c>.Resolve</c> finds the target states,
/// <c>.Execute</c> commits them, with <c>.Handlers</c> around if a handler or tracer is concerned, <c>.Drain</c> runs what
/// follows and releases the waits.
/// </remarks>
internal sealed partial class Core<TSet> : Core
    where TSet : struct, IStateSet<TSet>
{
    private readonly Engine _engine;
    private readonly Schema _schema;
    private readonly SchemaMasks<TSet> _masks;
    private TSet _active;

    // What the last transition left to do at once. Errors go first, then one auto mutation.
    private bool _more;               // something below is set, or someone wants to know that the queue has ended
    private bool _autoDue;
    private TSet _autoCalled;
    private Queue<Job<TSet>>? _errors;
    private bool _followsOwn;         // what follows belongs to the caller that drains

    // What the last transition changed, for the waits.
    private bool _hasChange;
    private TSet _changed;
    private TSet _entered;
    private object? _changeArgs;
    private ulong _version;

    // Who is called; replaced as a whole by Rebind.
    private Audience<TSet> _audience = Audience<TSet>.Nobody;
    private bool _observed;           // a record of every transition is wanted
    private TSet _plainAdd;           // states whose add concerns nothing and nobody else
    private TSet _plainRemove;        // states whose remove does
    private TSet _lone;               // states that concern nothing else, but may have Enter, State, Exit and End handlers

    public Core(Engine engine, Schema schema)
    {
        _engine = engine;
        _schema = schema;
        _masks = engine.Options.AlwaysOrdered ? SchemaMasks<TSet>.Ordered(schema) : SchemaMasks<TSet>.Of(schema);
        _lone = _plainAdd = _plainRemove = _masks.Plain;
    }

    private enum Outcome
    {
        Canceled,
        Executed,

        /// <summary>The drain was left behind: this thread may touch nothing of the machine any more.</summary>
        Lost,
    }

    private ReadOnlySpan<ulong> Words(ref TSet set) =>
        MemoryMarshal.CreateReadOnlySpan(ref TSet.Word(ref set, 0), TSet.Words);

    public override Result Mutate(
        MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, in Event source)
    {
        Job<TSet> job = default;
        bool ordered = Read(states, ref job.Called);
        job.Kind = (JobKind)type;
        job.Args = args;
        job.Flags = flags | JobFlags.Own;
        if (states.Length == 1) job.Lone = (ushort)(IndexOf(states[0]) + 1);
        if (type != MutationType.Remove && (flags & JobFlags.Typed) == 0 &&
            TSet.Overlaps(job.Called, _masks.ArgsRequired) && !HasArgs(job))
        {
            return Result.Canceled;
        }

        Engine engine = _engine;
        if (!engine.KnowsObservers) engine.LookForObservers();
        bool bare = _caused && FindCause(ref job);
        if (source.TransitionOrNull is { } cause)
        {
            job.Source = cause;
            if (source.IsValid) job.Flags |= JobFlags.SourceValid;
            else if (source.IsLostIn(engine.Machine)) return RefuseLeftBehind(job);
            else job.Flags &= ~JobFlags.SourceValid;
        }

        long word = Volatile.Read(ref engine.Word);
        long taken = word + (Engine.Tick1 | Engine.Busy);
        if ((word & Engine.Mask) != 0 || (flags & JobFlags.Hop) != 0 ||
            Interlocked.CompareExchange(ref engine.Word, taken, word) != word)
        {
            return MutateSlow(states, ordered, ref job, flags, source);
        }

        // The drain is ours. SetSchema may have put another core in place since the caller read this one.
        if (!ReferenceEquals(engine.Core, this)) return ((Core)engine.Core).MutateTaken(type, states, args, flags, source);
        if (!ordered) job.Order = OrderOf(states);
        job.Tick = (ulong)taken >> 3;
        if (bare) job.Flags |= JobFlags.Bare;
        return RunOwn(ref job, taken);
    }

    public override Result MutateOne(MutationType type, State state)
    {
        int index = IndexOf(state);
        Engine engine = _engine;
        long word = Volatile.Read(ref engine.Word);
        long taken = word + (Engine.Tick1 | Engine.Busy);
        if ((word & Engine.Mask) != 0 || StateSets.Has(_masks.ArgsRequired, index) || !engine.KnowsObservers ||
            Interlocked.CompareExchange(ref engine.Word, taken, word) != word)
        {
            return Mutate(type, new ReadOnlySpan<State>(in state), null, JobFlags.None, default);
        }

        if (!ReferenceEquals(engine.Core, this))
        {
            return engine.Core.MutateTaken(type, new ReadOnlySpan<State>(in state), null, JobFlags.None, default);
        }

        bool add = type == MutationType.Add;
        if (StateSets.Has(in add ? ref _plainAdd : ref _plainRemove, index))
        {
            // Without relations, handlers and observers, a transition is its commit.
            CommitPlain(index, add);
            if (_counted) CountPlain(index, add);
            return GiveBack(Outcome.Executed, taken);
        }

        if (StateSets.Has(in _lone, index)) return GiveBack(ExecuteLone(index, add, Engine.TickOf(taken)), taken);
        if (_passable && StateSets.Has(in add ? ref _audience.AskedAdd : ref _audience.AskedRemove, index))
        {
            return GiveBack(ExecuteAsked(index, add, Engine.TickOf(taken)), taken);
        }

        Job<TSet> job = default;
        StateSets.Include(ref job.Called, index);
        job.Lone = (ushort)(index + 1);
        job.Kind = (JobKind)type;
        job.Flags = JobFlags.Own;
        job.Tick = (ulong)taken >> 3;
        if (_caused && FindCause(ref job)) job.Flags |= JobFlags.Bare;
        return RunOwn(ref job, taken);
    }

    internal override Result MutateTaken(
        MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags, in Event source)
    {
        Job<TSet> job = default;
        if (!Read(states, ref job.Called)) job.Order = OrderOf(states);
        job.Kind = (JobKind)type;
        job.Args = args;
        job.Flags = flags | JobFlags.Own;
        job.Tick = _engine.QueueTick;
        Attribute(ref job, source);
        return Finish(Execute(ref job));
    }

    /// <summary>Runs the mutation of the caller that took the idle machine; <paramref name="taken"/> is the word while it is held.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Result RunOwn(ref Job<TSet> job, long taken)
    {
        return GiveBack(Execute(ref job), taken);
    }

    /// <summary>Gives the drain back after the caller's own mutation, if nothing else is to run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Result GiveBack(Outcome outcome, long taken)
    {
        if (outcome == Outcome.Lost || _more) return Finish(outcome);
        if (_engine.EndHooksOrNull is { } hooks) TellHooks(hooks, Engine.TickOf(taken));
        bool hasChange = _hasChange;
        if (_engine.WaitersOrNull is { } waiters && (waiters.ConcernsQueue || (hasChange && waiters.Concerns(Words(ref _changed)))))
        {
            return FinishWithWaits(outcome, waiters, taken);
        }

        object? args = _changeArgs;
        _hasChange = false;
        if (args is not null) _changeArgs = null;
        if (Interlocked.CompareExchange(ref _engine.Word, taken & ~Engine.Busy, taken) != taken)
        {
            // A wait was listed meanwhile, or something was queued: DrainOn looks at the same change again.
            _hasChange = hasChange;
            if (args is not null) _changeArgs = args;
            return Finish(outcome);
        }

        return outcome == Outcome.Executed ? Result.Executed : Result.Canceled;
    }

    /// <summary>Collects the called states; false if they were not given in schema order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Read(ReadOnlySpan<State> states, ref TSet called)
    {
        bool ordered = true;
        int last = -1;
        foreach (State state in states)
        {
            int index = IndexOf(state);
            ordered &= index >= last;
            last = index;
            StateSets.Include(ref called, index);
        }

        return ordered;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int IndexOf(State state) =>
        ReferenceEquals(state.SchemaOrNull, _schema) ? state.Index : _schema.Resolve(state);

    /// <summary>The called states in call order, without repetitions.</summary>
    private ushort[] OrderOf(ReadOnlySpan<State> states)
    {
        TSet seen = default;
        var order = new ushort[states.Length];
        int count = 0;
        foreach (State state in states)
        {
            int index = IndexOf(state);
            if (StateSets.Has(in seen, index)) continue;
            StateSets.Include(ref seen, index);
            order[count++] = (ushort)index;
        }

        return count == order.Length ? order : order[..count];
    }

    /// <summary>True if every called state that needs args has got them.</summary>
    private bool HasArgs(in Job<TSet> job)
    {
        TSet needing = TSet.And(job.Called, _masks.ArgsRequired);
        foreach (int state in StateSets.ToArray(in needing))
        {
            Type? type = _schema.ArgsTypeOf(state);
            if (job.Args is not null && (type is null || type.IsInstanceOfType(job.Args))) continue;
            _engine.LogRefused($"{_schema.Names[state]} needs args of type {type?.Name}, " +
                               $"{(job.Args is null ? "none were given" : job.Args.GetType().Name + " was given")}");
            return false;
        }

        return true;
    }

    private Result RefuseLeftBehind(in Job<TSet> job)
    {
        _engine.LogRefused($"[{job.Kind}] was made by a handler that was left behind");
        return Result.Canceled;
    }
}

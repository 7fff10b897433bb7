using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// The transition that a drain is in, while it calls user code. What a roll-back or the end of a lost transition needs is here and
/// never on the stack, so that another thread can take over.
/// </summary>
internal sealed class Cell<TSet>(Engine engine, Core<TSet> core)
    : Cell(engine.Options.TimeProvider, engine.Options.HandlerTimeout, engine.Options.HandlerDeadline)
    where TSet : struct, IStateSet<TSet>
{
    public Job<TSet> Job;
    public TSet Before, Target, Entering, Leaving;

    // Empty between transitions, so that the many that never have any need no store.
    public TSet Again, RolledBack;

    /// <summary>What was a target until Auto states were vetoed; empty between transitions.</summary>
    public TSet Dropped;

    /// <summary>Relations accepted, and no handler refused so far.</summary>
    public bool Accepted
    {
        get => Has(Progress.Accepted);
        set => Mark(Progress.Accepted, value);
    }

    /// <summary>States and ticks have changed.</summary>
    public bool Committed
    {
        get => Has(Progress.Committed);
        set => Mark(Progress.Committed, value);
    }

    /// <summary>A handler threw, or was left behind.</summary>
    public bool Failed
    {
        get => Has(Progress.Failed);
        set => Mark(Progress.Failed, value);
    }

    /// <summary>True unless relations or handlers refused, or a handler failed.</summary>
    public bool Succeeds => (Progress & (Progress.Accepted | Progress.Failed)) == Progress.Accepted;

    /// <summary>Who is called, as it was when the transition began.</summary>
    public Audience<TSet> Audience = Audience<TSet>.Nobody;

    /// <summary>The handler whose start tracers were told of, and whose end they were not.</summary>
    public HandlerPlan.Slot? Traced;

    /// <summary>
    /// How many of those who are told of the end were: the change callback, the auto mutation's, then each tracer; 0 between transitions.
    /// </summary>
    public int Told;

    /// <summary>The transition's number among those that anything is kept of; 0 until somebody asks.</summary>
    public ulong Number;

    public TransitionRecord<TSet>? Record;
    public Refusal? Refusal;

    public Engine Engine => engine;

    public override object? Args => Job.Args;

    public override bool HasRecord => Record is not null;

    public override bool IsAccepted => Accepted;

    public override bool IsExecuted => Succeeds;

    public override Transition? RecordOrNull => Record;

    public override Transition MakeRecord() => GetRecord();

    public override ulong MakeNumber() => core.NumberOf(this);

    public override string? RefusalText => Refusal?.Reason;

    public override Event Event => new(GetRecord(), Call, HandlerKey);

    public override MirrorEvent MirrorEvent => new(Event);

    public override CancellationToken Token => HandlerTable.KindOf(HandlerKey) switch
    {
        HandlerKind.State => core.TokenOf(HandlerTable.StateOf(HandlerKey)),
        HandlerKind.End => Engine.GetTokens().Get(HandlerTable.StateOf(HandlerKey)),
        _ => Engine.DisposedToken,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Load(ref Job<TSet> job, in TSet before, in TSet target, in TSet entering, in TSet leaving, in TSet again, bool accepted)
    {
        // References cost a barrier each, and there are none but in jobs with args, a source or an order.
        Job.Called = job.Called;
        Job.Tick = job.Tick;
        Job.Kind = job.Kind;
        Job.Flags = job.Flags;
        if (job.HasReferences)
        {
            Job.Order = job.Order;
            Job.Args = job.Args;
            Job.Source = job.Source;
            Job.Caller = job.Caller;
            Job.Work = job.Work;
        }

        Before = before;
        Target = target;
        Entering = entering;
        Leaving = leaving;
        if (!TSet.IsEmpty(again)) Again = again;
        Progress = Progress.InTransition | (accepted ? Progress.Accepted : 0) | (job.Has(JobFlags.Own) ? Progress.RunsOwn : 0);
    }

    /// <summary>The same for a call of one inactive state, or the removal of an active one, by the caller who drains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LoadLone(in TSet called, bool add, in TSet before, ulong tick)
    {
        Job.Called = called;
        Job.Tick = tick;
        Job.Kind = add ? JobKind.Add : JobKind.Remove;
        Job.Flags = JobFlags.Own;
        Before = before;
        Target = add ? TSet.Or(before, called) : TSet.Minus(before, called);
        Entering = add ? called : default;
        Leaving = add ? default : called;
        Progress = Progress.InTransition | Progress.Accepted | Progress.RunsOwn;
    }

    public override string Describe() => Observer ?? HandlerNames.Of(core.Schema, HandlerKey);

    public override void ReportTimeout(HandlerTimeoutException error) =>
        engine.ReportError(new ErrorArgs(error) { Handler = error.Handler, Phase = Phase });

    public override void CancelWork() => Job.Work?.End(Result.Canceled);

    public override void GoOnWithout() => engine.GoOnWithout(this);

    public override void GoOnAfterPipe() => engine.GoOnAfterPipe(this);

    public override void OweHops() => core.OweHops();

    /// <summary>The transition is over: an idle machine holds on to nobody's args.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Forget()
    {
        if (Record is not null) Record = null;
        if (Trace is not null) Trace = null;
        if (Number != 0) Number = 0;
        if (Refusal is not null) Refusal = null;
        if (!TSet.IsEmpty(Again)) Again = default;
        if (!TSet.IsEmpty(RolledBack)) RolledBack = default;
        if (!TSet.IsEmpty(Dropped)) Dropped = default;
        if (Told != 0) Told = 0;
        if (!Job.HasReferences) return;
        Job.Order = null;
        Job.Args = null;
        Job.Source = null;
        Job.Caller = null;
        Job.Work = null;
    }

    /// <summary>The record of the transition, made at the first ask.</summary>
    public TransitionRecord<TSet> GetRecord() => Record ??= new TransitionRecord<TSet>(this, core);
}

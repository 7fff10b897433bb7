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
    public TSet Before, Target, Entering, Leaving, Again, RolledBack;

    /// <summary>Relations accepted, and no handler refused so far.</summary>
    public bool Accepted;

    /// <summary>States and ticks have changed.</summary>
    public bool Committed;

    /// <summary>A handler threw, or was left behind.</summary>
    public bool Failed;

    /// <summary>Who is called, as it was when the transition began.</summary>
    public Audience<TSet> Audience = Audience<TSet>.Nobody;

    /// <summary>The handler whose start tracers were told of, and whose end they were not.</summary>
    public HandlerPlan.Slot? Traced;

    /// <summary>How many of those who are told of the end were: the change callback, the auto mutation's, then each tracer.</summary>
    public int Told;

    public TransitionRecord<TSet>? Record;
    public Refusal? Refusal;

    public Engine Engine => engine;

    public override object? Args => Job.Args;

    public override Event Event => new(GetRecord(), Call, HandlerKey);

    public override MirrorEvent MirrorEvent => new(Event);

    public override CancellationToken Token => HandlerTable.KindOf(HandlerKey) switch
    {
        HandlerKind.State => core.TokenOf(HandlerTable.StateOf(HandlerKey)),
        HandlerKind.End => Engine.GetTokens().Get(HandlerTable.StateOf(HandlerKey)),
        _ => Engine.DisposedToken,
    };

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
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
            Job.Work = job.Work;
        }

        Before = before;
        Target = target;
        Entering = entering;
        Leaving = leaving;
        Again = again;
        RolledBack = default;
        Accepted = accepted;
        Committed = Failed = false;
        Told = 0;
        RunsOwn = job.Has(JobFlags.Own);
    }

    public override string Describe() => Observer ?? HandlerNames.Of(core.Schema, HandlerKey);

    public override void ReportTimeout(HandlerTimeoutException error) =>
        engine.ReportError(new ErrorArgs(error) { Handler = error.Handler, Phase = Phase });

    public override void CancelWork() => Job.Work?.End(Result.Canceled);

    public override void GoOnWithout() => engine.GoOnWithout(this);

    /// <summary>The transition is over: an idle machine holds on to nobody's args.</summary>
    public void Forget()
    {
        if (Record is not null) Record = null;
        if (Refusal is not null) Refusal = null;
        if (!Job.HasReferences) return;
        Job.Order = null;
        Job.Args = null;
        Job.Source = null;
        Job.Work = null;
    }

    /// <summary>The record of the transition, made at the first ask.</summary>
    public TransitionRecord<TSet> GetRecord() => Record ??= new TransitionRecord<TSet>(this, core);
}

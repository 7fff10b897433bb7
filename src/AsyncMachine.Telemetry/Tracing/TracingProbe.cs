using System.Diagnostics;

namespace AsyncMachine.Telemetry;

/// <summary>
/// Makes the spans of one machine. Everything here is touched by the machine's drain only, between its begin and end of a transition or
/// between two of them.
/// </summary>
/// <remarks>
/// A transition has a stand-in in traces, whatever becomes of its own span: the span, or else what the span would have hung under. What the
/// transition causes joins that, so that a filter leaves no hole in a trace.
/// </remarks>
internal sealed partial class TracingProbe : TransitionProbe
{
    private static readonly string[] Types = ["add", "remove", "set"];

    private readonly TracingObserver _observer;
    private readonly MachineTracingOptions _options;
    private readonly Engine _engine;
    private readonly MachineSpans? _tree; // of the layout by machines

    // Of the schema; see Whole.
    private SpanNames _names = null!;
    private StateFilter _filter = null!;
    private bool _wantsAll; // no option leaves a transition out
    private OpenState[] _open = [];
    private int _openCount; // spans that are open

    private readonly StartAttributes _attributes = new(SpanAttributes.MachineId, SpanAttributes.Schema, SpanAttributes.MutationType, SpanAttributes.Called);
    private readonly StartAttributes _stateAttributes = new(SpanAttributes.MachineId, SpanAttributes.State, SpanAttributes.StateTick);

    private Activity? _span;   // of the transition that runs
    private object? _origin;   // what the transition that runs hangs under
    private bool _begun;       // its begin is done, before it was told of it
    private bool _sampledOut;  // nobody wants the span of the transition that runs, nor what would hang under it
    private object? _last;     // what stands for the last transition; an auto mutation is caused by it
    private bool _ended;

    public TracingProbe(TracingObserver observer, Engine engine)
    {
        _observer = observer;
        _options = observer.Options;
        _engine = engine;
        if (_options.Layout == TraceLayout.Machines) _tree = new MachineSpans(observer, engine);
    }

    /// <summary>The span of one activation; none while its state is inactive or not traced.</summary>
    private struct OpenState
    {
        public Activity? Span;
        public ulong Tick;
    }

    /// <summary>The machine's own spans in the layout by machines.</summary>
    public MachineSpans? Tree => _tree;

    public override bool WantsCauses => true;

    public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
    {
        _names = SpanNames.Of(schema);
        _filter = new StateFilter(_options, _engine.Id, schema);
        _wantsAll = _options.Auto && _options.Canceled && _options.Empty && _filter.TracesAll;
        Array.Resize(ref _open, schema.Count);
        Activity? current = Spans.Leave();
        for (int i = 0; i < _open.Length; i++)
        {
            if (_open[i].Span is not null && _open[i].Tick != ticks[i]) EndState(i, "restored");
        }

        Spans.Return(current);

        _tree?.Machine(); // in the order in which machines are made, if somebody listens already
        _attributes[0] = _stateAttributes[0] = _engine.Id;
        _attributes[1] = schema.Name;
    }

    public override bool MayPass => true;

    /// <summary>
    /// Without a span of its own, and if no state's span begins or ends with it, a transition without handlers is of no concern: this is what
    /// makes those cheap that are sampled out.
    /// </summary>
    public override bool LetsPass(in TransitionView transition)
    {
        if (transition.IsCheck) return true;
        Begin(transition);
        if (_span is null && !TouchesStates(transition))
        {
            if (!ReferenceEquals(_last, _origin)) _last = _origin; // a comparison costs less than a store
            return true;
        }

        _begun = true;
        return false;
    }

    public override void Began(in TransitionView transition)
    {
        if (!_begun) Begin(transition);
        _begun = false;
        if ((_span ?? _origin) is { } trace) transition.SetTrace(trace);
    }

    private void Begin(in TransitionView transition)
    {
        _span = null;
        _origin = null;
        _sampledOut = false;
        if (transition.IsCheck || _ended) return;
        if (OriginOf(transition) is { } origin) _origin = origin;
        if (!_options.Transitions || !Spans.Source.HasListeners() || !Wants(transition)) return;
        if (StartTransition(transition, _origin) is { } span) _span = span;
        else _sampledOut = true;
    }

    /// <summary>A state's span may begin or end.</summary>
    private bool TouchesStates(in TransitionView transition)
    {
        if (_openCount == 0 && _sampledOut) return false;
        if (!transition.IsAccepted) return false;
        if (_openCount > 0 && !IsEmpty(transition.Leaving)) return true;
        return !_sampledOut && _options.States && !_ended && !IsEmpty(transition.Entering) && Spans.Source.HasListeners();
    }

    public override void Committed(in TransitionView transition)
    {
        if (!_options.States || _ended || !Spans.Source.HasListeners()) return;
        Activity? current = Spans.Leave();
        foreach (int state in new Bits(transition.Leaving))
        {
            if (_open[state].Span is not null) EndState(state);
        }

        if (!_sampledOut)
        {
            foreach (int state in new Bits(transition.Entering)) EnterState(transition, state);
        }

        Spans.Return(current);
    }

    public override void HandlerBegan(in TransitionView transition, uint handler)
    {
        // Whoever calls restores the current activity when the handler has returned.
        Activity? span = HandlerTable.KindOf(handler) == HandlerKind.State ? _open[HandlerTable.StateOf(handler)].Span ?? _span : _span;
        if (span is not null) Activity.Current = span;
    }

    public override void HandlerEnded(in TransitionView transition, uint handler, Task? task)
    {
        if (!_options.Handlers) return;
        if (task is not null) FollowHandler(handler, task);
        if (_span is not { IsAllDataRequested: true } span) return;
        ActivityTagsCollection? tags = task is null ? null : new() { { SpanAttributes.Pending, SpanAttributes.True } };
        span.AddEvent(new ActivityEvent(_names.Handler(handler), default, tags));
    }

    public override void Ended(in TransitionView transition)
    {
        if (transition.IsCheck) return;
        if (transition.HasFailed) EndUndone(transition);
        _last = transition.Trace;
        if (_span is not { } span) return;
        _span = null;
        EndTransition(transition, span);
    }

    public override void Disposed()
    {
        EndStates("disposed");
        _ended = true;
    }

    /// <summary>Between two transitions: tracing has ended.</summary>
    public void End()
    {
        EndStates("untraced");
        _ended = true;
        _last = null;
    }

    private bool Wants(in TransitionView transition)
    {
        if (_wantsAll) return true;
        if (transition.IsAuto && !_options.Auto) return false;
        if (!_options.Canceled && !transition.IsAccepted) return false;
        if (!_options.Empty && transition.IsAccepted && IsEmpty(transition.Entering) && IsEmpty(transition.Leaving)) return false;
        return _filter.TracesAny(transition.Called);
    }

    private static bool IsEmpty(ReadOnlySpan<ulong> set) => set.IndexOfAnyExcept(0UL) < 0;
}

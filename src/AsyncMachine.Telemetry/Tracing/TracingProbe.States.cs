using System.Diagnostics;

namespace AsyncMachine.Telemetry;

// The spans of states, each open from a state's activation to its deactivation.
internal sealed partial class TracingProbe
{
    /// <summary>A state was activated, or a Multi state called again.</summary>
    private void EnterState(in TransitionView transition, int state)
    {
        ref OpenState open = ref _open[state];
        open.Tick = transition.Ticks[state];
        if (open.Span is { } again)
        {
            if (again.IsAllDataRequested) again.AddEvent(new ActivityEvent(_names.Call(transition.Type, transition.IsAuto, transition.Called)));
            return;
        }

        if (!_filter.Traces(state)) return;
        ActivityContext parent = _tree?.StateGroup(state, _names) ?? Spans.ContextOf(transition.Trace);
        _stateAttributes[2] = new(SpanAttributes.State, _names.State(state));
        _stateAttributes[3] = new(SpanAttributes.StateTick, (long)open.Tick);
        open.Span = Spans.Source.StartActivity(_names.State(state), ActivityKind.Internal, parent, _stateAttributes);
        if (open.Span is not { } span) return;
        Activity.Current = null; // the next one starts likewise
        if (_span is { IsAllDataRequested: true } cause && _tree is not null) cause.AddLink(Spans.LinkTo(span.Context, "activated"));
        if (state == _engine.Schema.Exception && transition.Args is ErrorArgs error && span.IsAllDataRequested) span.SetStatus(ActivityStatusCode.Error, error.Error.Message);
    }

    /// <summary>Ends the span of a state; with the current activity left, or where it does not matter.</summary>
    private void EndState(int state, string how)
    {
        Activity span = _open[state].Span!;
        _open[state].Span = null;
        if (span.IsAllDataRequested) span.AddTag(SpanAttributes.StateEnd, how);
        if (_span is { IsAllDataRequested: true } cause) cause.AddLink(Spans.LinkTo(span.Context, "deactivated"));
        span.Stop();
    }

    /// <summary>A handler has failed: states that had been activated are not active any more.</summary>
    private void EndUndone(in TransitionView transition)
    {
        Activity? current = Spans.Leave();
        for (int state = 0; state < _open.Length; state++)
        {
            if (_open[state].Span is not { } span || (transition.Active[state >> 6] >> state & 1) != 0) continue;
            span.SetStatus(ActivityStatusCode.Error, transition.Refusal);
            EndState(state, "undone");
        }

        Spans.Return(current);
    }

    private void EndStates(string how)
    {
        _span = null;
        Activity? current = Spans.Leave();
        for (int state = _open.Length - 1; state >= 0; state--)
        {
            if (_open[state].Span is not null) EndState(state, how);
        }

        Spans.Return(current);
    }
}

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
            if (again.IsAllDataRequested) again.AddEvent(new ActivityEvent(_names.Call(transition.Type, transition.IsAuto, transition.Called, out _)));
            return;
        }

        if (!_filter.Traces(state)) return;
        ActivityContext parent = _tree?.StateGroup(state, _names) ?? Spans.ContextOf(_span ?? _origin);
        _stateAttributes[1] = _names.State(state);
        _stateAttributes[2] = (long)open.Tick;
        open.Span = Spans.Source.StartActivity(_names.State(state), ActivityKind.Internal, parent, _stateAttributes);
        if (open.Span is not { } span) return;
        _openCount++;
        Activity.Current = null; // the next one starts likewise
        if (_span is { IsAllDataRequested: true } cause && _tree is not null) cause.AddLink(Spans.LinkTo(span.Context, Spans.ToActivated));
        if (state == _engine.Schema.Exception && transition.Args is ErrorArgs error && span.IsAllDataRequested) span.SetStatus(ActivityStatusCode.Error, error.Error.Message);
    }

    /// <summary>
    /// An async handler goes on: its end is an event of its state's span, if that is still open. The span may be stopped between the look and
    /// the event, which then comes too late for whoever exports it, and does no harm.
    /// </summary>
    private void FollowHandler(uint handler, Task task)
    {
        if (HandlerTable.KindOf(handler) != HandlerKind.State || _open[HandlerTable.StateOf(handler)].Span is not { IsAllDataRequested: true } span) return;
        _ = task.ContinueWith(
            static (ended, state) =>
            {
                var (span, name) = ((Activity, string))state!;
                if (span.IsStopped) return;
                span.AddEvent(new ActivityEvent(name, default, new ActivityTagsCollection { { SpanAttributes.HandlerEnd, SpanAttributes.EndOf(ended) } }));
            },
            (span, _names.Handler(handler)),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously | TaskContinuationOptions.DenyChildAttach,
            TaskScheduler.Default);
    }

    /// <summary>Ends the span of a state, with the current activity left.</summary>
    /// <param name="state">The state.</param>
    /// <param name="how">What has ended it; null for a transition that has deactivated it.</param>
    private void EndState(int state, string? how = null)
    {
        Activity span = _open[state].Span!;
        _open[state].Span = null;
        _openCount--;
        if (how is not null && span.IsAllDataRequested) span.AddTag(SpanAttributes.StateEnd, how);
        if (_span is { IsAllDataRequested: true } cause) cause.AddLink(Spans.LinkTo(span.Context, Spans.ToDeactivated));
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

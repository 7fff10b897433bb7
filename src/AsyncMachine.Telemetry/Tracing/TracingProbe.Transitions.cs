using System.Diagnostics;

namespace AsyncMachine.Telemetry;

// The span of a transition.
internal sealed partial class TracingProbe
{
    /// <summary>
    /// What a transition hangs under: the caller's current activity, which is the closest there is if it is of the cause's trace; else the
    /// cause; else the caller's activity, whatever it belongs to.
    /// </summary>
    private object? OriginOf(in TransitionView transition)
    {
        if (transition.IsAuto) return _last;
        object? cause = CauseOf(transition);
        object? caller = transition.Caller;
        if (cause is null) return caller;
        return caller is not null && Spans.AreOfOneTrace(caller, cause) ? caller : cause;
    }

    /// <summary>What stands for the transition that caused this one: its source, or the one whose handler has failed.</summary>
    private static object? CauseOf(in TransitionView transition) =>
        transition.Source?.Trace ?? (transition.Args as ErrorArgs)?.Transition?.Trace;

    private Activity? StartTransition(in TransitionView transition, object? origin)
    {
        ActivityContext parent = _tree is { } tree ? tree.Transitions : Spans.ContextOf(origin);
        ActivityKind kind = origin is ActivityContext { IsRemote: true } ? ActivityKind.Server : ActivityKind.Internal;
        _attributes[2] = Types[(int)transition.Type];
        string name = _names.Call(transition.Type, transition.IsAuto, transition.Called, out string[] called);
        _attributes[3] = called;
        ActivityLink[]? links = origin is null ? null : LinksOf(transition, origin);
        Activity? current = transition.IsBare ? null : Spans.Leave();
        Activity? span = Spans.Source.StartActivity(name, kind, parent, _attributes, links);
        if (span is not null || current is not null) Spans.Return(current);
        if (span is not { IsAllDataRequested: true }) return span;
        if (transition.IsAuto) span.AddTag(SpanAttributes.MutationAuto, SpanAttributes.True);
        if (transition.Source is { } source)
        {
            span.AddTag(SpanAttributes.SourceMachine, source.Machine.Id);
            span.AddTag(SpanAttributes.SourceValid, transition.IsSourceValid ? SpanAttributes.True : SpanAttributes.False);
        }

        if (_options.Args is { } map && transition.Args is { } args and not ErrorArgs) AddArgs(span, map, args);
        return span;
    }

    /// <summary>The link to the cause, if the span does not hang under it. At the start, for a sampler to see.</summary>
    private ActivityLink[]? LinksOf(in TransitionView transition, object origin)
    {
        object? cause = CauseOf(transition) ?? (transition.IsAuto ? _last : null) ?? (_tree is null ? null : origin);
        if (cause is null || (_tree is null && ReferenceEquals(cause, origin))) return null;
        ActivityContext context = Spans.ContextOf(cause);
        return context == default ? null : [Spans.LinkTo(context, Spans.ToSource)];
    }

    private void EndTransition(in TransitionView transition, Activity span)
    {
        if (span.IsAllDataRequested)
        {
            string outcome = transition.IsExecuted ? "executed" : transition.HasFailed ? "failed" : "canceled";
            span.AddTag(SpanAttributes.Outcome, outcome);
            AddChanges(transition, span);
            if (!transition.IsExecuted && transition.Refusal is { } refusal) span.AddTag(SpanAttributes.Refusal, refusal);
            if (transition.HasFailed) span.SetStatus(ActivityStatusCode.Error, transition.Refusal);
            if (transition.Args is ErrorArgs error && CallsException(transition)) AddError(span, error);
        }

        // Whether it is canceled or empty was not known before its handlers were asked: what is not recorded, no exporter sends.
        bool unwanted = (!_options.Canceled && !transition.IsAccepted && !transition.HasFailed) || (!_options.Empty && transition.IsExecuted && IsEmpty(transition.Changed));
        if (unwanted) span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        Activity? current = Spans.Leave();
        span.Stop();
        Spans.Return(current);
    }

    private void AddChanges(in TransitionView transition, Activity span)
    {
        if (!IsEmpty(transition.Changed))
        {
            if (!IsEmpty(transition.Entering)) span.AddTag(SpanAttributes.Activated, _names.List(transition.Entering));
            if (!IsEmpty(transition.Leaving)) span.AddTag(SpanAttributes.Deactivated, _names.List(transition.Leaving));
        }

        ulong sum = 0;
        foreach (ulong tick in transition.Ticks) sum += tick;
        span.AddTag(SpanAttributes.Time, (long)sum);
    }

    private bool CallsException(in TransitionView transition)
    {
        int exception = _engine.Schema.Exception;
        return transition.Type != MutationType.Remove && (transition.Called[exception >> 6] >> exception & 1) != 0;
    }

    private static void AddError(Activity span, ErrorArgs error)
    {
        span.SetStatus(ActivityStatusCode.Error, error.Error.Message);
        span.AddException(error.Error);
    }

    private static void AddArgs(Activity span, Func<object, IEnumerable<KeyValuePair<string, object?>>> map, object args)
    {
        try
        {
            foreach ((string key, object? value) in map(args)) span.AddTag(SpanAttributes.ArgsPrefix + key, value);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A span without args is better than a machine without its transition.
        }
    }
}

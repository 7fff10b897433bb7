using System.Diagnostics;
using System.Text;
using AsyncMachine.Telemetry;

namespace AsyncMachine.Examples.Observed;

/// <summary>Listens without any exporter and shows the last trace of machines as text: what Jaeger would draw.</summary>
internal sealed class SpanTree : IDisposable
{
    private readonly IDisposable _tracing = MachineTracing.Start();
    private readonly ActivityListener _listener;
    private readonly List<Activity> _spans = []; // of the last trace that began; under the lock on it

    public SpanTree()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == MachineTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = Keep,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        lock (_spans)
        {
            HashSet<ActivitySpanId> known = [.. _spans.Select(span => span.SpanId)];
            foreach (Activity root in _spans.Where(span => !known.Contains(span.ParentSpanId))) Write(text, root, 0);
        }

        return text.ToString();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _tracing.Dispose();
    }

    private void Keep(Activity span)
    {
        lock (_spans)
        {
            if (_spans.Count > 0 && _spans[0].TraceId != span.TraceId) _spans.Clear();
            _spans.Add(span);
        }
    }

    private void Write(StringBuilder text, Activity span, int depth)
    {
        text.Append(' ', depth * 2).Append(span.DisplayName).Append("  ").Append(span.GetTagItem("asyncmachine.machine.id"));
        if (span.GetTagItem("asyncmachine.transition.outcome") is string outcome) text.Append(' ').Append(outcome);
        text.Append('\n');
        foreach (Activity child in _spans.Where(child => child.ParentSpanId == span.SpanId)) Write(text, child, depth + 1);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;

namespace AsyncMachine.Telemetry.Tests.Support;

/// <summary>A bare listener that keeps what it hears; tracing is on as long as it lives.</summary>
internal sealed class SpanLog : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly IDisposable _tracing;

    public SpanLog(MachineTracingOptions? options = null, Func<string, ActivitySamplingResult>? sample = null, string? also = null)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MachineTelemetry.Name || source.Name == also,
            Sample = (ref ActivityCreationOptions<ActivityContext> creation) =>
            {
                if (KeepsAsked) Asked.Enqueue((creation.Name, [.. creation.Tags ?? []], [.. creation.Links ?? []]));
                return sample?.Invoke(creation.Name) ?? ActivitySamplingResult.AllDataAndRecorded;
            },
            ActivityStarted = Begun.Enqueue,
            ActivityStopped = Ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
        _tracing = MachineTracing.Start(options);
    }

    public bool KeepsAsked { get; init; }

    /// <summary>What a sampler was shown: name, attributes, links.</summary>
    public ConcurrentQueue<(string Name, KeyValuePair<string, object?>[] Attributes, ActivityLink[] Links)> Asked { get; } = new();

    public ConcurrentQueue<Activity> Begun { get; } = new();

    public ConcurrentQueue<Activity> Ended { get; } = new();

    /// <summary>The one span of that name that has begun.</summary>
    public Activity this[string name] => Begun.Single(span => span.DisplayName == name);

    /// <summary>Names of the recorded spans that have ended, in order of their end.</summary>
    public IEnumerable<string> Names => Ended.Where(span => span.Recorded).Select(span => span.DisplayName);

    /// <summary>Ends tracing, and keeps listening: what is open is ended now.</summary>
    public void EndTracing() => _tracing.Dispose();

    public void Dispose()
    {
        _tracing.Dispose();
        _listener.Dispose();
    }
}

internal static class SpanTexts
{
    /// <summary>The spans as a tree, a line each, children indented below their parents in order of their start.</summary>
    public static string Tree(this IEnumerable<Activity> spans)
    {
        Activity[] all = [.. spans];
        var ids = all.Select(span => span.SpanId).ToHashSet();
        return string.Join('\n', all.Where(span => !ids.Contains(span.ParentSpanId)).SelectMany(root => Lines(root, 0)));

        IEnumerable<string> Lines(Activity span, int depth) =>
            all.Where(child => child.ParentSpanId == span.SpanId).SelectMany(child => Lines(child, depth + 1))
                .Prepend(new string(' ', depth * 2) + span.DisplayName);
    }

    /// <summary>Value of an attribute; lists as words.</summary>
    public static object? Attribute(this Activity span, string name) =>
        span.GetTagItem(name) is string[] list ? string.Join(' ', list) : span.GetTagItem(name);

    public static IEnumerable<(ActivitySpanId Span, object? What)> LinksOf(this Activity span) =>
        span.Links.Select(link => (link.Context.SpanId, link.Tags?.Single().Value));
}

using System.Diagnostics;

namespace AsyncMachine.Telemetry;

/// <summary>
/// Starts and ends spans without touching the thread's current activity. A span is started while there is no current activity: it would
/// become that activity's child where it is to be a root, and its end, which may be in another place and time, would bring that activity back.
/// </summary>
internal static class Spans
{
    public static readonly ActivitySource Source = MachineTelemetry.ActivitySource;

    // What links say of themselves; a link copies it.
    public static readonly ActivityTagsCollection ToSource = new() { { SpanAttributes.Link, "source" } };
    public static readonly ActivityTagsCollection ToActivated = new() { { SpanAttributes.Link, "activated" } };
    public static readonly ActivityTagsCollection ToDeactivated = new() { { SpanAttributes.Link, "deactivated" } };

    /// <summary>A span that is over at once: others hang under it.</summary>
    public static ActivityContext Mark(string name, ActivityContext parent, KeyValuePair<string, object?>[] attributes)
    {
        Activity? current = Leave();
        Activity? mark = Source.StartActivity(name, ActivityKind.Internal, parent, attributes);
        mark?.Stop();
        Return(current);
        return mark?.Context ?? parent;
    }

    /// <summary>The same, made at the first ask that finds a listener, and kept. Of two that are made at once, one is kept.</summary>
    public static ActivityContext Once(ref object? kept, string name, Func<ActivityContext> parent, KeyValuePair<string, object?>[] attributes)
    {
        if (Volatile.Read(ref kept) is ActivityContext known) return known;
        if (!Source.HasListeners()) return default;
        object made = Mark(name, parent(), attributes);
        return (ActivityContext)(Interlocked.CompareExchange(ref kept, made, null) ?? made);
    }

    /// <summary>Leaves the current activity.</summary>
    /// <returns>What <see cref="Return"/> makes current again.</returns>
    public static Activity? Leave()
    {
        Activity? current = Activity.Current;
        if (current is not null) Activity.Current = null;
        return current;
    }

    public static void Return(Activity? current)
    {
        if (!ReferenceEquals(Activity.Current, current)) Activity.Current = current is { IsStopped: true } ? null : current;
    }

    /// <summary>The context of what stands for a transition or a caller: an activity, or a boxed context.</summary>
    public static ActivityContext ContextOf(object? trace) => trace switch
    {
        Activity { IdFormat: ActivityIdFormat.W3C } activity => activity.Context,
        ActivityContext context => context,
        _ => default,
    };

    /// <summary>True if both belong to one trace.</summary>
    public static bool AreOfOneTrace(object one, object other) => ContextOf(one).TraceId == ContextOf(other).TraceId;

    public static ActivityLink LinkTo(ActivityContext context, ActivityTagsCollection what) => new(context, what);
}

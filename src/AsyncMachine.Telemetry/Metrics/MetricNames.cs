namespace AsyncMachine.Telemetry.Metrics;

/// <summary>Names of instruments and of their tags: part of the package's contract, listed in docs/telemetry.md, and a test compares.</summary>
internal static class MetricNames
{
    public const string Machines = "asyncmachine.machines";
    public const string Transitions = "asyncmachine.transitions";
    public const string Exceptions = "asyncmachine.exceptions";
    public const string Waits = "asyncmachine.waits.pending";
    public const string Active = "asyncmachine.states.active";

    public const string TransitionDuration = "asyncmachine.transition.duration";
    public const string HandlerDuration = "asyncmachine.handler.duration";
    public const string AsyncDuration = "asyncmachine.handler.async.duration";
    public const string QueueLength = "asyncmachine.queue.length";

    public const string Phase = "asyncmachine.handler.phase"; // the other tags have the names of the spans' attributes

    /// <summary>True for the instruments that take the time of every transition.</summary>
    public static bool IsDuration(string instrument) => instrument is TransitionDuration or HandlerDuration or AsyncDuration or QueueLength;
}

namespace AsyncMachine.Telemetry;

/// <summary>Which spans hang under which.</summary>
public enum TraceLayout : byte
{
    /// <summary>
    /// By cause: a transition continues the trace of the handler that made its mutation, or of the caller's current activity, or starts a trace. The
    /// states it activates hang under it.
    /// </summary>
    Causes,

    /// <summary>
    /// By machine, in one trace for the life of the process: a root, the machines, and under each of them its states and its transitions. Causes
    /// are links.
    /// </summary>
    Machines,
}

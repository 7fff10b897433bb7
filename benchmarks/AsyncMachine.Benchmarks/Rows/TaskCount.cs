using System.Diagnostics.Tracing;

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>
/// Tells how many tasks are among what a loop allocates: the runtime names the type of about every hundredth kilobyte, and a
/// loop that allocates enough is known well by that. Needs the JIT's runtime; elsewhere there are no such events.
/// </summary>
internal sealed class TaskCount : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Collector = (EventKeywords)1;
    private const int Runs = 1_000_000;

    private readonly Lock _lock = new();
    private double _all, _tasks, _taskSize; // guarded by the lock

    /// <summary>Tasks that each operation of a loop allocates; not a number if nothing could be seen.</summary>
    /// <param name="loop">The loop.</param>
    public static double Of(Loop loop)
    {
        using var listener = new TaskCount();
        long before = GC.GetAllocatedBytesForCurrentThread();
        loop.Run(Runs);
        double bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Runs / loop.Operations;
        Thread.Sleep(TimeSpan.FromSeconds(1)); // events come late, and on another thread
        lock (listener._lock)
        {
            if (listener._all == 0) return double.NaN;
            return listener._tasks == 0 ? 0 : bytes * listener._tasks / listener._all / listener._taskSize;
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime) EnableEvents(eventSource, EventLevel.Verbose, Collector);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName?.StartsWith("GCAllocationTick", StringComparison.Ordinal) != true) return;
        if (Value(eventData, "TypeName") is not string type) return;
        double amount = Convert.ToDouble(Value(eventData, "AllocationAmount64"), null);
        double size = Convert.ToDouble(Value(eventData, "ObjectSize"), null);
        bool task = type.StartsWith("System.Threading.Tasks.Task`1", StringComparison.Ordinal) || type == "System.Threading.Tasks.Task";
        lock (_lock)
        {
            _all += amount;
            if (!task) return;
            _tasks += amount;
            _taskSize = size;
        }
    }

    private static object? Value(EventWrittenEventArgs eventData, string name) =>
        eventData.PayloadNames?.IndexOf(name) is { } at and >= 0 ? eventData.Payload?[at] : null;
}

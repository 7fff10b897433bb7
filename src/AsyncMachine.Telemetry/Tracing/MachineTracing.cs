using System.Diagnostics;

namespace AsyncMachine.Telemetry;

/// <summary>
/// Makes spans of what machines do, for whoever listens to <see cref="MachineTelemetry.ActivitySource"/>. With OpenTelemetry,
/// <c>AddAsyncMachineInstrumentation</c> calls it; with an <see cref="ActivityListener"/> of its own, the program does.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class MachineTracing
{
    private static readonly Lock Gate = new();
    private static readonly List<TracingObserver> Started = []; // under the gate; the last one is at work

    /// <summary>
    /// Traces all machines of the process from now on: those that are made later, and those that exist from their next mutation on. There is one
    /// set of options at a time: those of the last start that was not ended.
    /// </summary>
    /// <param name="options">What becomes a span; copied. Null for the defaults.</param>
    /// <returns>To be disposed when tracing ends: spans of states that are open then are ended.</returns>
    public static IDisposable Start(MachineTracingOptions? options = null)
    {
        var observer = new TracingObserver((options ?? new MachineTracingOptions()).Copy());
        lock (Gate)
        {
            if (Started is [.., { } former]) former.Stop();
            Started.Add(observer);
            observer.Start();
        }

        return new Tracing(observer);
    }

    private static void End(TracingObserver observer)
    {
        lock (Gate)
        {
            bool working = Started is [.., { } last] && ReferenceEquals(last, observer);
            if (!Started.Remove(observer) || !working) return;
            observer.Stop();
            if (Started is [.., { } former]) former.Start();
        }

        observer.EndSpans();
    }

    private sealed class Tracing(TracingObserver observer) : IDisposable
    {
        public void Dispose() => End(observer);
    }
}

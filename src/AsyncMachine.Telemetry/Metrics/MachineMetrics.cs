using AsyncMachine.Telemetry.Metrics;

namespace AsyncMachine.Telemetry;

/// <summary>
/// Counts what machines do, for whoever listens to <see cref="MachineTelemetry.Meter"/>. With OpenTelemetry,
/// <c>AddAsyncMachineInstrumentation</c> calls it; with a <see cref="System.Diagnostics.Metrics.MeterListener"/> or <c>dotnet-counters</c>, the
/// program does.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class MachineMetrics
{
    private static readonly Lock Gate = new();
    private static int _users, _labelling, _timing; // under the gate, like the observers
    private static MachineObserver? _counter, _timer;

    internal static MachineInstruments Instruments { get; } = new(MachineTelemetry.Meter);

    /// <summary>
    /// Counts all machines of the process from now on: those that are made later, and those that exist from their next mutation on. Machines
    /// are counted once, however often it is started.
    /// </summary>
    /// <param name="options">What is measured; null for the defaults.</param>
    /// <returns>To be disposed when counting ends; it ends with the last.</returns>
    public static IDisposable Start(MachineMetricsOptions? options = null)
    {
        bool labels = options?.MachineIds == true, times = options?.Durations == true;
        lock (Gate)
        {
            if (_users++ == 0)
            {
                Instruments.RetireAll();
                _counter = new Counter();
                _counter.Start();
            }

            if (times && _timing++ == 0)
            {
                _timer = new Timer();
                _timer.Start();
            }

            if (labels) _labelling++;
            Instruments.LabelsMachines = _labelling > 0;
        }

        return new Use(labels, times);
    }

    /// <remarks>A provider collects once more after it has let its instrumentation go: what the last one sees stays until the next start.</remarks>
    private static void End(bool labels, bool times)
    {
        lock (Gate)
        {
            if (times && --_timing == 0) _timer!.Stop();
            if (labels) _labelling--;
            if (--_users == 0) _counter!.Stop();
            else Instruments.LabelsMachines = _labelling > 0;
        }
    }

    private sealed class Counter : MachineObserver
    {
        public override VectorHook Attach(Engine engine) => Instruments.Register(engine);
    }

    private sealed class Timer : MachineObserver
    {
        public override VectorHook Attach(Engine engine) => new TimingProbe(Instruments, engine.Schema.Name, engine.Id);
    }

    private sealed class Use(bool labels, bool times) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0) End(labels, times);
        }
    }
}

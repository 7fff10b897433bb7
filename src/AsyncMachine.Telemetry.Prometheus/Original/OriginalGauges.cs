using System.Diagnostics.Metrics;
using System.Text;

namespace AsyncMachine.Telemetry.Prometheus.Original;

/// <summary>Gives every machine the gauges of the original, for as long as it lives.</summary>
/// <remarks>
/// A gauge belongs to one machine, and an instrument ends with its meter: so each machine has a meter. Nothing here knows a machine but
/// weakly. The lock guards the lists alone.
/// </remarks>
internal sealed class OriginalGauges : MachineObserver, IDisposable
{
    public const string MeterName = "AsyncMachine.Original";

    private readonly Dictionary<string, Meter> _meters = new(StringComparer.Ordinal); // by what stands for the id in names
    private bool _disposed;

    /// <summary>Begins to observe; disposal ends it.</summary>
    public OriginalGauges Begin()
    {
        Start();
        return this;
    }

    public override VectorHook? Attach(Engine engine)
    {
        var sums = new OriginalSums();
        Meter meter;
        string name;
        lock (_meters)
        {
            if (_disposed) return null;
            name = NameFor(engine.Id);
            _meters.Add(name, meter = new Meter(MeterName));
        }

        var machine = new WeakReference<Engine>(engine);
        foreach (OriginalGauge gauge in OriginalGauge.All)
        {
            var window = new OriginalWindow(sums, gauge);
            meter.CreateObservableGauge($"am_{gauge.Name}_{name}", Observe, description: gauge.Description);

            // Nothing, once the machine is forgotten.
            IEnumerable<Measurement<double>> Observe() =>
                machine.TryGetTarget(out Engine? target) ? [new Measurement<double>(window.Take(target.Schema))] : [];
        }

        return new OriginalProbe(sums, () => Forget(name));
    }

    public void Dispose()
    {
        Stop();
        Meter[] meters;
        lock (_meters)
        {
            _disposed = true;
            meters = [.. _meters.Values];
            _meters.Clear();
        }

        foreach (Meter meter in meters) meter.Dispose(); // listeners are told: outside the lock
    }

    private void Forget(string name)
    {
        Meter? meter;
        lock (_meters)
        {
            if (!_meters.Remove(name, out meter)) return;
        }

        meter.Dispose();
    }

    /// <summary>An id as part of a name: in lower case, and what is no letter, digit or underscore is an underscore. Two ids never share one.</summary>
    private string NameFor(string id)
    {
        var name = new StringBuilder(id.Length);
        foreach (char c in id.ToLowerInvariant()) name.Append(c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' ? c : '_');
        string first = name.ToString(), free = first;
        for (int i = 2; _meters.ContainsKey(free); i++) free = $"{first}_{i}";
        return free;
    }
}

using System.Diagnostics.Metrics;
using System.Numerics;

namespace AsyncMachine.Telemetry.Metrics;

/// <summary>The meter, its instruments, and the machines that they read.</summary>
/// <remarks>
/// Machines are listed under the lock on the list; nothing but the counting of numbers happens under it. What disposed and forgotten
/// machines have counted stays in the totals of their schema: a counter must not go back.
/// </remarks>
internal sealed class MachineInstruments : IDisposable
{
    private static readonly double[] SecondBounds =
    [
        1e-7, 2.5e-7, 5e-7, 1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4,
        1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2, 5e-2, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ];

    private static readonly int[] LengthBounds = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

    private readonly Meter _meter;
    private readonly List<MetricCells> _machines = [];                // guards itself and the totals
    private readonly Dictionary<string, Totals> _retired = new(StringComparer.Ordinal);
    private bool _labelsMachines;

    /// <param name="meter">The meter of the instruments; disposed with this.</param>
    public MachineInstruments(Meter meter)
    {
        _meter = meter;
        _meter.CreateObservableUpDownCounter(MetricNames.Machines, ObserveMachines, "{machine}", "Machines that are alive.");
        _meter.CreateObservableCounter(MetricNames.Transitions, ObserveTransitions, "{transition}", "Transitions, checks not included.");
        _meter.CreateObservableCounter(MetricNames.Exceptions, ObserveExceptions, "{exception}", "Activations of the state Exception.");
        _meter.CreateObservableUpDownCounter(MetricNames.Waits, ObserveWaits, "{wait}", "Waits that are pending.");
        _meter.CreateObservableUpDownCounter(MetricNames.Active, ObserveActive, "{state}", "States that are active.");
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = SecondBounds };
        TransitionDuration = _meter.CreateHistogram(
            MetricNames.TransitionDuration, "s", "From the resolution of a mutation to the end of its transition.", advice: seconds);
        HandlerDuration = _meter.CreateHistogram(
            MetricNames.HandlerDuration, "s", "How long a handler held its machine up: of an async one, until it first waits.", advice: seconds);
        AsyncDuration = _meter.CreateHistogram(
            MetricNames.AsyncDuration, "s", "How long an async handler ran that had to wait, from its call to its end.", advice: seconds);
        QueueLength = _meter.CreateHistogram(
            MetricNames.QueueLength, "{mutation}", "Mutations that wait at the end of a transition.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = LengthBounds });
    }

    public Histogram<double> TransitionDuration { get; }

    public Histogram<double> HandlerDuration { get; }

    public Histogram<double> AsyncDuration { get; }

    public Histogram<int> QueueLength { get; }

    /// <summary>True while somebody listens for durations.</summary>
    public bool TakesTime => TransitionDuration.Enabled || HandlerDuration.Enabled || AsyncDuration.Enabled || QueueLength.Enabled;

    /// <summary>Every machine has series of its own. The meter is one for the process, and so is this.</summary>
    public bool LabelsMachines
    {
        get => Volatile.Read(ref _labelsMachines);
        set => Volatile.Write(ref _labelsMachines, value);
    }

    /// <summary>Lists a machine; it counts once the hook is added to it.</summary>
    public CountingHook Register(Engine engine)
    {
        var cells = new MetricCells(engine);
        lock (_machines) _machines.Add(cells);
        return new CountingHook(this, cells);
    }

    /// <summary>The machine is disposed: what it counted becomes part of its schema's past.</summary>
    public void Retire(MetricCells cells)
    {
        lock (_machines)
        {
            if (_machines.Remove(cells)) Keep(cells);
        }
    }

    /// <summary>Machines are counted no more: what they have counted is past.</summary>
    public void RetireAll()
    {
        lock (_machines)
        {
            foreach (MetricCells cells in _machines) Keep(cells);
            _machines.Clear();
        }
    }

    public void Dispose() => _meter.Dispose();

    private void Keep(MetricCells cells)
    {
        if (!_retired.TryGetValue(cells.Schema, out Totals? totals)) _retired.Add(cells.Schema, totals = new Totals());
        totals.Add(cells);
    }

    /// <summary>Machines by label, with what they have counted. A label of a machine ends with it; one of a schema never does.</summary>
    private Dictionary<(string Schema, string? MachineId), Totals> Collect()
    {
        bool labelsMachines = LabelsMachines;
        var all = new Dictionary<(string, string?), Totals>();
        lock (_machines)
        {
            for (int i = _machines.Count - 1; i >= 0; i--)
            {
                if (_machines[i].Engine is not null) continue;
                Keep(_machines[i]);
                _machines.RemoveAt(i);
            }

            foreach (MetricCells cells in _machines) Of((cells.Schema, labelsMachines ? cells.MachineId : null)).Add(cells);
            if (labelsMachines) return all;
            foreach ((string schema, Totals totals) in _retired) Of((schema, null)).Add(totals);
        }

        return all;

        Totals Of((string, string?) label)
        {
            if (!all.TryGetValue(label, out Totals? totals)) all.Add(label, totals = new Totals());
            return totals;
        }
    }

    private IEnumerable<Measurement<long>> ObserveTransitions()
    {
        foreach (((string schema, string? id), Totals totals) in Collect())
        {
            var label = new MetricLabel(schema, id);
            for (int i = 0; i < TransitionTally.Size; i++)
            {
                if (totals.Transitions[i] != 0) yield return new Measurement<long>(totals.Transitions[i], label.OfTransition(i));
            }
        }
    }

    private IEnumerable<Measurement<long>> ObserveMachines() => Observe(static totals => totals.Machines);

    private IEnumerable<Measurement<long>> ObserveExceptions() => Observe(static totals => totals.Exceptions);

    private IEnumerable<Measurement<long>> ObserveWaits() => Observe(static totals => totals.Waits);

    private IEnumerable<Measurement<long>> ObserveActive() => Observe(static totals => totals.Active);

    private IEnumerable<Measurement<long>> Observe(Func<Totals, long> value)
    {
        foreach (((string schema, string? id), Totals totals) in Collect())
        {
            yield return new Measurement<long>(value(totals), new MetricLabel(schema, id).Own);
        }
    }

    /// <summary>The sum over machines.</summary>
    private sealed class Totals
    {
        public readonly long[] Transitions = new long[TransitionTally.Size];
        public long Exceptions, Machines, Waits, Active;

        public void Add(MetricCells cells)
        {
            for (int i = 0; i < TransitionTally.Size; i++) Transitions[i] += cells.Tally[i];
            Exceptions += cells.Tally.Exceptions;
            if (cells.Engine is not { } engine) return;
            Machines++;
            Waits += engine.WaitersOrNull?.Count ?? 0;
            Active += ActiveOf(engine);
        }

        public void Add(Totals past)
        {
            for (int i = 0; i < TransitionTally.Size; i++) Transitions[i] += past.Transitions[i];
            Exceptions += past.Exceptions;
        }

        private static int ActiveOf(Engine engine)
        {
            if (engine.IsNarrow) return BitOperations.PopCount(engine.ActiveWord);
            int count = 0;
            for (int i = 0; i < engine.Schema.Count; i++) count += engine.IsActive(i) ? 1 : 0;
            return count;
        }
    }
}

namespace AsyncMachine.Telemetry.Metrics;

/// <summary>What one machine has counted. Written by its drain alone, read by whoever collects.</summary>
/// <remarks>
/// A counter is an aligned 64-bit word with one writer at a time, and drains hand over to each other with a fence: a reader sees a value
/// that was true a moment ago, and never one that goes back. Cells know their machine weakly: to be counted keeps nothing alive.
/// </remarks>
internal sealed class MetricCells
{
    /// <summary>Transitions, by <see cref="TransitionLabel"/>.</summary>
    public readonly long[] Transitions = new long[TransitionLabel.Count];

    /// <summary>Activations of <c>Exception</c>, repeated ones included.</summary>
    public long Exceptions;

    private readonly WeakReference<Engine> _engine;

    public MetricCells(Engine engine)
    {
        _engine = new WeakReference<Engine>(engine);
        Schema = engine.Schema.Name;
        MachineId = engine.Id;
    }

    /// <summary>The schema's name.</summary>
    public string Schema { get; }

    public string MachineId { get; }

    /// <summary>The machine; null once it is disposed or nobody knows it any more.</summary>
    public Engine? Engine => _engine.TryGetTarget(out Engine? engine) && !engine.IsDisposed ? engine : null;
}

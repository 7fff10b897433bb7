namespace AsyncMachine.Telemetry.Metrics;

/// <summary>What one machine has counted, and what there is to read of it.</summary>
/// <remarks>It knows its machine weakly: to be counted keeps nothing alive.</remarks>
internal sealed class MetricCells(Engine engine)
{
    private readonly WeakReference<Engine> _engine = new(engine);

    /// <summary>Where the machine's drain counts.</summary>
    public TransitionTally Tally { get; } = new();

    /// <summary>The schema's name.</summary>
    public string Schema { get; } = engine.Schema.Name;

    public string MachineId { get; } = engine.Id;

    /// <summary>The machine; null once it is disposed or nobody knows it any more.</summary>
    public Engine? Engine => _engine.TryGetTarget(out Engine? target) && !target.IsDisposed ? target : null;
}

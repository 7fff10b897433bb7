using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AsyncMachine.Telemetry;

/// <summary>Gives machines their tracing probes.</summary>
internal sealed class TracingObserver(MachineTracingOptions options) : MachineObserver
{
    private readonly ConditionalWeakTable<Engine, TracingProbe> _probes = [];
    private object? _root; // a boxed context, once it is made; of the layout by machines

    public MachineTracingOptions Options => options;

    public override VectorHook? Attach(Engine engine)
    {
        if (!Chooses(engine.Machine)) return null;
        var probe = new TracingProbe(this, engine);
        _probes.AddOrUpdate(engine, probe);
        return probe;
    }

    /// <summary>The tracing probe of a machine; null if it has none.</summary>
    public TracingProbe? ProbeOf(IMachine? machine) => machine is Machine { Engine: { } engine } && _probes.TryGetValue(engine, out TracingProbe? probe) ? probe : null;

    /// <summary>
    /// Tracing has ended: every machine ends its open spans, at once if it is idle, else between two transitions.
    /// </summary>
    public void EndSpans()
    {
        foreach ((Engine engine, TracingProbe probe) in _probes) engine.Core.Eval(new EndWork(probe), always: true);
    }

    /// <summary>The root of all machines, made and ended at the first ask.</summary>
    public ActivityContext Root() => Spans.Once(ref _root, "root", () => options.Root, []);

    private bool Chooses(IMachine machine)
    {
        try
        {
            return options.Machines?.Invoke(machine) ?? true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return true;
        }
    }

    private sealed class EndWork(TracingProbe probe) : JobWork
    {
        public override void Run() => probe.End();

        public override void End(Result result)
        {
        }
    }
}

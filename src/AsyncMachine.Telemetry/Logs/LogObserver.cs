using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Telemetry.Logs;

/// <summary>Gives every machine a tracer that logs.</summary>
/// <remarks>A tracer and no probe: loggers are code of others, which the machine watches and whose errors it reports.</remarks>
internal sealed class LogObserver(ILoggerFactory loggers, MachineLogOptions options) : MachineObserver, IDisposable
{
    private readonly ConditionalWeakTable<IMachine, LogTracer> _tracers = [];
    private int _disposed;

    public override VectorHook? Attach(Engine engine)
    {
        IMachine machine = engine.Machine;
        if (!Chooses(machine)) return null;
        var tracer = new LogTracer(loggers.CreateLogger("AsyncMachine." + machine.Schema.Name), options);
        _tracers.Add(machine, tracer);
        machine.AddTracer(tracer);
        return null;
    }

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

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        Stop();
        foreach ((IMachine machine, LogTracer tracer) in _tracers) machine.RemoveTracer(tracer);
        _tracers.Clear();
    }
}

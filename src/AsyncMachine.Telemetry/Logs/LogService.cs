using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Telemetry.Logs;

/// <summary>Logs machines for as long as a host runs.</summary>
internal sealed class LogService(ILoggerFactory loggers, MachineLogOptions options) : IHostedLifecycleService, IDisposable
{
    private IDisposable? _logging;

    // Before any service starts, since a service may make a machine.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _logging = MachineLogging.Start(loggers, options);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => Interlocked.Exchange(ref _logging, null)?.Dispose();
}

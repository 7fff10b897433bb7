using Microsoft.Extensions.Hosting;

namespace AsyncMachine.Telemetry.Logs;

/// <summary>
/// Observes machines for as long as a host runs. Each way to observe has a class of its own: a host takes one service of each class, so that what is
/// asked for twice is not done twice.
/// </summary>
internal abstract class HostedObservation : IHostedLifecycleService, IDisposable
{
    private IDisposable? _running;

    // Before any service starts, since a service may make a machine.
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _running = Begin();
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

    public void Dispose() => Interlocked.Exchange(ref _running, null)?.Dispose();

    /// <summary>Begins it.</summary>
    /// <returns>To be disposed when the host has stopped.</returns>
    protected abstract IDisposable Begin();
}

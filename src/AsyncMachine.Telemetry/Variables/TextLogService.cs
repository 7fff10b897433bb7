using Microsoft.Extensions.Hosting;

namespace AsyncMachine.Telemetry.Variables;

/// <summary>Writes text logs for as long as a host runs.</summary>
internal sealed class TextLogService(Func<TextLogObserver> make) : IHostedLifecycleService, IDisposable
{
    private TextLogObserver? _observer;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _observer = make();
        _observer.Start();
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

    public void Dispose() => Interlocked.Exchange(ref _observer, null)?.Dispose();
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AsyncMachine.Rpc.AspNetCore;

/// <summary>
/// Ends the sessions when the host begins to stop: before its machines stop, so that clients are told that the server goes and not that the
/// machine is gone, and before Kestrel waits for its connections to end.
/// </summary>
internal sealed class ServerLifetime(IServiceProvider services) : IHostedLifecycleService
{
    private MachineServer? _server;

    /// <summary>Makes the server: options that do not fit stop the host before any of its services has started.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _server = services.GetRequiredService<MachineServer>();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => _server?.DisposeAsync().AsTask().WaitAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

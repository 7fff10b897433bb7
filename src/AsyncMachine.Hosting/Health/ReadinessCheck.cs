using AsyncMachine.Hosting.Registration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AsyncMachine.Hosting.Health;

/// <summary>Fails while the machine cannot work.</summary>
internal sealed class ReadinessCheck(MachineHolder holder) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Machine machine = holder.Untyped;
        bool ready = !machine.IsDisposed &&
            (machine.Schema.TryGetState(StateNames.Ready, out State state) ? machine.Is(state) : holder.IsStarted);
        return context.Result($"The machine {machine.Id} is {(ready ? "ready" : "not ready")}.", machine, failed: !ready);
    }
}

using AsyncMachine.Hosting.Registration;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AsyncMachine.Hosting.Health;

/// <summary>Fails while the machine is in an error, and when it is no more.</summary>
internal sealed class LivenessCheck(MachineHolder holder) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Machine machine = holder.Untyped;
        if (machine.IsDisposed) return context.Result($"The machine {machine.Id} is disposed.", machine, failed: true);
        if (!machine.IsError) return context.Result($"The machine {machine.Id} is alive.", machine, failed: false);
        string reason = machine.Error is { } error ? $"{error.GetType().Name}: {error.Message}" : "no error was given";
        return context.Result($"The machine {machine.Id} is in an error: {reason}", machine, failed: true, machine.Error);
    }
}

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AsyncMachine.Hosting.Health;

/// <summary>What both checks report beside their verdict.</summary>
internal static class HealthResults
{
    public static Task<HealthCheckResult> Result(
        this HealthCheckContext context, string description, Machine machine, bool failed, Exception? error = null)
    {
        var data = new Dictionary<string, object> { ["schema"] = machine.Schema.Name, ["states"] = machine.ToString() };
        HealthStatus status = failed ? context.Registration.FailureStatus : HealthStatus.Healthy;
        return Task.FromResult(new HealthCheckResult(status, description, error, data));
    }
}

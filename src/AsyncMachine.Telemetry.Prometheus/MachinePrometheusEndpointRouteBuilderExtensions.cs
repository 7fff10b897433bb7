using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The endpoint that Prometheus scrapes.</summary>
public static class MachinePrometheusEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers with the metrics of the application, in the text format of Prometheus or as OpenMetrics. They name schemas and, if asked for,
    /// machines: restrict the endpoint, by <c>RequireHost</c> or a port of its own.
    /// </summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="pattern">The path.</param>
    /// <returns>For conventions such as <c>RequireAuthorization</c>.</returns>
    /// <exception cref="InvalidOperationException">The services have no meter provider with <c>AddAsyncMachinePrometheus</c>.</exception>
    public static IEndpointConventionBuilder MapAsyncMachinePrometheus(this IEndpointRouteBuilder endpoints, string pattern = "/metrics")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        return endpoints.MapPrometheusScrapingEndpoint(pattern);
    }
}

using AsyncMachine.Hosting;
using AsyncMachine.Hosting.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds endpoints that show machines.</summary>
public static class MachineEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers GET with a JSON array of the machines in the application's <see cref="MachineRegistry"/>, in the order in which they were
    /// made: <c>id</c>, <c>schema</c>, <c>active</c> (names of the active states, in schema order), <c>ticks</c> (by name, those above
    /// zero), <c>queueTick</c>, and <c>error</c> (<c>type</c>, <c>message</c>, and <c>active</c>: whether <c>Exception</c> is), which is
    /// left out if there was none.
    /// </summary>
    /// <remarks>The list shows internals, messages of exceptions among them: restrict it, as with <c>RequireAuthorization()</c>.</remarks>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="pattern">The route.</param>
    /// <exception cref="InvalidOperationException">No machine was added to the services.</exception>
    public static IEndpointConventionBuilder MapMachineList(this IEndpointRouteBuilder endpoints, string pattern = "/machines")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        MachineRegistry registry = endpoints.ServiceProvider.GetService<MachineRegistry>()
            ?? throw new InvalidOperationException("There is no machine to list: add one to the services, with AddMachine.");
        return endpoints.MapGet(pattern, context => WriteAsync(context, registry));
    }

    private static Task WriteAsync(HttpContext context, MachineRegistry registry)
    {
        context.Response.Headers.CacheControl = "no-store";
        ListedMachine[] machines = [.. registry.Machines.Select(ListedMachine.Of)];
        return context.Response.WriteAsJsonAsync(
            machines, ListJson.Default.ListedMachineArray, contentType: null, context.RequestAborted);
    }
}

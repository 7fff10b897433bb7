using AsyncMachine.Rpc;
using AsyncMachine.Rpc.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds endpoints that serve machines over WebSockets.</summary>
public static class MachineWebSocketEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Takes WebSockets for the application's <see cref="MachineServer"/>. <see cref="ClientOrigin.User"/> is the user of the request, null for one who is not known, so
    /// <c>RequireAuthorization()</c> keeps strangers out and <see cref="MachineServerOptions.Authorize"/> decides what each user may do.
    /// </summary>
    /// <remarks>
    /// Browsers let every page of the web open a WebSocket here, with the user's cookies, whatever CORS says. So a request that names its
    /// origin is answered 403 unless the origin is the host that was asked for, or among those that are given. Behind a proxy that changes the
    /// host, give the origin that users see. Programs name no origin, and are not concerned.
    /// </remarks>
    /// <param name="endpoints">The application's endpoints.</param>
    /// <param name="pattern">The route.</param>
    /// <param name="origins">Other origins that are let in, such as <c>https://app.example.org</c>; <c>*</c> lets all in.</param>
    /// <exception cref="InvalidOperationException">No machine server was added to the services.</exception>
    public static IEndpointConventionBuilder MapMachines(this IEndpointRouteBuilder endpoints, string pattern = "/arpc", IEnumerable<string>? origins = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        Registrations.Require(endpoints.ServiceProvider);
        var sockets = new MachineWebSockets(endpoints.ServiceProvider, new AllowedOrigins(origins ?? []));

        // The middleware comes with the endpoint: whether the application has it, too, and where, does not matter.
        IApplicationBuilder application = endpoints.CreateApplicationBuilder();
        application.UseWebSockets();
        application.Run(sockets.ServeAsync);
        return endpoints.Map(pattern, application.Build())
            .WithDisplayName($"aRPC {pattern}")
            .WithMetadata(new DisableRequestTimeoutAttribute());
    }
}

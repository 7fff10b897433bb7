using AsyncMachine.Rpc;
using AsyncMachine.Rpc.AspNetCore;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>Serves machines on connections of Kestrel that are not HTTP.</summary>
public static class MachineConnectionBuilderExtensions
{
    /// <summary>
    /// Hands the connections of an endpoint to the application's <see cref="MachineServer"/>:
    /// <c>kestrel.ListenLocalhost(7000, port => port.UseMachines())</c>. After <c>UseHttps</c> they are encrypted, and
    /// <see cref="ClientOrigin.Certificate"/> is the client's certificate, if one was asked for.
    /// </summary>
    /// <param name="builder">The endpoint.</param>
    /// <returns>The same endpoint; nothing can come after this.</returns>
    /// <exception cref="InvalidOperationException">No machine server was added to the services.</exception>
    public static IConnectionBuilder UseMachines(this IConnectionBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceProvider services = builder.ApplicationServices;
        Registrations.Require(services);
        return builder.Run(connection => ServeAsync(services.GetRequiredService<MachineServer>(), connection));
    }

    private static Task ServeAsync(MachineServer server, ConnectionContext connection)
    {
        var origin = new ClientOrigin
        {
            Certificate = connection.Features.Get<ITlsConnectionFeature>()?.ClientCertificate,
            RemoteEndPoint = connection.RemoteEndPoint,
        };

        // Kestrel asks for the end of its connections when it stops, before it breaks them.
        CancellationToken stopping = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? connection.ConnectionClosed;
        return server.ServeAsync(connection.Transport, origin, stopping);
    }
}

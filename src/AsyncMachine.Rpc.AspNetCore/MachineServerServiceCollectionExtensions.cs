using AsyncMachine.Rpc;
using AsyncMachine.Rpc.AspNetCore;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a server of machines to the services of an application.</summary>
public static class MachineServerServiceCollectionExtensions
{
    /// <summary>
    /// Adds the <see cref="MachineServer"/> of the application, which <c>MapMachines</c> and <c>UseMachines</c> hand their connections to. It is made
    /// before the services of the host start. When the host begins to stop, clients are told good-bye and their connections end; then its
    /// services stop, machines among them.
    /// </summary>
    /// <param name="services">The services. Calling this again gives a builder of the same server.</param>
    /// <param name="change">Gives the options that are to be used, made of the defaults; null to leave them.</param>
    public static MachineServerBuilder AddMachineServer(this IServiceCollection services, Func<MachineServerOptions, MachineServerOptions>? change = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var registration = (MachineServerRegistration?)services.FirstOrDefault(service => service.ServiceType == typeof(MachineServerRegistration))?.ImplementationInstance;
        if (registration is null)
        {
            registration = new MachineServerRegistration();
            services.AddSingleton(registration);
            services.AddSingleton(registration.Make);
            services.AddSingleton<IHostedService, ServerLifetime>();
        }

        var builder = new MachineServerBuilder(services, registration);
        return change is null ? builder : builder.Configure(change);
    }
}

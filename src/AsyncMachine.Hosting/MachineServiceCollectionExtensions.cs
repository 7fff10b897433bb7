using System.Diagnostics.CodeAnalysis;
using AsyncMachine;
using AsyncMachine.Hosting;
using AsyncMachine.Hosting.Life;
using AsyncMachine.Hosting.Registration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds machines to the services of an application.</summary>
public static class MachineServiceCollectionExtensions
{
    /// <summary>
    /// Adds one machine for the whole application, to be asked for as <see cref="Machine{T}"/>. The host starts it, by adding
    /// <c>Start</c>, and stops it; see <see cref="MachineBuilder{T}"/> for what can be set.
    /// </summary>
    /// <typeparam name="T">The schema class. Its constructor's parameters are services.</typeparam>
    /// <param name="services">The services.</param>
    /// <exception cref="InvalidOperationException">A machine of that class was added before, without a key.</exception>
    public static MachineBuilder<T> AddMachine<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services)
        where T : class, IStateSchema =>
        Add(services, new MachineRegistration<T>(key: null, isScoped: false));

    /// <summary>
    /// Adds one of several machines of a class, to be asked for with its key:
    /// <c>[FromKeyedServices("mirror")] Machine&lt;Downloader&gt; machine</c>. Started and stopped by the host.
    /// </summary>
    /// <typeparam name="T">The schema class. Its constructor's parameters are services.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key, as in <c>AddKeyedSingleton</c>.</param>
    /// <exception cref="InvalidOperationException">A machine of that class was added before, with this key.</exception>
    public static MachineBuilder<T> AddKeyedMachine<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services, object serviceKey)
        where T : class, IStateSchema
    {
        ArgumentNullException.ThrowIfNull(serviceKey);
        return Add(services, new MachineRegistration<T>(serviceKey, isScoped: false));
    }

    /// <summary>
    /// Adds a machine for each scope: a request, a unit of work. It is made when it is first asked for and disposed with the scope,
    /// which must be disposed asynchronously (<c>CreateAsyncScope</c>). The host does not know it: whoever asks for it adds <c>Start</c>.
    /// </summary>
    /// <typeparam name="T">The schema class. Its constructor's parameters are services, scoped ones too.</typeparam>
    /// <param name="services">The services.</param>
    /// <exception cref="InvalidOperationException">A machine of that class was added before, without a key.</exception>
    public static MachineBuilder<T> AddScopedMachine<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services)
        where T : class, IStateSchema =>
        Add(services, new MachineRegistration<T>(key: null, isScoped: true));

    private static MachineBuilder<T> Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        IServiceCollection services, MachineRegistration<T> registration)
        where T : class, IStateSchema
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(Machine<T>) && Equals(service.ServiceKey, registration.Key)))
        {
            throw new InvalidOperationException(
                $"A machine of {registration.Name} was added already. Give each of several machines a key, with AddKeyedMachine.");
        }

        services.AddLogging().AddOptions();
        services.TryAddSingleton<MachineRegistry>();

        // The registration is the key of what holds its machine: no service of the user can meet it.
        ServiceLifetime lifetime = registration.IsScoped ? ServiceLifetime.Scoped : ServiceLifetime.Singleton;
        services.Add(new ServiceDescriptor(typeof(MachineHolder<T>), registration, (provider, _) => registration.Make(provider), lifetime));
        services.Add(registration.Key is { } key
            ? new ServiceDescriptor(typeof(Machine<T>), key, (provider, _) => registration.HolderIn(provider).Machine, lifetime)
            : new ServiceDescriptor(typeof(Machine<T>), provider => registration.HolderIn(provider).Machine, lifetime));
        if (!registration.IsScoped)
        {
            // One for each machine, at its place among the other services: what was added before it stops after it.
            services.AddSingleton<IHostedService>(provider => new HostedMachine<T>(provider, registration));
        }

        return new MachineBuilder<T>(services, registration);
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace AsyncMachine.Rpc.AspNetCore;

/// <summary>
/// Sets up the <see cref="MachineServer"/> of an application: its options, in the order of the calls, and its machines. Both are asked for once,
/// before any service of the host starts.
/// </summary>
/// <remarks>
/// The options begin with the <see cref="TimeProvider"/> among the services, if there is one. Not safe for use from several threads, like the
/// services it belongs to.
/// </remarks>
public sealed class MachineServerBuilder
{
    private readonly MachineServerRegistration _registration;

    internal MachineServerBuilder(IServiceCollection services, MachineServerRegistration registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The services that the server was added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Changes the options: <c>Configure(options => options with { MaxSessions = 100 })</c>.</summary>
    /// <param name="change">Gives the options that are to be used instead.</param>
    public MachineServerBuilder Configure(Func<MachineServerOptions, MachineServerOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Configure((_, options) => change(options));
    }

    /// <summary>Changes the options with the help of services, such as one that knows who may do what.</summary>
    /// <param name="change">Gives the options that are to be used instead.</param>
    public MachineServerBuilder Configure(Func<IServiceProvider, MachineServerOptions, MachineServerOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _registration.Changes.Add(change);
        return this;
    }

    /// <summary>Serves the <see cref="Machine{T}"/> among the services, as <c>AddMachine</c> of <c>AsyncMachine.Hosting</c> adds it.</summary>
    /// <typeparam name="T">The schema class.</typeparam>
    /// <param name="name">What clients ask for; empty for the default machine.</param>
    /// <exception cref="ArgumentException">A machine of that name is served already.</exception>
    public MachineServerBuilder Host<T>(string name = "")
        where T : class, IStateSchema =>
        Host(name, services => services.GetRequiredService<Machine<T>>());

    /// <summary>Serves a <see cref="Machine{T}"/> that has a key among the services, as <c>AddKeyedMachine</c> adds it.</summary>
    /// <typeparam name="T">The schema class.</typeparam>
    /// <param name="serviceKey">The key.</param>
    /// <param name="name">What clients ask for; by default the text of the key.</param>
    /// <exception cref="ArgumentException">A machine of that name is served already.</exception>
    public MachineServerBuilder HostKeyed<T>(object serviceKey, string? name = null)
        where T : class, IStateSchema
    {
        ArgumentNullException.ThrowIfNull(serviceKey);
        return Host(name ?? serviceKey.ToString() ?? "", services => services.GetRequiredKeyedService<Machine<T>>(serviceKey));
    }

    /// <summary>Serves a machine. The server does not dispose it.</summary>
    /// <param name="name">What clients ask for; empty for the default machine.</param>
    /// <param name="machine">Gives the machine.</param>
    /// <exception cref="ArgumentException">A machine of that name is served already.</exception>
    public MachineServerBuilder Host(string name, Func<IServiceProvider, Machine> machine)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(machine);
        if (_registration.Machines.Any(served => served.Name == name))
        {
            throw new ArgumentException($"A machine '{name}' is served already; give this one another name.", nameof(name));
        }

        _registration.Machines.Add((name, machine));
        return this;
    }
}

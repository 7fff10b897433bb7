using Microsoft.Extensions.DependencyInjection;

namespace AsyncMachine.Rpc.AspNetCore;

/// <summary>What was said about the server of an application when it was added, and how it is made from that. Written before the provider is built.</summary>
internal sealed class MachineServerRegistration
{
    public List<Func<IServiceProvider, MachineServerOptions, MachineServerOptions>> Changes { get; } = [];

    public List<(string Name, Func<IServiceProvider, Machine> Find)> Machines { get; } = [];

    /// <summary>Makes the server with its machines. Called once for each provider.</summary>
    public MachineServer Make(IServiceProvider services)
    {
        var options = new MachineServerOptions { TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System };
        foreach (Func<IServiceProvider, MachineServerOptions, MachineServerOptions> change in Changes)
        {
            options = change(services, options) ?? throw new InvalidOperationException("What was given to Configure of the machine server returned no options.");
        }

        var server = new MachineServer(options);
        try
        {
            foreach ((string name, Func<IServiceProvider, Machine> find) in Machines)
            {
                Machine machine = find(services) ?? throw new InvalidOperationException($"What was given to Host for the machine '{name}' returned none.");
                server.Host(machine, name);
            }
        }
        catch
        {
            _ = server.DisposeAsync().AsTask(); // nobody will ever have it
            throw;
        }

        return server;
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace AsyncMachine.Rpc.AspNetCore;

internal static class Registrations
{
    /// <exception cref="InvalidOperationException">No machine server was added to the services.</exception>
    public static void Require(IServiceProvider services)
    {
        if (services.GetService<MachineServerRegistration>() is null)
        {
            throw new InvalidOperationException("There is no machine server: add one to the services, with AddMachineServer.");
        }
    }
}

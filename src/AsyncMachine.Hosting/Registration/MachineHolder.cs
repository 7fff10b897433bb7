using Microsoft.Extensions.Logging;

namespace AsyncMachine.Hosting.Registration;

/// <summary>A machine that was made by dependency injection, and what the host knows of it.</summary>
internal abstract class MachineHolder(ILogger logger)
{
    /// <summary>Where everything about the machine is logged.</summary>
    public ILogger Logger { get; } = logger;

    /// <summary>From when the host has started the machine until it begins to stop it.</summary>
    public bool IsStarted { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }

    /// <summary>The machine, whatever its class.</summary>
    public abstract Machine Untyped { get; }

    /// <summary>Disposes a schema object, if it can be.</summary>
    public static async ValueTask DisposeInstanceAsync(object instance)
    {
        if (instance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync().ConfigureAwait(false);
        else if (instance is IDisposable synchronous) synchronous.Dispose();
    }
}

/// <summary>The same of a class, and the end of both: first the machine, then the object whose handlers it has called.</summary>
internal sealed class MachineHolder<T>(Machine<T> machine, ILogger logger) : MachineHolder(logger), IAsyncDisposable
    where T : class, IStateSchema
{
    public Machine<T> Machine { get; } = machine;

    public override Machine Untyped => Machine;

    public async ValueTask DisposeAsync()
    {
        await Machine.DisposeAsync().ConfigureAwait(false);
        await DisposeInstanceAsync(Machine.Instance).ConfigureAwait(false);
    }
}

using System.Diagnostics.CodeAnalysis;
using AsyncMachine.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AsyncMachine.Hosting.Registration;

/// <summary>What was said about a machine when it was added, and how it is made from that. Written before the provider is built.</summary>
internal sealed class MachineRegistration<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
    object? key, bool isScoped)
    where T : class, IStateSchema
{
    public object? Key { get; } = key;

    public bool IsScoped { get; } = isScoped;

    /// <summary>The schema's name, and the key: the default of the id and of the health checks' name.</summary>
    public string Name { get; } = key is null ? T.Schema.Name : $"{T.Schema.Name}-{key}";

    public List<Func<IServiceProvider, MachineOptions, MachineOptions>> Changes { get; } = [];

    public List<Action<IServiceProvider, Machine<T>>> Created { get; } = [];

    public Func<IServiceProvider, T>? Create { get; set; }

    public bool LogsTransitions { get; set; }

    /// <summary>The machine of this registration in a provider; it is made now if it was not yet.</summary>
    public MachineHolder<T> HolderIn(IServiceProvider services) => services.GetRequiredKeyedService<MachineHolder<T>>(this);

    /// <summary>Makes the machine. Only what holds it calls this, once for each provider.</summary>
    public MachineHolder<T> Make(IServiceProvider services)
    {
        ILogger logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("AsyncMachine." + T.Schema.Name);
        MachineOptions options = OptionsFor(services, logger); // before the object, which would be lost if they are refused
        T instance = Create?.Invoke(services) ?? ActivatorUtilities.CreateInstance<T>(services);
        var holder = new MachineHolder<T>(MachineOf(instance, options), logger);
        try
        {
            foreach (Action<IServiceProvider, Machine<T>> action in Created) action(services, holder.Machine);
        }
        catch
        {
            _ = holder.DisposeAsync(); // nobody will ever have it
            throw;
        }

        services.GetRequiredService<MachineRegistry>().Add(holder.Machine);
        return holder;
    }

    private static Machine<T> MachineOf(T instance, MachineOptions options)
    {
        try
        {
            return Machine.Create(instance, options);
        }
        catch
        {
            _ = MachineHolder.DisposeInstanceAsync(instance);
            throw;
        }
    }

    private MachineOptions OptionsFor(IServiceProvider services, ILogger logger)
    {
        MachineOptions options = DefaultsFor(services);
        foreach (Func<IServiceProvider, MachineOptions, MachineOptions> change in Changes)
        {
            options = change(services, options)
                ?? throw new InvalidOperationException($"What was given to Configure of the machine {Name} returned no options.");
        }

        if (LogsTransitions)
        {
            options = options with { Tracers = [new LoggerTracer(logger), .. options.Tracers ?? []] };
        }
        else
        {
            options = options with { OnError = Messages.LogError(logger) + options.OnError };
        }

        return options.Log is null ? options with { Log = Messages.LogText(logger, options.Id ?? Name) } : options;
    }

    private MachineOptions DefaultsFor(IServiceProvider services)
    {
        var options = new MachineOptions { TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System };
        if (IsScoped) return options;

        // A machine that goes from Disposing to Disposed says itself when its work is done; any other is waited for by its disposal only.
        options = options with { Id = Name };
        if (T.Schema.TryGetState(StateNames.Disposing, out _) && T.Schema.TryGetState(StateNames.Disposed, out _)) return options;
        TimeSpan shutdown = services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
        bool fits = shutdown >= TimeSpan.Zero && shutdown < TimeSpan.FromDays(24);
        return options with { DisposeTimeout = fits ? shutdown : Timeout.InfiniteTimeSpan };
    }
}

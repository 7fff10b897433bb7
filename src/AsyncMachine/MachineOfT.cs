namespace AsyncMachine;

/// <summary>A machine that knows its schema class and its handlers.</summary>
/// <typeparam name="T">The schema class.</typeparam>
public sealed class Machine<T> : Machine
    where T : class, IStateSchema
{
    internal Machine(T instance, MachineOptions? options)
        : base((instance ?? throw new ArgumentNullException(nameof(instance))).InstanceSchema, options, instance)
    {
        Instance = instance;
    }

    /// <summary>The object whose handlers are called.</summary>
    public T Instance { get; }
}

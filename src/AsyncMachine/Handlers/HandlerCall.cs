using System.ComponentModel;

namespace AsyncMachine;

/// <summary>
/// What a running handler may ask for; generated dispatch takes from it what a handler's parameters name, and nothing else is
/// made. Valid only while the handler runs, and only on its thread.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HandlerCall
{
    private protected HandlerCall()
    {
    }

    /// <summary>The event; the first ask makes the transition's record.</summary>
    public abstract Event Event { get; }

    /// <summary>The event as handlers of mirrors see it.</summary>
    public abstract MirrorEvent MirrorEvent { get; }

    /// <summary>The token that belongs to the handler: its state's, or the machine's.</summary>
    public abstract CancellationToken Token { get; }

    /// <summary>The mutation's args as they were given; null if there are none.</summary>
    public abstract object? Args { get; }

    /// <summary>True if the mutation carries args of this type.</summary>
    /// <typeparam name="T">The args type.</typeparam>
    public bool HasArgs<T>() => Args is T;

    /// <summary>The mutation's args, for a handler whose state requires them.</summary>
    /// <typeparam name="T">The args type.</typeparam>
    /// <exception cref="InvalidCastException">The mutation carries none of this type.</exception>
    public T RequiredArgs<T>() => Args is T args ? args : throw new InvalidCastException(
        $"The handler needs args of type {typeof(T)}, the mutation carries {Args?.GetType().ToString() ?? "none"}.");

    /// <summary>The mutation's args, or null if it carries none of this type.</summary>
    /// <typeparam name="T">The args type.</typeparam>
    public T? OptionalArgs<T>() where T : class => Args as T;

    /// <summary>The mutation's args, or null if it carries none of this type; for args that are structs.</summary>
    /// <typeparam name="T">The args type.</typeparam>
    public T? OptionalValue<T>() where T : struct => Args is T args ? args : null;
}

namespace AsyncMachine;

/// <summary>
/// Marks a partial class as a set of handlers for machines whose schema is <typeparamref name="T"/> or includes it.
/// Bind an instance with <c>machine.Bind(…)</c>.
/// </summary>
/// <typeparam name="T">A class marked with <see cref="StateSchemaAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class StateHandlersAttribute<T> : Attribute;

/// <summary>Says which handler a method is, whatever its name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HandlerAttribute : Attribute
{
    /// <summary>A handler of one state, or, for <see cref="HandlerKind.AnyEnter"/> and <see cref="HandlerKind.AnyState"/>, of none.</summary>
    /// <param name="kind">The kind of handler.</param>
    /// <param name="state">The state's name; null for the two global kinds.</param>
    public HandlerAttribute(HandlerKind kind, string? state = null) => (Kind, State) = (kind, state);

    /// <summary>A handler of a pair: <paramref name="from"/> is active, <paramref name="to"/> is in the target.</summary>
    /// <param name="from">The active state's name.</param>
    /// <param name="to">The target state's name; equal to <paramref name="from"/> for a self handler.</param>
    public HandlerAttribute(string from, string to) =>
        (Kind, State, Other) = (from == to ? HandlerKind.Self : HandlerKind.Pair, from, to);

    /// <summary>The kind of handler.</summary>
    public HandlerKind Kind { get; }

    /// <summary>The state, or the first state of a pair.</summary>
    public string? State { get; }

    /// <summary>The second state of a pair.</summary>
    public string? Other { get; }
}

/// <summary>The method is no handler, though its name looks like one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotHandlerAttribute : Attribute;

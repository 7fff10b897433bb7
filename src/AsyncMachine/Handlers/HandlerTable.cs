using System.ComponentModel;

namespace AsyncMachine;

/// <summary>
/// The dispatch of one class's handlers: a dense id for each, and two switches from id to method. Written by the generator,
/// one per class, shared by all instances. Not meant to be written by hand; see <see cref="HandlerMap"/> for that.
/// </summary>
/// <remarks>Immutable after construction; safe for use from any thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HandlerTable
{
    /// <summary>What the engine worked out for machines whose last table this is; filled and read by <c>HandlerPlan</c> only.</summary>
    internal object? Plan;

    /// <summary>The schema whose state indexes <see cref="Keys"/> uses.</summary>
    public abstract Schema Schema { get; }

    /// <summary>Handler id → key, made by <see cref="Key"/>.</summary>
    public abstract ReadOnlySpan<uint> Keys { get; }

    /// <summary>True if a handler takes an <see cref="Event"/> and so cannot be bound to a mirror.</summary>
    public virtual bool NeedsMachine => false;

    /// <summary>What tracers call the binding; null for the name of its class.</summary>
    internal virtual string? BindingName => null;

    /// <summary>Calls a negotiation handler.</summary>
    /// <param name="target">The instance whose handlers these are.</param>
    /// <param name="id">The handler.</param>
    /// <param name="call">What the handler may ask for.</param>
    /// <returns>False if the handler refuses.</returns>
    public virtual bool Negotiate(object target, int id, HandlerCall call) => throw Unknown(id);

    /// <summary>Calls a final handler.</summary>
    /// <param name="target">The instance whose handlers these are.</param>
    /// <param name="id">The handler.</param>
    /// <param name="call">What the handler may ask for.</param>
    /// <returns>The handler's task, or null if it has run to its end.</returns>
    public virtual Task? Run(object target, int id, HandlerCall call) => throw Unknown(id);

    /// <summary>Packs a kind and up to two state indexes (0 to 1 023) into a key.</summary>
    /// <param name="kind">The kind of handler.</param>
    /// <param name="state">Index of the state; 0 for the global kinds.</param>
    /// <param name="other">Index of the second state of a pair; 0 otherwise.</param>
    public static uint Key(HandlerKind kind, int state = 0, int other = 0) =>
        (uint)kind << 20 | (uint)state << 10 | (uint)other;

    internal static HandlerKind KindOf(uint key) => (HandlerKind)(key >> 20);

    internal static int StateOf(uint key) => (int)(key >> 10) & 1023;

    internal static int OtherOf(uint key) => (int)key & 1023;

    /// <summary>What <see cref="Run"/> returns for a handler that returned a task: null if it has run to its end.</summary>
    /// <param name="task">The handler's task.</param>
    protected static Task? Pending(Task? task) => task is { IsCompletedSuccessfully: true } ? null : task;

    /// <summary>The same for a handler that returned a <see cref="ValueTask"/>; allocates nothing if it has run to its end.</summary>
    /// <param name="task">The handler's task.</param>
    protected static Task? Pending(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully) return task.AsTask();
        task.GetAwaiter().GetResult(); // a pooled source is given back only when its result is taken
        return null;
    }

    /// <summary>The exception for an id that the table does not have.</summary>
    /// <param name="id">The handler.</param>
    protected static Exception Unknown(int id) => new ArgumentOutOfRangeException(nameof(id), id, "The table has no handler of this id.");
}

/// <summary>Collects the tables of an object's class, base class first.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandlerCollector
{
    internal readonly List<HandlerTable> Tables = [];

    /// <summary>Adds a table.</summary>
    /// <param name="table">The table of one class.</param>
    public void Add(HandlerTable table) => Tables.Add(table);
}

/// <summary>
/// An object with handlers: a schema class, a <see cref="StateHandlersAttribute{T}"/> class, or a <see cref="HandlerMap"/>.
/// Implemented by the generator.
/// </summary>
public interface IStateHandlers
{
    /// <summary>Adds the tables of the object's class, base class first.</summary>
    /// <param name="collector">Where to.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void CollectHandlers(HandlerCollector collector);
}

/// <summary>A class marked with <see cref="StateSchemaAttribute"/>. Implemented by the generator.</summary>
public interface IStateSchema : IStateHandlers
{
    /// <summary>The class's schema.</summary>
    static abstract Schema Schema { get; }

    /// <summary>The schema of the object's own, most derived class.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    Schema InstanceSchema { get; }
}

namespace AsyncMachine;

/// <summary>
/// Handlers by name, for machines without a schema class. Build it, then bind it; one map can be bound to several machines.
/// </summary>
/// <remarks>Not thread-safe while it is built; do not change it once it is bound.</remarks>
public sealed class HandlerMap : IStateHandlers
{
    private readonly List<(string Name, Func<Event, bool>? Negotiation, Func<HandlerCall, Task?>? Final)> _handlers = [];

    /// <summary>Adds a negotiation handler: <c>FooEnter</c>, <c>FooExit</c>, <c>FooFoo</c>, <c>FooBar</c> or <c>AnyEnter</c>.</summary>
    /// <param name="name">The handler's name.</param>
    /// <param name="handler">Returns false to refuse.</param>
    /// <returns>This map.</returns>
    public HandlerMap On(string name, Func<Event, bool> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(handler);
        _handlers.Add((name, handler, null));
        return this;
    }

    /// <summary>Adds a handler that returns nothing: a final one, or a negotiation handler that accepts.</summary>
    /// <param name="name">The handler's name.</param>
    /// <param name="handler">The handler.</param>
    /// <returns>This map.</returns>
    public HandlerMap On(string name, Action<Event> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(handler);
        _handlers.Add((
            name,
            e =>
            {
                handler(e);
                return true;
            },
            call =>
            {
                handler(call.Event);
                return null;
            }));
        return this;
    }

    /// <summary>Adds an asynchronous final handler: <c>FooState</c>, <c>FooEnd</c> or <c>AnyState</c>.</summary>
    /// <param name="name">The handler's name.</param>
    /// <param name="handler">The handler, with its state's token.</param>
    /// <returns>This map.</returns>
    public HandlerMap On(string name, Func<Event, CancellationToken, Task> handler)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(handler);
        _handlers.Add((name, null, call => handler(call.Event, call.Token)));
        return this;
    }

    void IStateHandlers.CollectHandlers(HandlerCollector collector) =>
        throw new SchemaException("A HandlerMap is bound by Machine.Bind, which resolves its names against the machine's schema.");

    /// <summary>The map's dispatch for one schema.</summary>
    /// <exception cref="SchemaException">Names are unknown, ambiguous, or of the wrong kind; the message lists all.</exception>
    internal HandlerTable TableFor(Schema schema)
    {
        var faults = new List<string>();
        var keys = new uint[_handlers.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            (string name, Func<Event, bool>? negotiation, Func<HandlerCall, Task?>? final) = _handlers[i];
            List<uint> read = HandlerNames.Parse(schema, name);
            if (read.Count == 0)
            {
                faults.Add($"'{name}' is no handler of {schema.Name}: expected a state and Enter, Exit, State or End, two states, AnyEnter or AnyState");
                continue;
            }

            if (read.Count > 1)
            {
                faults.Add($"'{name}' can be read in {read.Count} ways; rename a state");
                continue;
            }

            keys[i] = read[0];
            bool negotiates = HandlerNames.IsNegotiation(HandlerTable.KindOf(read[0]));
            if (negotiates && negotiation is null) faults.Add($"'{name}' negotiates and cannot be asynchronous");
            if (!negotiates && final is null) faults.Add($"'{name}' is a final handler and cannot return bool");
        }

        if (faults.Count > 0) throw new SchemaException("HandlerMap: " + string.Join("; ", faults) + ".");
        return new MapTable(schema, keys, [.. _handlers.Select(h => h.Negotiation)], [.. _handlers.Select(h => h.Final)]);
    }

    private sealed class MapTable(
        Schema schema, uint[] keys, Func<Event, bool>?[] negotiations, Func<HandlerCall, Task?>?[] finals) : HandlerTable
    {
        public override Schema Schema => schema;

        public override ReadOnlySpan<uint> Keys => keys;

        public override bool NeedsMachine => true;

        public override bool Negotiate(object target, int id, HandlerCall call) => negotiations[id]!(call.Event);

        public override Task? Run(object target, int id, HandlerCall call) => finals[id]!(call);
    }
}

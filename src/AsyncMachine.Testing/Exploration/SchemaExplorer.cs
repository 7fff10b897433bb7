namespace AsyncMachine.Testing;

/// <summary>
/// Walks through the sets of active states that a schema can reach by a menu of calls, and reports what it can never do or never
/// undo: states that are never active, calls that are always canceled, one-way doors, dead ends, Auto states that deactivate each
/// other. Each report comes with the shortest sequence of calls that shows it.
/// </summary>
/// <remarks>
/// <para>
/// The walk uses the engine's own resolver, each call with the auto mutation that follows it. States that influence no other are
/// left out of the walk and judged afterwards; unrelated components are walked through apart, each with one more call, "something
/// else ticked", which gives its Auto states another chance. In the sequences that call is a real one.
/// </para>
/// <para>With handlers everything is one component, and each call is made on a machine. An instance may be used by one thread at a
/// time.</para>
/// </remarks>
public sealed class SchemaExplorer
{
    /// <summary>An explorer of a schema.</summary>
    /// <param name="schema">The schema.</param>
    public SchemaExplorer(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        Menu = DefaultMenu(schema);
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>
    /// The calls: what the environment really makes. <see cref="DefaultMenu"/> unless it is set. Reports hold for these calls and
    /// no others.
    /// </summary>
    public IReadOnlyList<SchemaCall> Menu { get; init; }

    /// <summary>How many sets of active states are walked through at most in one component; 1 000 000 unless it is set.</summary>
    public int Bound { get; init; } = 1_000_000;

    /// <summary>
    /// Stubs of handlers, which may veto, throw, and make further mutations. What they do must depend on the event and on active
    /// states alone, and they must not be async. Null for none.
    /// </summary>
    public IStateHandlers? Handlers { get; init; }

    /// <summary>Add and remove of each state, and add and set of each state with all that it requires.</summary>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<SchemaCall> DefaultMenu(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var menu = new List<SchemaCall>();
        var known = new HashSet<SchemaCall>();
        for (int i = 0; i < schema.Count; i++)
        {
            State[] closure = [.. Closures.Required(schema, i).Select(state => schema[state])];
            Add(SchemaCall.Add(schema[i]));
            Add(SchemaCall.Remove(schema[i]));
            Add(SchemaCall.Add(closure));
            Add(SchemaCall.Set(closure));
        }

        return menu;

        void Add(SchemaCall call)
        {
            if (known.Add(call)) menu.Add(call);
        }
    }

    /// <summary>Walks.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Bound"/> is less than 1.</exception>
    /// <exception cref="UnknownStateException">A call of the menu names a state of another schema.</exception>
    public Exploration Explore()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Bound, 1);
        var machine = new Machine(Schema);
        return machine.Engine.Core switch
        {
            Core<StateSet1> core => new Explorer<StateSet1>(this, core).Explore(),
            Core<StateSet2> core => new Explorer<StateSet2>(this, core).Explore(),
            Core<StateSet4> core => new Explorer<StateSet4>(this, core).Explore(),
            Core core => new Explorer<StateSet16>(this, (Core<StateSet16>)core).Explore(),
        };
    }
}

namespace AsyncMachine;

// States that come from elsewhere: copied into a schema, or passed on to another machine.
public static partial class MachineComposition
{
    /// <summary>
    /// Gives a machine copies of states of another schema, at run time: their names, flags, tags, relations and time-outs. States of the same
    /// name that the machine has already stay as they are. Copies take untyped, optional args.
    /// </summary>
    /// <param name="machine">The machine; it gets a later version of its schema.</param>
    /// <param name="states">States of any schemas; a <see cref="StateGroup"/> fits. What their relations name must be there or be copied too.</param>
    /// <returns>Completes when the machine has the states; cancelled if it is disposed.</returns>
    /// <exception cref="SchemaException">
    /// A relation names a state that the machine would not have, or there would be too many states; nothing was changed.
    /// </exception>
    public static Task CopyStatesAsync(this Machine machine, params ReadOnlySpan<State> states)
    {
        ArgumentNullException.ThrowIfNull(machine);
        StateInfo[] copied = [.. states.ToArray().Select(state => state.Schema.Describe(state.Index)).DistinctBy(info => info.State.Name)];
        return ExtendAsync(machine, (builder, schema) =>
        {
            foreach (StateInfo info in copied)
            {
                if (!schema.TryGetState(info.State.Name, out _)) Declare(builder, info);
            }
        });
    }

    /// <summary>
    /// Passes each call of a Multi state on to another machine, chosen by the args: messages to their rooms, events to their sessions. If
    /// there is none for the args, the mutation is canceled.
    /// </summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="machine">The machine that is called.</param>
    /// <param name="state">Its state; must be Multi.</param>
    /// <param name="choose">Chooses the machine, or null. A negotiation handler: it must be quick, and may be asked by checks too.</param>
    /// <param name="to">The state that is added there, with the args and the event as source; null for the one of the same name.</param>
    /// <returns>Stops it when disposed.</returns>
    /// <exception cref="ArgumentException">The state is not Multi.</exception>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public static IDisposable Forward<TArgs>(
        this Machine machine, State<TArgs> state, Func<TArgs, IMachine?> choose, State? to = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(choose);
        int index = machine.Schema.Resolve(state);
        if (!machine.Schema.Describe(index).IsMulti)
        {
            throw new ArgumentException($"{state.Name} is not Multi: while it is active, no further call of it could be passed on.", nameof(state));
        }

        string name = machine.Schema[index].Name;
        return machine.Bind(new HandlerMap()
            .On(name + "Enter", e => e.Args is TArgs args && choose(args) is not null)
            .On(name + "State", e =>
            {
                if (e.Args is not TArgs args || choose(args) is not { } target) return;
                target.Post(MutationType.Add, [to ?? target.Schema.State(name)], args, e);
            }));
    }

    /// <summary>Extends the machine's schema, again if somebody else has extended it meanwhile.</summary>
    internal static async Task ExtendAsync(Machine machine, Action<SchemaBuilder, Schema> declare)
    {
        while (true)
        {
            Schema present = machine.Schema;
            var builder = new SchemaBuilder(present);
            declare(builder, present);
            try
            {
                await machine.SetSchemaAsync(builder.Build()).ConfigureAwait(false);
                return;
            }
            catch (ArgumentException) when (!ReferenceEquals(machine.Schema, present))
            {
                // Built on a version that is no longer the present one.
            }
        }
    }

    private static void Declare(SchemaBuilder builder, StateInfo info)
    {
        builder.State(
            info.State.Name, info.IsAuto, info.IsMulti,
            Names(info.Require), Names(info.Add), Names(info.Remove), Names(info.After), [.. info.Tags],
            info.Timeout, info.OnTimeout?.Name, info.OnImport);
    }

    private static string[] Names(IEnumerable<State> states) => [.. states.Select(state => state.Name)];
}

namespace AsyncMachine;

// The forms of pipes. A state of the target that is left out is the one of the same name.
public sealed partial class Pipe
{
    /// <summary>Adds a state of the target, with the args of the source's transition and its event as source.</summary>
    /// <param name="source">Where changes come from: a <see cref="Machine"/>, or a mirror of one.</param>
    /// <param name="state">A state of the source.</param>
    /// <param name="target">Where they go: any machine.</param>
    /// <param name="targetState">A state of the target. An error state, whose name begins with <c>Err</c>, is added with <c>Exception</c>.</param>
    /// <param name="when">What has to happen to the source's state.</param>
    /// <exception cref="UnknownStateException">A state is of another schema, or the target has none of that name.</exception>
    /// <exception cref="ArgumentException">The source is neither a machine nor a mirror.</exception>
    public static Pipe Add(
        IMachine source, State state, IMachine target, State? targetState = null, PipeTrigger when = PipeTrigger.Activated)
    {
        Check(source, target);
        return One(source, target, new PipeRoute(state, when, MutationType.Add, Same(state, target, targetState)), flat: false);
    }

    /// <summary>Removes a state of the target, with the args of the source's transition and its event as source.</summary>
    /// <param name="source">Where changes come from: a <see cref="Machine"/>, or a mirror of one.</param>
    /// <param name="state">A state of the source.</param>
    /// <param name="target">Where they go: any machine.</param>
    /// <param name="targetState">A state of the target.</param>
    /// <param name="when">What has to happen to the source's state.</param>
    /// <exception cref="UnknownStateException">A state is of another schema, or the target has none of that name.</exception>
    /// <exception cref="ArgumentException">The source is neither a machine nor a mirror.</exception>
    public static Pipe Remove(
        IMachine source, State state, IMachine target, State? targetState = null, PipeTrigger when = PipeTrigger.Deactivated)
    {
        Check(source, target);
        return One(source, target, new PipeRoute(state, when, MutationType.Remove, Same(state, target, targetState)), flat: false);
    }

    /// <summary>
    /// As <see cref="Add"/> without args, and only if it changes something: an idle target where the state is active is left alone, so a
    /// Multi state is not called again. The cheapest pipe: the source's event is passed on only if somebody traces either machine.
    /// </summary>
    /// <inheritdoc cref="Add"/>
    public static Pipe AddFlat(
        IMachine source, State state, IMachine target, State? targetState = null, PipeTrigger when = PipeTrigger.Activated)
    {
        Check(source, target);
        return One(source, target, new PipeRoute(state, when, MutationType.Add, Same(state, target, targetState)), flat: true);
    }

    /// <summary>As <see cref="Remove"/> without args, and only if it changes something; see <see cref="AddFlat"/>.</summary>
    /// <inheritdoc cref="Remove"/>
    public static Pipe RemoveFlat(
        IMachine source, State state, IMachine target, State? targetState = null, PipeTrigger when = PipeTrigger.Deactivated)
    {
        Check(source, target);
        return One(source, target, new PipeRoute(state, when, MutationType.Remove, Same(state, target, targetState)), flat: true);
    }

    /// <summary>A state of the target follows one of the source: added when that is activated, removed when it is deactivated.</summary>
    /// <param name="source">Where changes come from: a <see cref="Machine"/>, or a mirror of one.</param>
    /// <param name="state">A state of the source.</param>
    /// <param name="target">Where they go: any machine.</param>
    /// <param name="added">What is added when it is activated; null for the state of the same name.</param>
    /// <param name="removed">What is removed when it is deactivated; null for what is added.</param>
    /// <exception cref="UnknownStateException">A state is of another schema, or the target has none of that name.</exception>
    /// <exception cref="ArgumentException">The source is neither a machine nor a mirror.</exception>
    public static Pipe Bind(IMachine source, State state, IMachine target, State? added = null, State? removed = null)
    {
        Check(source, target);
        return Make(source, target, state.Name, Both(state, target, added, removed), flat: false);
    }

    /// <summary>Adds the errors of the source to the target: the same exception, and <c>Exception</c> stays when the source's ends.</summary>
    /// <param name="source">Where errors come from: a <see cref="Machine"/>, or a mirror of one.</param>
    /// <param name="target">Where they go: any machine.</param>
    /// <param name="targetError">An error state of the target that is added with <c>Exception</c>.</param>
    /// <exception cref="UnknownStateException">The error state is of another schema.</exception>
    /// <exception cref="ArgumentException">The source is neither a machine nor a mirror.</exception>
    public static Pipe Error(IMachine source, IMachine target, State? targetError = null)
    {
        Check(source, target);
        State exception = source.Schema[source.Schema.Exception], to = targetError ?? target.Schema[target.Schema.Exception];
        var route = new PipeRoute(exception, PipeTrigger.Activated, MutationType.Add, to);
        State[] states = WithException(target, to);
        PipeOutlet outlet = target is Machine local ? new ErrorOutlet(local, states) : new RemoteErrorOutlet(target, states);
        return Attach(source, target, [route], new PipeTable(source.Schema, exception.Name, [(KeyOf(source, route), outlet)]));
    }

    /// <summary><see cref="Bind"/> for <see cref="BasicStates.Start"/>: the target works while the source does.</summary>
    /// <inheritdoc cref="Bind"/>
    public static Pipe Start(IMachine source, IMachine target, State? added = null, State? removed = null)
    {
        Check(source, target);
        return Bind(source, source.Schema.State(nameof(BasicStates.Start)), target, added, removed);
    }

    /// <summary><see cref="Bind"/> for <see cref="BasicStates.Ready"/>.</summary>
    /// <inheritdoc cref="Bind"/>
    public static Pipe Ready(IMachine source, IMachine target, State? added = null, State? removed = null)
    {
        Check(source, target);
        return Bind(source, source.Schema.State(nameof(BasicStates.Ready)), target, added, removed);
    }

    /// <summary>
    /// The states of a connection, of a source with those of <see cref="ConnectedStates"/>: each that is given follows its counterpart, as
    /// by <see cref="Bind"/>.
    /// </summary>
    /// <param name="source">Where changes come from: a <see cref="Machine"/>, or a mirror of one.</param>
    /// <param name="target">Where they go: any machine.</param>
    /// <param name="connecting">Follows <c>Connecting</c>; null for none.</param>
    /// <param name="connected">Follows <c>Connected</c>; null for none.</param>
    /// <param name="disconnecting">Follows <c>Disconnecting</c>; null for none.</param>
    /// <param name="disconnected">Follows <c>Disconnected</c>; null for none.</param>
    /// <exception cref="UnknownStateException">A state is of another schema, or the source has no such states.</exception>
    /// <exception cref="ArgumentException">No state is given, or the source is neither a machine nor a mirror.</exception>
    public static Pipe Connected(
        IMachine source, IMachine target,
        State? connecting = null, State? connected = null, State? disconnecting = null, State? disconnected = null)
    {
        Check(source, target);
        var routes = new List<PipeRoute>();
        Follow(nameof(ConnectedStates.Connecting), connecting);
        Follow(nameof(ConnectedStates.Connected), connected);
        Follow(nameof(ConnectedStates.Disconnecting), disconnecting);
        Follow(nameof(ConnectedStates.Disconnected), disconnected);
        if (routes.Count == 0) throw new ArgumentException("Give at least one state of the target that is to follow the connection.", nameof(connected));
        return Make(source, target, nameof(ConnectedStates.Connection), [.. routes], flat: false);

        void Follow(string name, State? state)
        {
            if (state is { } to) routes.AddRange(Both(source.Schema.State(name), target, to, null));
        }
    }

    /// <summary>Several states of the target follow as many of the source, as by <see cref="Bind"/>.</summary>
    /// <param name="source">Where changes come from: a <see cref="Machine"/>, or a mirror of one.</param>
    /// <param name="states">States of the source; a <see cref="StateGroup"/> fits.</param>
    /// <param name="target">Where they go: any machine.</param>
    /// <param name="targetStates">States of the target, in the same order; none for those of the same names.</param>
    /// <exception cref="UnknownStateException">A state is of another schema, or the target has none of that name.</exception>
    /// <exception cref="ArgumentException">The lists differ in length, or the source is neither a machine nor a mirror.</exception>
    public static Pipe Many(IMachine source, ReadOnlySpan<State> states, IMachine target, params ReadOnlySpan<State> targetStates)
    {
        Check(source, target);
        CheckLengths(states, targetStates);
        if (states.IsEmpty) throw new ArgumentException("Give at least one state of the source.", nameof(states));
        var routes = new List<PipeRoute>();
        for (int i = 0; i < states.Length; i++)
        {
            routes.AddRange(Both(states[i], target, targetStates.IsEmpty ? null : targetStates[i], null));
        }

        return Make(source, target, string.Join(',', states.ToArray().Select(state => state.Name)), [.. routes], flat: false);
    }

    /// <summary>The active states of the target become those of the source, by name, after each of the source's transitions.</summary>
    /// <param name="source">Where changes come from: a <see cref="Machine"/>, or a mirror of one.</param>
    /// <param name="target">Where they go: any machine that has all states of the source.</param>
    /// <exception cref="UnknownStateException">The target lacks states of the source; the message lists them.</exception>
    /// <exception cref="ArgumentException">The source is neither a machine nor a mirror.</exception>
    public static Pipe Any(IMachine source, IMachine target)
    {
        Check(source, target);
        string[] missing = [.. source.Schema.Names.Where(name => !target.Schema.TryGetState(name, out _))];
        if (missing.Length > 0) throw new UnknownStateException(target.Schema, missing);
        PipeOutlet outlet = target is Machine local ? new SetOutlet(local) : new RemoteSetOutlet(target);
        return Attach(source, target, [], new PipeTable(source.Schema, "Any", [(HandlerTable.Key(HandlerKind.AnyState), outlet)]));
    }

    /// <summary>
    /// Passes on what is already so, once: one add of what is active in the source and one remove of what is not. A pipe only sees later
    /// changes; call this after attaching it.
    /// </summary>
    /// <param name="source">Where to look, at one instant.</param>
    /// <param name="states">States of the source; a <see cref="StateGroup"/> fits.</param>
    /// <param name="target">What is changed; nothing is sent if it is not to be.</param>
    /// <param name="targetStates">States of the target, in the same order; none for those of the same names.</param>
    /// <returns>How many states of the target were called.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema, or the target has none of that name.</exception>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static int Sync(IMachine source, ReadOnlySpan<State> states, IMachine target, params ReadOnlySpan<State> targetStates)
    {
        Check(source, target);
        CheckLengths(states, targetStates);
        MachineTime time = source.Time();
        List<State> added = [], removed = [];
        for (int i = 0; i < states.Length; i++)
        {
            State to = Same(states[i], target, targetStates.IsEmpty ? null : targetStates[i]);
            (time.Is(states[i]) ? added : removed).Add(to);
        }

        if (added.Count > 0) target.Post(MutationType.Add, [.. added]);
        if (removed.Count > 0) target.Post(MutationType.Remove, [.. removed]);
        return added.Count + removed.Count;
    }

    // -- making them --------------------------------------------------------------------------------------------

    private static void Check(IMachine source, IMachine target)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
    }

    private static void CheckLengths(ReadOnlySpan<State> states, ReadOnlySpan<State> targetStates)
    {
        if (targetStates.IsEmpty || states.Length == targetStates.Length) return;
        throw new ArgumentException($"{states.Length} states of the source and {targetStates.Length} of the target were given; give as many.", nameof(targetStates));
    }

    private static State Same(State state, IMachine target, State? given) => given ?? target.Schema.State(state.Name);

    private static PipeRoute[] Both(State state, IMachine target, State? added, State? removed)
    {
        State to = Same(state, target, added);
        return
        [
            new PipeRoute(state, PipeTrigger.Activated, MutationType.Add, to),
            new PipeRoute(state, PipeTrigger.Deactivated, MutationType.Remove, removed ?? to),
        ];
    }

    private static Pipe One(IMachine source, IMachine target, PipeRoute route, bool flat) =>
        Make(source, target, route.From.Name, [route], flat);

    private static Pipe Make(IMachine source, IMachine target, string name, PipeRoute[] routes, bool flat) =>
        Attach(source, target, routes, new PipeTable(source.Schema, name, [.. routes.Select(r => (KeyOf(source, r), OutletOf(target, r, flat)))]));

    private static uint KeyOf(IMachine source, PipeRoute route) => HandlerTable.Key(
        route.When == PipeTrigger.Activated ? HandlerKind.State : HandlerKind.End, source.Schema.Resolve(route.From));

    private static PipeOutlet OutletOf(IMachine target, PipeRoute route, bool flat)
    {
        State[] states = route.Type == MutationType.Add ? WithException(target, route.To) : [target.Schema[target.Schema.Resolve(route.To)]];
        if (target is not Machine local) return new RemoteOutlet(target, route.Type, states, flat);
        return flat && states.Length == 1 ? new FlatOutlet(local, route.Type, states[0]) : new LocalOutlet(local, route.Type, states);
    }

    /// <summary>The state, and <c>Exception</c> with an error state.</summary>
    private static State[] WithException(IMachine target, State state)
    {
        Schema schema = target.Schema;
        State own = schema[schema.Resolve(state)], exception = schema[schema.Exception];
        return own.Name.StartsWith("Err", StringComparison.Ordinal) && own != exception ? [own, exception] : [own];
    }
}

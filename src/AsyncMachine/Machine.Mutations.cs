using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Mutations: by typed states, by typed args, by names.
public partial class Machine
{
    /// <summary>Activates a state and keeps the rest.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <returns>Executed: all target states are active. Canceled: nothing has changed. Queued: it runs later.</returns>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Add(State state) => _engine.Core.MutateOne(MutationType.Add, state);

    /// <summary>Activates states and keeps the rest.</summary>
    /// <param name="states">States of the schema, or of one it includes. None is legal: the transition then changes nothing.</param>
    /// <returns>Executed: all target states are active. Canceled: nothing has changed. Queued: it runs later.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Add(params ReadOnlySpan<State> states) =>
        _engine.Core.Mutate(MutationType.Add, states, null, JobFlags.None, default);

    /// <summary>The same, with the event that causes it.</summary>
    /// <param name="source">The event.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Add(Event source, params ReadOnlySpan<State> states) =>
        _engine.Core.Mutate(MutationType.Add, states, null, JobFlags.None, source);

    /// <summary>Activates a state with its args.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args.</param>
    /// <param name="source">The event that causes it.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [OverloadResolutionPriority(2)] // before the lists of states: new(…) could be a State as well
    public Result Add<TArgs>(State<TArgs> state, TArgs args, Event source = default) => Mutate(MutationType.Add, state, args, source);

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result Add(params ReadOnlySpan<string> names) => Add((ReadOnlySpan<State>)StatesOf(names));

    /// <summary>The same by names, with the event that causes it.</summary>
    /// <param name="source">The event.</param>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result Add(Event source, params ReadOnlySpan<string> names) => Add(source, (ReadOnlySpan<State>)StatesOf(names));

    /// <summary>Deactivates a state and what requires it.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <returns>Executed: it is inactive. Canceled: nothing has changed. Queued: it runs later.</returns>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Remove(State state) => _engine.Core.MutateOne(MutationType.Remove, state);

    /// <summary>Deactivates states and what requires them.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <returns>Executed: none of them is active. Canceled: nothing has changed. Queued: it runs later.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Remove(params ReadOnlySpan<State> states) =>
        _engine.Core.Mutate(MutationType.Remove, states, null, JobFlags.None, default);

    /// <summary>The same, with the event that causes it.</summary>
    /// <param name="source">The event.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Remove(Event source, params ReadOnlySpan<State> states) =>
        _engine.Core.Mutate(MutationType.Remove, states, null, JobFlags.None, source);

    /// <summary>Deactivates a state and gives its <c>Exit</c> and <c>End</c> handlers args.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args.</param>
    /// <param name="source">The event that causes it.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [OverloadResolutionPriority(2)] // before the lists of states: new(…) could be a State as well
    public Result Remove<TArgs>(State<TArgs> state, TArgs args, Event source = default) => Mutate(MutationType.Remove, state, args, source);

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result Remove(params ReadOnlySpan<string> names) => Remove((ReadOnlySpan<State>)StatesOf(names));

    /// <summary>The same by names, with the event that causes it.</summary>
    /// <param name="source">The event.</param>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result Remove(Event source, params ReadOnlySpan<string> names) => Remove(source, (ReadOnlySpan<State>)StatesOf(names));

    /// <summary>Activates states and deactivates everything else, but what they imply.</summary>
    /// <param name="states">States of the schema, or of one it includes. None deactivates everything.</param>
    /// <returns>Executed: all target states are active. Canceled: nothing has changed. Queued: it runs later.</returns>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Set(params ReadOnlySpan<State> states) =>
        _engine.Core.Mutate(MutationType.Set, states, null, JobFlags.None, default);

    /// <summary>The same, with the event that causes it.</summary>
    /// <param name="source">The event.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Set(Event source, params ReadOnlySpan<State> states) =>
        _engine.Core.Mutate(MutationType.Set, states, null, JobFlags.None, source);

    /// <summary>Activates a state with its args and deactivates everything else, but what it implies.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args.</param>
    /// <param name="source">The event that causes it.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [OverloadResolutionPriority(2)] // before the lists of states: new(…) could be a State as well
    public Result Set<TArgs>(State<TArgs> state, TArgs args, Event source = default) => Mutate(MutationType.Set, state, args, source);

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result Set(params ReadOnlySpan<string> names) => Set((ReadOnlySpan<State>)StatesOf(names));

    /// <summary>The same by names, with the event that causes it.</summary>
    /// <param name="source">The event.</param>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result Set(Event source, params ReadOnlySpan<string> names) => Set(source, (ReadOnlySpan<State>)StatesOf(names));

    /// <summary>
    /// Deactivates the states if all are active now, else activates them. The look and the mutation are two steps: not atomic against
    /// other threads.
    /// </summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Toggle(params ReadOnlySpan<State> states) => Is(states) ? Remove(states) : Add(states);

    /// <summary>The same, with the event that causes it.</summary>
    /// <param name="source">The event.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Result Toggle(Event source, params ReadOnlySpan<State> states) => Is(states) ? Remove(source, states) : Add(source, states);

    /// <summary>Deactivates the state if it is active now, else activates it with its args.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args.</param>
    /// <param name="source">The event that causes it.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [OverloadResolutionPriority(2)] // before the lists of states: new(…) could be a State as well
    public Result Toggle<TArgs>(State<TArgs> state, TArgs args, Event source = default) =>
        Is((State)state) ? Remove(state, args, source) : Add(state, args, source);

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result Toggle(params ReadOnlySpan<string> names) => Toggle((ReadOnlySpan<State>)StatesOf(names));

    /// <summary>The same by names, with the event that causes it.</summary>
    /// <param name="source">The event.</param>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Result Toggle(Event source, params ReadOnlySpan<string> names) => Toggle(source, (ReadOnlySpan<State>)StatesOf(names));

    /// <summary>
    /// A mutation with args for a state that is only known at run time. An add or set that calls a state whose args are missing or of
    /// another type is canceled.
    /// </summary>
    /// <param name="type">Add, remove or set.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <param name="args">The args; a state takes them if they are of its type.</param>
    /// <param name="source">The event that causes it.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public Result Mutate(MutationType type, ReadOnlySpan<State> states, object? args, Event source = default) =>
        _engine.Core.Mutate(type, states, args, JobFlags.Args, source);

    /// <summary>The same by name, for untyped machines.</summary>
    /// <param name="type">Add, remove or set.</param>
    /// <param name="name">A state's name.</param>
    /// <param name="args">The args.</param>
    /// <param name="source">The event that causes it.</param>
    /// <exception cref="UnknownStateException">The name is unknown.</exception>
    public Result Mutate(MutationType type, string name, object? args, Event source = default) =>
        Mutate(type, [Schema.State(name)], args, source);

    private Result Mutate<TArgs>(MutationType type, State<TArgs> state, TArgs args, Event source)
    {
        State plain = state;
        return _engine.Core.Mutate(type, new ReadOnlySpan<State>(in plain), args, FlagsOf(plain, args), source);
    }

    private JobFlags FlagsOf<TArgs>(State state, TArgs args) =>
        args is not null && _engine.IsOf(state) ? JobFlags.Args | JobFlags.Typed : JobFlags.Args;
}

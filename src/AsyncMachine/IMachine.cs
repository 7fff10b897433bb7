namespace AsyncMachine;

/// <summary>
/// A machine, here or elsewhere: reads, waits, tokens and tracers are local and instant; mutations may travel. What only a local
/// machine can do, the synchronous mutations first of all, is on <see cref="Machine"/>.
/// </summary>
/// <remarks>
/// Safe for use from any thread. A disposed machine throws nothing: mutations are canceled, nothing is active, lists are empty,
/// waits are cancelled tasks.
/// </remarks>
public interface IMachine : IAsyncDisposable
{
    /// <summary>The machine's id.</summary>
    string Id { get; }

    /// <summary>The current version of the schema.</summary>
    Schema Schema { get; }

    /// <summary>Labels.</summary>
    IReadOnlyList<string> Tags { get; }

    /// <summary>Id of the machine that this one belongs to; null if it belongs to none.</summary>
    string? ParentId { get; }

    /// <summary>Number of appended mutations taken from the queue, plus one.</summary>
    ulong QueueTick { get; }

    /// <summary>How many times the machine was restored from an export.</summary>
    uint MachineTick { get; }

    /// <summary>The last error; null if there was none. Deactivating <c>Exception</c> does not clear it.</summary>
    Exception? Error { get; }

    /// <summary>True while <c>Exception</c> is active.</summary>
    bool IsError { get; }

    /// <summary>Cancelled when the machine is disposed.</summary>
    CancellationToken Disposed { get; }

    /// <summary>The active states, in schema order, at one instant.</summary>
    IReadOnlyList<State> ActiveStates { get; }

    /// <summary>True if all the states are active at one instant; true for none.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    bool Is(params ReadOnlySpan<State> states);

    /// <summary>True if none of the states is active at one instant.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    bool Not(params ReadOnlySpan<State> states);

    /// <summary>True if at least one of the states is active.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    bool Any(params ReadOnlySpan<State> states);

    /// <summary>A state's tick: odd = active, even = inactive, 0 = never active.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    ulong Tick(State state);

    /// <summary>All ticks at one instant.</summary>
    MachineTime Time();

    /// <summary>A token that is cancelled by the next change of the state's tick.</summary>
    /// <param name="state">A state of the schema, or of one it includes; it need not be active.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    CancellationToken StateToken(State state);

    /// <summary>Completes when all the states are active at one instant.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    Task When(ReadOnlySpan<State> states, CancellationToken cancellationToken);

    /// <summary>Completes when all the states are inactive at one instant.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    Task WhenNot(ReadOnlySpan<State> states, CancellationToken cancellationToken);

    /// <summary>Completes when the state's tick has reached a value.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="tick">The tick to reach.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    Task WhenTime(State state, ulong tick, CancellationToken cancellationToken = default);

    /// <summary>Completes when the machine was disposed.</summary>
    Task WhenDisposed();

    /// <summary>The tracers, in order.</summary>
    IReadOnlyList<Tracer> Tracers { get; }

    /// <summary>Binds a tracer; binding it again does nothing.</summary>
    /// <param name="tracer">The tracer.</param>
    void AddTracer(Tracer tracer);

    /// <summary>Releases a tracer. A hook that runs at this moment may still end.</summary>
    /// <param name="tracer">The tracer.</param>
    /// <returns>False if it was not bound.</returns>
    bool RemoveTracer(Tracer tracer);

    /// <summary>Activates states and completes with the mutation's own final result.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    ValueTask<Result> AddAsync(params ReadOnlySpan<State> states);

    /// <summary>Activates a state with its args and completes with the mutation's own final result.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args.</param>
    /// <param name="source">The event that causes the mutation.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    ValueTask<Result> AddAsync<TArgs>(State<TArgs> state, TArgs args, Event source = default);

    /// <summary>Deactivates states and completes with the mutation's own final result.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    ValueTask<Result> RemoveAsync(params ReadOnlySpan<State> states);

    /// <summary>Makes the states the only ones that are called, and completes with the mutation's own final result.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    ValueTask<Result> SetAsync(params ReadOnlySpan<State> states);

    /// <summary>Deactivates the states if all are active, else activates them; completes with the mutation's own final result.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    ValueTask<Result> ToggleAsync(params ReadOnlySpan<State> states);

    /// <summary>Activates <c>Exception</c>, and error states with it, and completes with the mutation's own final result.</summary>
    /// <param name="error">The error; null does nothing and is canceled.</param>
    /// <param name="states">Error states of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    ValueTask<Result> AddErrorAsync(Exception? error, params ReadOnlySpan<State> states);

    /// <summary>What <see cref="AddAsync(ReadOnlySpan{State})"/> would give, relations and handlers asked.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    ValueTask<Result> CanAddAsync(params ReadOnlySpan<State> states);

    /// <summary>What <see cref="RemoveAsync"/> would give, relations and handlers asked.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    ValueTask<Result> CanRemoveAsync(params ReadOnlySpan<State> states);

    /// <summary>Makes a mutation whose args are known only at run time, and completes with its own final result.</summary>
    /// <param name="type">Add, remove or set.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <param name="args">The args, or null.</param>
    /// <param name="source">The event that causes the mutation.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    ValueTask<Result> MutateAsync(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default);

    /// <summary>Sends a mutation and asks for no reply.</summary>
    /// <param name="type">Add, remove or set.</param>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <param name="args">The args, or null.</param>
    /// <param name="source">The event that causes the mutation.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    void Post(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default);
}

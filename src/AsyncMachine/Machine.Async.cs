namespace AsyncMachine;

// Mutations that complete with their own result, evals, forks, and what can be asked of the queue.
public partial class Machine
{
    /// <inheritdoc/>
    public ValueTask<Result> AddAsync(params ReadOnlySpan<State> states) =>
        _engine.Core.MutateAsync(MutationType.Add, states, null, JobFlags.None, default);

    /// <inheritdoc/>
    public ValueTask<Result> AddAsync<TArgs>(State<TArgs> state, TArgs args, Event source = default)
    {
        State plain = state;
        return _engine.Core.MutateAsync(MutationType.Add, new ReadOnlySpan<State>(in plain), args, JobFlags.Args, source);
    }

    /// <inheritdoc/>
    public ValueTask<Result> RemoveAsync(params ReadOnlySpan<State> states) =>
        _engine.Core.MutateAsync(MutationType.Remove, states, null, JobFlags.None, default);

    /// <inheritdoc/>
    public ValueTask<Result> SetAsync(params ReadOnlySpan<State> states) =>
        _engine.Core.MutateAsync(MutationType.Set, states, null, JobFlags.None, default);

    /// <inheritdoc/>
    public ValueTask<Result> MutateAsync(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default) =>
        _engine.Core.MutateAsync(type, states, args, args is null ? JobFlags.None : JobFlags.Args, source);

    /// <inheritdoc/>
    public ValueTask<Result> ToggleAsync(params ReadOnlySpan<State> states) => Is(states) ? RemoveAsync(states) : AddAsync(states);

    /// <inheritdoc/>
    public ValueTask<Result> AddErrorAsync(Exception? error, params ReadOnlySpan<State> states) => AddErrorAsync(error, default, states);

    /// <summary>The same, with the event that has led to it.</summary>
    internal ValueTask<Result> AddErrorAsync(Exception? error, Event source, ReadOnlySpan<State> states)
    {
        State[] called = WithException(states);
        return _engine.AcceptError(error, source, out ErrorArgs? args)
            ? _engine.Core.MutateAsync(MutationType.Add, called, args, JobFlags.Args, source)
            : new(Result.Canceled);
    }

    /// <inheritdoc/>
    public ValueTask<Result> CanAddAsync(params ReadOnlySpan<State> states) => CheckAsync(MutationType.Add, states, null, JobFlags.None);

    /// <summary>The same with args.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public ValueTask<Result> CanAddAsync<TArgs>(State<TArgs> state, TArgs args)
    {
        State plain = state;
        return CheckAsync(MutationType.Add, new ReadOnlySpan<State>(in plain), args, JobFlags.Args);
    }

    /// <inheritdoc/>
    public ValueTask<Result> CanRemoveAsync(params ReadOnlySpan<State> states) =>
        CheckAsync(MutationType.Remove, states, null, JobFlags.None);

    /// <inheritdoc/>
    public void Post(MutationType type, ReadOnlySpan<State> states, object? args = null, Event source = default) =>
        _engine.Core.Mutate(type, states, args, args is null ? JobFlags.None : JobFlags.Args, source);

    private ValueTask<Result> CheckAsync(MutationType type, ReadOnlySpan<State> states, object? args, JobFlags flags)
    {
        var work = new CheckWork();
        Result result = _engine.Core.Check(type, states, args, flags, work);
        return result.IsQueued ? new(work.Task) : new(result);
    }

    // -- evals --------------------------------------------------------------------------------------------------

    /// <summary>
    /// Runs a function between two transitions, with the same exclusion as a handler: for reading and writing what handlers own.
    /// </summary>
    /// <typeparam name="TResult">What it returns.</typeparam>
    /// <param name="function">The function. Must be quick, as a handler.</param>
    /// <param name="cancellationToken">Cancels the task at once; the function then does not run, unless it has begun.</param>
    /// <returns>
    /// What the function returned, or its exception. Cancelled if the machine is disposed, in back-off, or its queue is full.
    /// Awaiting it in a handler is fine, blocking on it is not.
    /// </returns>
    public Task<TResult> EvalAsync<TResult>(Func<TResult> function, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return _engine.EvalAsync(function, cancellationToken);
    }

    /// <summary>The same for an action.</summary>
    /// <param name="action">The action. Must be quick, as a handler.</param>
    /// <param name="cancellationToken">Cancels the task at once; the action then does not run, unless it has begun.</param>
    public Task EvalAsync(Action action, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return EvalAsync<object?>(
            () =>
            {
                action();
                return null;
            },
            cancellationToken);
    }

    // -- background work ----------------------------------------------------------------------------------------

    /// <summary>
    /// Starts background work that belongs to the state of a <c>State</c> or <c>End</c> handler: its token is the state's. A failure
    /// becomes <c>Exception</c>, unless the token was cancelled before. Disposal waits for it, up to its time-out.
    /// </summary>
    /// <param name="source">The handler's event.</param>
    /// <param name="work">The work; runs on the thread pool.</param>
    /// <returns>
    /// False if it was not started: the event is no longer valid, the machine is being disposed, or as much work runs already as
    /// <see cref="MachineOptions.ForkLimit"/> or <see cref="MachineOptions.ForkLimits"/> allow.
    /// </returns>
    public bool Fork(Event source, Func<CancellationToken, Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return _engine.Fork(source, work);
    }

    // -- the queue ----------------------------------------------------------------------------------------------

    /// <summary>Number of appended mutations taken from the queue, plus one.</summary>
    public ulong QueueTick => _engine.QueueTick;

    /// <summary>Number of mutations, checks and evals that wait.</summary>
    public int QueueLength
    {
        get
        {
            lock (_engine) return _engine.Waiting + _engine.Core.PendingChecks;
        }
    }

    /// <summary>The appended mutations that wait, in order.</summary>
    public IReadOnlyList<Mutation> Queue
    {
        get
        {
            lock (_engine) return _engine.Core.Pending();
        }
    }

    /// <summary>The transition that runs, if a handler or tracer has asked for its record; null otherwise.</summary>
    public Transition? Transition => _engine.Core.Current;

    /// <summary>Looks for a waiting mutation.</summary>
    /// <param name="query">What to look for.</param>
    /// <returns>The first that fits; null if none does.</returns>
    public Mutation? IsQueued(in QueueQuery query)
    {
        IReadOnlyList<Mutation> queue = Queue;
        int count = 0;
        foreach (Mutation mutation in query.Range(queue))
        {
            if (query.Matches(Schema, mutation) && ++count >= Math.Max(1, query.AtLeast)) return mutation;
        }

        return null;
    }

    /// <summary>True if a waiting add or set calls all the states.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public bool WillBe(params ReadOnlySpan<State> states) =>
        IsQueued(new QueueQuery { Type = MutationType.Add, States = states }) is not null ||
        IsQueued(new QueueQuery { Type = MutationType.Set, States = states }) is not null;

    /// <summary>True if a waiting remove calls all the states.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public bool WillBeRemoved(params ReadOnlySpan<State> states) =>
        IsQueued(new QueueQuery { Type = MutationType.Remove, States = states }) is not null;

    /// <summary>
    /// Completes when a mutation's transition, and what it prepended, has ended or was left behind; executed or canceled alike. At once
    /// for results that are not queued.
    /// </summary>
    /// <param name="result">What a mutation returned.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    public Task WhenQueue(Result result, CancellationToken cancellationToken = default) => _engine.WhenQueue(result, cancellationToken);

    /// <summary>Completes when the machine is idle and its queue empty; at once if it is.</summary>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    public Task WhenQueueEnds(CancellationToken cancellationToken = default) => _engine.WhenQueueEnds(cancellationToken);
}

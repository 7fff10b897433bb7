using System.Runtime.CompilerServices;

namespace AsyncMachine;

// Waits: each a task that is completed by the transition that makes its condition true.
public abstract partial class MachineBase
{
    /// <summary>Completes when the state is active; at once if it is.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Task When(State state, CancellationToken cancellationToken = default) =>
        WaitForOne(WaitKind.Active, IndexOf(state), cancellationToken);

    /// <summary>Completes when all the states are active at one instant; at once if they are.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Task When(ReadOnlySpan<State> states, CancellationToken cancellationToken) =>
        WaitFor(WaitKind.Active, IndexesOf(states), cancellationToken);

    /// <summary>Completes when all the states are active at one instant; at once if they are.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Task When(params ReadOnlySpan<State> states) => WaitFor(WaitKind.Active, IndexesOf(states), default);

    /// <summary>The same by name.</summary>
    /// <param name="name">A state's name.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The name is unknown.</exception>
    public Task When(string name, CancellationToken cancellationToken = default) =>
        WaitForOne(WaitKind.Active, Schema.IndexOf(name), cancellationToken);

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Task When(ReadOnlySpan<string> names, CancellationToken cancellationToken = default) =>
        WaitFor(WaitKind.Active, IndexesOf(StatesOf(names)), cancellationToken);

    /// <summary>Completes when the state is inactive; at once if it is.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Task WhenNot(State state, CancellationToken cancellationToken = default) =>
        WaitForOne(WaitKind.Inactive, IndexOf(state), cancellationToken);

    /// <summary>Completes when all the states are inactive at one instant; at once if they are.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Task WhenNot(ReadOnlySpan<State> states, CancellationToken cancellationToken) =>
        WaitFor(WaitKind.Inactive, IndexesOf(states), cancellationToken);

    /// <summary>Completes when all the states are inactive at one instant; at once if they are.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public Task WhenNot(params ReadOnlySpan<State> states) => WaitFor(WaitKind.Inactive, IndexesOf(states), default);

    /// <summary>The same by name.</summary>
    /// <param name="name">A state's name.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The name is unknown.</exception>
    public Task WhenNot(string name, CancellationToken cancellationToken = default) =>
        WaitForOne(WaitKind.Inactive, Schema.IndexOf(name), cancellationToken);

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public Task WhenNot(ReadOnlySpan<string> names, CancellationToken cancellationToken = default) =>
        WaitFor(WaitKind.Inactive, IndexesOf(StatesOf(names)), cancellationToken);

    /// <summary>Completes when <c>Exception</c> is active.</summary>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    public Task WhenError(CancellationToken cancellationToken = default) =>
        WaitForOne(WaitKind.Active, Schema.Exception, cancellationToken);

    /// <summary>Completes when the state's tick has reached a value; at once if it has.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="tick">The tick to reach.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public Task WhenTime(State state, ulong tick, CancellationToken cancellationToken = default) =>
        WaitForTicks([IndexOf(state)], [tick], _vector.Epoch, cancellationToken);

    /// <summary>Completes when every state's tick has reached its value, each at its own time.</summary>
    /// <param name="states">Distinct states of the schema, or of one it includes; at least one.</param>
    /// <param name="ticks">The ticks to reach, one per state.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="ArgumentException">The lists are empty, of different length, or a state is named twice.</exception>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public Task WhenTime(ReadOnlySpan<State> states, ReadOnlySpan<ulong> ticks, CancellationToken cancellationToken = default)
    {
        if (states.Length == 0 || states.Length != ticks.Length)
        {
            throw new ArgumentException(
                $"WhenTime needs one tick per state and at least one state; it got {states.Length} states and {ticks.Length} ticks.");
        }

        var indexes = new int[states.Length];
        for (int i = 0; i < indexes.Length; i++) indexes[i] = IndexOf(states[i]);
        if (indexes.Distinct().Count() != indexes.Length) throw new ArgumentException("WhenTime: a state is named twice.", nameof(states));
        return WaitForTicks(indexes, ticks.ToArray(), _vector.Epoch, cancellationToken);
    }

    /// <summary>Completes when the state's tick has grown by a number.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="more">By how much; 0 or more.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public Task WhenTicks(State state, int more, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(more);
        int index = IndexOf(state), epoch = _vector.Epoch; // before the tick that is counted from
        return WaitForTicks([index], [_vector.Tick(index) + (ulong)more], epoch, cancellationToken);
    }

    /// <summary>Completes at the state's next activation, or new instance, whether or not it is active now.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public Task WhenNextActive(State state, CancellationToken cancellationToken = default)
    {
        int index = IndexOf(state), epoch = _vector.Epoch; // before the tick that is counted from
        ulong tick = _vector.Tick(index);
        return WaitForTicks([index], [(tick & 1) != 0 ? tick + 2 : tick + 1], epoch, cancellationToken);
    }

    /// <summary>Completes with the args of the state's next activation, or new instance, that match.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="match">Chooses; null takes any args. Must be quick. If it throws, the task fails.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public Task<TArgs> WhenArgs<TArgs>(State<TArgs> state, Func<TArgs, bool>? match = null, CancellationToken cancellationToken = default) =>
        WaitForArgs(state, null, match, cancellationToken);

    /// <summary>Completes at the state's next activation, or new instance, whose args equal the given ones.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args; compared with <c>Equals</c>.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public Task<TArgs> WhenArgs<TArgs>(State<TArgs> state, TArgs args, CancellationToken cancellationToken = default)
        where TArgs : class =>
        WaitForArgs<TArgs>(state, args, args.Equals, cancellationToken);

    /// <summary>The same for a state of an untyped machine.</summary>
    /// <param name="name">A state's name.</param>
    /// <param name="match">Chooses among all args that are not null. Must be quick. If it throws, the task fails.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The name is unknown.</exception>
    public Task<object> WhenArgs(string name, Func<object, bool>? match = null, CancellationToken cancellationToken = default) =>
        WaitForArgs(Schema.State(name), null, match, cancellationToken);

    /// <summary>Completes when a condition on the clocks holds; evaluated now, and after every change of the named states' ticks.</summary>
    /// <param name="query">The condition. Must be quick. If it throws, the task fails.</param>
    /// <param name="states">
    /// The states that it reads. Without any it is evaluated after every change of any tick, the one wait that costs all transitions.
    /// </param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public Task WhenQuery(Func<MachineTime, bool> query, ReadOnlySpan<State> states = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        if (_vector.IsDisposed) return Task.FromCanceled(Disposed);
        int[] indexes = IndexesOf(states);
        _vector.RequireTracked(indexes);
        var key = new WaitKey(WaitKind.Query, indexes, null, query, cancellationToken);
        Waiters waiters = _vector.GetWaiters();
        KeyedWait wait = waiters.Add(key, query, static (k, q) => new QueryWait(k, q));
        try
        {
            if (query(Time())) waiters.Finish(wait);
        }
        catch (Exception exception)
        {
            waiters.Fault(wait, exception);
        }

        return wait.Task;
    }

    private Task WaitForOne(WaitKind kind, int state, CancellationToken token)
    {
        if (token.CanBeCanceled) return WaitFor(kind, [state], token);
        _vector.RequireTracked(state);
        bool active = kind == WaitKind.Active;
        if (_vector.IsDisposed) return Task.FromCanceled(Disposed);
        if (_vector.IsActive(state) == active) return Task.CompletedTask;
        Waiters waiters = _vector.GetWaiters();
        Wait wait = waiters.AddLone(kind, state);
        if (_vector.IsActive(state) == active) waiters.Finish(wait);
        return wait.Task;
    }

    private Task WaitFor(WaitKind kind, int[] states, CancellationToken token)
    {
        if (states.Length == 1 && !token.CanBeCanceled) return WaitForOne(kind, states[0], token);
        _vector.RequireTracked(states);
        bool active = kind == WaitKind.Active;
        if (token.IsCancellationRequested) return Task.FromCanceled(token);
        if (_vector.IsDisposed) return Task.FromCanceled(Disposed);
        if (_vector.All(states, active, out _)) return Task.CompletedTask;
        Waiters waiters = _vector.GetWaiters();
        Wait wait = waiters.Add(
            new WaitKey(kind, states, null, null, token), 0, static (key, _) => new PlainWait(key));
        if (_vector.All(states, active, out _)) waiters.Finish(wait);
        return wait.Task;
    }

    private Task WaitForTicks(int[] states, ulong[] ticks, int epoch, CancellationToken token)
    {
        _vector.RequireTracked(states);
        if (token.IsCancellationRequested) return Task.FromCanceled(token);
        if (_vector.IsDisposed) return Task.FromCanceled(Disposed);
        Waiters waiters = _vector.GetWaiters();

        // The epoch is part of the key, so that no wait of another one is joined, or ended in its place below.
        Wait wait = waiters.Add(
            new WaitKey(WaitKind.Ticks, states, ticks, epoch == 0 ? null : epoch, token), _vector,
            static (key, vector) => new TicksWait(key, vector));
        if (_vector.Epoch != epoch) waiters.Fault(wait, new SourceRestartedException(_vector.SourceId));
        else if (((TicksWait)wait).HoldsNow()) waiters.Finish(wait);
        return wait.Task;
    }

    /// <summary>What every <c>WhenArgs</c> comes to. A mirror, to which no args come by themselves, asks for them elsewhere.</summary>
    /// <typeparam name="TArgs">Type of the args; <see cref="object"/> for any.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="equal">What the args have to equal; null if <paramref name="match"/> alone decides.</param>
    /// <param name="match">Chooses; null takes any args.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    protected virtual Task<TArgs> WaitForArgs<TArgs>(State state, object? equal, Func<TArgs, bool>? match, CancellationToken cancellationToken) =>
        WaitForArgs(IndexOf(state), equal ?? match, match, cancellationToken);

    private Task<TArgs> WaitForArgs<TArgs>(int state, object? identity, Func<TArgs, bool>? match, CancellationToken token)
    {
        _vector.RequireTracked(state);
        if (token.IsCancellationRequested) return Task.FromCanceled<TArgs>(token);
        if (_vector.IsDisposed) return Task.FromCanceled<TArgs>(Disposed);
        Wait wait = _vector.GetWaiters().Add(
            new WaitKey(WaitKind.Args, [state], null, (typeof(TArgs), identity), token), match,
            static (key, predicate) => new ArgsWait<TArgs>(key, predicate));
        return (Task<TArgs>)wait.Task;
    }
}

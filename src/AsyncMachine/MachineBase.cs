using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text;

namespace AsyncMachine;

/// <summary>What machines and mirrors share: checks, clocks, waits, tokens and what they print.</summary>
/// <remarks>Safe for use from any thread; no check or clock takes a lock.</remarks>
public abstract class MachineBase
{
    private readonly StateVector _vector;

    private protected MachineBase(StateVector vector) => _vector = vector;

    private protected MachineBase(Func<MachineBase, StateVector> make) => _vector = make(this);

    private protected StateVector Vector => _vector;

    /// <summary>The current version of the schema.</summary>
    public Schema Schema => _vector.Schema;

    /// <summary>Cancelled when the machine is disposed.</summary>
    public CancellationToken Disposed => _vector.DisposedToken;

    /// <summary>True once disposal has ended.</summary>
    public bool IsDisposed => _vector.IsDisposed;

    /// <summary>True while <c>Exception</c> is active.</summary>
    public bool IsError => _vector.IsActive(_vector.Schema.Exception);

    /// <summary>The active states, in schema order, at one instant.</summary>
    public IReadOnlyList<State> ActiveStates => Time().ActiveStates;

    // -- checks -------------------------------------------------------------------------------------------------

    /// <summary>True if the state is active.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(State state) => _vector.IsActive(IndexOf(state));

    /// <summary>True if all the states are active at one instant; true for none.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public bool Is(params ReadOnlySpan<State> states)
    {
        if (!_vector.IsNarrow) return AllWide(states, active: true);
        ulong mask = MaskOf(states);
        return (_vector.ActiveWord & mask) == mask;
    }

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public bool Is(params ReadOnlySpan<string> names) => Is((ReadOnlySpan<State>)StatesOf(names));

    /// <summary>True if none of the states is active at one instant; true for none.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public bool Not(params ReadOnlySpan<State> states)
    {
        if (!_vector.IsNarrow) return AllWide(states, active: false);
        return (_vector.ActiveWord & MaskOf(states)) == 0;
    }

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public bool Not(params ReadOnlySpan<string> names) => Not((ReadOnlySpan<State>)StatesOf(names));

    /// <summary>True if at least one of the states is active; false for none.</summary>
    /// <param name="states">States of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public bool Any(params ReadOnlySpan<State> states)
    {
        if (!_vector.IsNarrow) return states.Length > 0 && !AllWide(states, active: false);
        return (_vector.ActiveWord & MaskOf(states)) != 0;
    }

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public bool Any(params ReadOnlySpan<string> names) => Any((ReadOnlySpan<State>)StatesOf(names));

    /// <summary>True if the schema has all the names.</summary>
    /// <param name="names">Names of states.</param>
    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!Schema.TryGetState(name, out _)) return false;
        }

        return true;
    }

    /// <summary>True if all the states belong to the schema, or to one it includes.</summary>
    /// <param name="states">States.</param>
    [OverloadResolutionPriority(1)]
    public bool Has(params ReadOnlySpan<State> states)
    {
        foreach (State state in states)
        {
            if (!Schema.TryResolve(state, out _)) return false;
        }

        return true;
    }

    /// <summary>The first of the states that is active, in the order given, at one instant; null if none is.</summary>
    /// <param name="states">States of the schema, or of one it includes; a <see cref="StateGroup"/> fits.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    public State? Switch(params ReadOnlySpan<State> states)
    {
        ulong[] ticks = _vector.CopyTicks(out _, out _);
        foreach (State state in states)
        {
            int index = IndexOf(state);
            if (index < ticks.Length && (ticks[index] & 1) != 0) return state;
        }

        return null;
    }

    /// <summary>The same by names.</summary>
    /// <param name="names">Names of states.</param>
    /// <exception cref="UnknownStateException">A name is unknown.</exception>
    public State? Switch(params ReadOnlySpan<string> names) => Switch((ReadOnlySpan<State>)StatesOf(names));

    // -- clocks -------------------------------------------------------------------------------------------------

    /// <summary>A state's tick: odd = active, even = inactive, 0 = never active.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public ulong Tick(State state) => _vector.Tick(IndexOf(state));

    /// <summary>The same by name.</summary>
    /// <param name="name">A state's name.</param>
    /// <exception cref="UnknownStateException">The name is unknown.</exception>
    public ulong Tick(string name) => _vector.Tick(Schema.IndexOf(name));

    /// <summary>All ticks at one instant; empty after disposal.</summary>
    public MachineTime Time()
    {
        ulong[] ticks = Copy(out Schema schema);
        return new MachineTime(schema, ticks);
    }

    private ulong[] Copy(out Schema schema) => _vector.CopyTicks(out schema, out _);

    // -- tokens -------------------------------------------------------------------------------------------------

    /// <summary>
    /// A token that is cancelled by the next change of the state's tick: activation, deactivation, or a new instance of a Multi
    /// state. One token per state and tick. Its callbacks run on the thread pool.
    /// </summary>
    /// <param name="state">A state of the schema, or of one it includes; it need not be active.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public CancellationToken StateToken(State state) => _vector.GetTokens().Get(IndexOf(state));

    /// <summary>The same by name.</summary>
    /// <param name="name">A state's name.</param>
    /// <exception cref="UnknownStateException">The name is unknown.</exception>
    public CancellationToken StateToken(string name) => _vector.GetTokens().Get(Schema.IndexOf(name));

    // -- waits --------------------------------------------------------------------------------------------------

    /// <summary>Completes when the state is active; at once if it is.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
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
        WaitForTicks([IndexOf(state)], [tick], cancellationToken);

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
        return WaitForTicks(indexes, ticks.ToArray(), cancellationToken);
    }

    /// <summary>Completes when the state's tick has grown by a number.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="more">By how much; 0 or more.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public Task WhenTicks(State state, int more, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(more);
        return WhenTime(state, Tick(state) + (ulong)more, cancellationToken);
    }

    /// <summary>Completes at the state's next activation, or new instance, whether or not it is active now.</summary>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public Task WhenNextActive(State state, CancellationToken cancellationToken = default)
    {
        ulong tick = Tick(state);
        return WhenTime(state, (tick & 1) != 0 ? tick + 2 : tick + 1, cancellationToken);
    }

    /// <summary>Completes with the args of the state's next activation, or new instance, that match.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="match">Chooses; null takes any args. Must be quick. If it throws, the task fails.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public Task<TArgs> WhenArgs<TArgs>(State<TArgs> state, Func<TArgs, bool>? match = null, CancellationToken cancellationToken = default) =>
        WaitForArgs(IndexOf(state), match, match, cancellationToken);

    /// <summary>Completes at the state's next activation, or new instance, whose args equal the given ones.</summary>
    /// <typeparam name="TArgs">Type of the args.</typeparam>
    /// <param name="state">A state of the schema, or of one it includes.</param>
    /// <param name="args">The args; compared with <c>Equals</c>.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public Task<TArgs> WhenArgs<TArgs>(State<TArgs> state, TArgs args, CancellationToken cancellationToken = default)
        where TArgs : class =>
        WaitForArgs<TArgs>(IndexOf(state), args, args.Equals, cancellationToken);

    /// <summary>The same for a state of an untyped machine.</summary>
    /// <param name="name">A state's name.</param>
    /// <param name="match">Chooses among all args that are not null. Must be quick. If it throws, the task fails.</param>
    /// <param name="cancellationToken">Cancels the task, at once.</param>
    /// <exception cref="UnknownStateException">The name is unknown.</exception>
    public Task<object> WhenArgs(string name, Func<object, bool>? match = null, CancellationToken cancellationToken = default) =>
        WaitForArgs(Schema.IndexOf(name), match, match, cancellationToken);

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
        var key = new WaitKey(WaitKind.Query, IndexesOf(states), null, query, cancellationToken);
        Waiters waiters = _vector.GetWaiters();
        Wait wait = waiters.Add(key, query, static (k, q) => new QueryWait(k, k.States.Length == 0 ? -1 : k.States[0], q));
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
        bool active = kind == WaitKind.Active;
        if (token.IsCancellationRequested) return Task.FromCanceled(token);
        if (_vector.IsDisposed) return Task.FromCanceled(Disposed);
        if (_vector.All(states, active, out _)) return Task.CompletedTask;
        Waiters waiters = _vector.GetWaiters();
        Wait wait = waiters.Add(
            new WaitKey(kind, states, null, null, token), 0, static (key, _) => new PlainWait(key, key.States[0]));
        if (_vector.All(states, active, out _)) waiters.Finish(wait);
        return wait.Task;
    }

    private Task WaitForTicks(int[] states, ulong[] ticks, CancellationToken token)
    {
        if (token.IsCancellationRequested) return Task.FromCanceled(token);
        if (_vector.IsDisposed) return Task.FromCanceled(Disposed);
        Waiters waiters = _vector.GetWaiters();
        Wait wait = waiters.Add(
            new WaitKey(WaitKind.Ticks, states, ticks, null, token), _vector,
            static (key, vector) => new TicksWait(key, key.States[0], vector));
        if (((TicksWait)wait).Holds()) waiters.Finish(wait);
        return wait.Task;
    }

    private Task<TArgs> WaitForArgs<TArgs>(int state, object? identity, Func<TArgs, bool>? match, CancellationToken token)
    {
        if (token.IsCancellationRequested) return Task.FromCanceled<TArgs>(token);
        if (_vector.IsDisposed) return Task.FromCanceled<TArgs>(Disposed);
        Wait wait = _vector.GetWaiters().Add(
            new WaitKey(WaitKind.Args, [state], null, (typeof(TArgs), identity), token), match,
            static (key, predicate) => new ArgsWait<TArgs>(key, key.States[0], predicate));
        return (Task<TArgs>)wait.Task;
    }

    // -- what it prints -----------------------------------------------------------------------------------------

    /// <summary>The active states with their ticks: <c>(Foo:1 Bar:3)</c>; empty after disposal.</summary>
    public override string ToString()
    {
        ulong[] ticks = Copy(out Schema schema);
        return ticks.Length == 0 ? "" : Listed(schema, ticks, active: true, '(', ')');
    }

    /// <summary>All states with their ticks: <c>(Foo:1) [Bar:0]</c>; empty after disposal.</summary>
    public string ToStringAll()
    {
        ulong[] ticks = Copy(out Schema schema);
        if (ticks.Length == 0) return "";
        return Listed(schema, ticks, active: true, '(', ')') + " " + Listed(schema, ticks, active: false, '[', ']');
    }

    /// <summary>One paragraph per state: activity, tick, flags and relations. For people.</summary>
    public string Inspect()
    {
        ulong[] ticks = Copy(out Schema schema);
        var text = new StringBuilder();
        for (int i = 0; i < ticks.Length; i++)
        {
            StateInfo info = schema.Describe(i);
            text.Append(ticks[i] & 1).Append(' ').Append(info.State.Name).Append('\n');
            Line(text, "Tick", ticks[i].ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (info.IsAuto) Line(text, "Auto", "true");
            if (info.IsMulti) Line(text, "Multi", "true");
            Relation(text, "Add", info.Add);
            Relation(text, "Require", info.Require);
            Relation(text, "Remove", info.Remove);
            Relation(text, "After", info.After);
        }

        return text.ToString();
    }

    private static void Relation(StringBuilder text, string name, IReadOnlyList<State> states)
    {
        if (states.Count > 0) Line(text, name, string.Join(' ', states));
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append("    |").Append(name.PadRight(9)).Append(value).Append('\n');

    private static string Listed(Schema schema, ulong[] ticks, bool active, char open, char close)
    {
        var text = new StringBuilder().Append(open);
        for (int i = 0; i < ticks.Length; i++)
        {
            if ((ticks[i] & 1) != 0 != active) continue;
            if (text.Length > 1) text.Append(' ');
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{schema.Names[i]}:{ticks[i]}");
        }

        return text.Append(close).ToString();
    }

    // -- states of a call ---------------------------------------------------------------------------------------

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected int IndexOf(State state) => _vector.IsOf(state) ? state.Index : _vector.Schema.Resolve(state);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong MaskOf(ReadOnlySpan<State> states)
    {
        ulong mask = 0;
        foreach (State state in states) mask |= 1UL << IndexOf(state);
        return mask;
    }

    private bool AllWide(ReadOnlySpan<State> states, bool active)
    {
        Span<int> indexes = states.Length <= 64 ? stackalloc int[states.Length] : new int[states.Length];
        for (int i = 0; i < indexes.Length; i++) indexes[i] = IndexOf(states[i]);
        return _vector.All(indexes, active, out _);
    }

    private int[] IndexesOf(ReadOnlySpan<State> states)
    {
        var indexes = new SortedSet<int>();
        foreach (State state in states) indexes.Add(IndexOf(state));
        return [.. indexes];
    }

    private protected State[] StatesOf(ReadOnlySpan<string> names)
    {
        Schema schema = Schema;
        var states = new State[names.Length];
        List<string>? unknown = null;
        for (int i = 0; i < states.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(names[i]);
            if (!schema.TryGetState(names[i], out states[i])) (unknown ??= []).Add(names[i]);
        }

        return unknown is null ? states : throw new UnknownStateException(schema, unknown);
    }
}

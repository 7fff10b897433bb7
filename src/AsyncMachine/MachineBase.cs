using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>What machines and mirrors share: checks, clocks, waits, tokens and what they print.</summary>
/// <remarks>Safe for use from any thread; no check or clock takes a lock.</remarks>
public abstract partial class MachineBase
{
    private readonly WaitedVector _vector;

    private protected MachineBase(WaitedVector vector) => _vector = vector;

    private protected MachineBase(Func<MachineBase, WaitedVector> make) => _vector = make(this);

    private protected WaitedVector Vector => _vector;

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
    [OverloadResolutionPriority(1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(State state) => _vector.IsActive(IndexOf(state));

    /// <summary>True if both states are active at one instant.</summary>
    /// <param name="first">A state of the schema, or of one it includes.</param>
    /// <param name="second">Another one.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    [OverloadResolutionPriority(1)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(State first, State second)
    {
        WaitedVector vector = _vector;
        int one = IndexOf(first), other = IndexOf(second);
        if (!vector.IsNarrow) return vector.All([one, other], active: true, out _);
        ulong active = vector.ActiveWord;
        return (active >> one & active >> other & 1) != 0;
    }

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
    public CancellationToken StateToken(State state) => TokenOf(IndexOf(state));

    /// <summary>The same by name.</summary>
    /// <param name="name">A state's name.</param>
    /// <exception cref="UnknownStateException">The name is unknown.</exception>
    public CancellationToken StateToken(string name) => TokenOf(Schema.IndexOf(name));

    private CancellationToken TokenOf(int state)
    {
        _vector.RequireTracked(state);
        return _vector.GetTokens().Get(state);
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
        var indexes = new int[states.Length];
        int count = 0;
        foreach (State state in states)
        {
            int index = IndexOf(state);
            int at = Array.BinarySearch(indexes, 0, count, index);
            if (at >= 0) continue;
            at = ~at;
            Array.Copy(indexes, at, indexes, at + 1, count - at);
            indexes[at] = index;
            count++;
        }

        return count == indexes.Length ? indexes : indexes[..count];
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

using System.Collections;
using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// The ticks of all states of a machine at one instant, in schema order. Odd = active, even = inactive. Immutable.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class MachineTime : IReadOnlyList<ulong>, IEquatable<MachineTime>
{
    private readonly ulong[] _ticks;

    internal MachineTime(Schema schema, ulong[] ticks)
    {
        Schema = schema;
        _ticks = ticks;
    }

    /// <summary>A time made from ticks, for comparisons and for feeding a <see cref="Replica"/>.</summary>
    /// <param name="schema">The schema whose states the ticks belong to.</param>
    /// <param name="ticks">One tick per state, in schema order; may be empty, for a disposed machine.</param>
    /// <exception cref="ArgumentException">The number of ticks is neither that of the states nor 0.</exception>
    public MachineTime(Schema schema, ReadOnlySpan<ulong> ticks)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (ticks.Length != schema.Count && ticks.Length != 0)
        {
            throw new ArgumentException($"Schema {schema.Name} has {schema.Count} states, but {ticks.Length} ticks were given.", nameof(ticks));
        }

        Schema = schema;
        _ticks = ticks.ToArray();
    }

    /// <summary>The schema whose states the ticks belong to.</summary>
    public Schema Schema { get; }

    /// <summary>The ticks in schema order; empty for a disposed machine.</summary>
    public ReadOnlySpan<ulong> Ticks => _ticks;

    /// <inheritdoc/>
    public int Count => _ticks.Length;

    /// <summary>Sum of all ticks, shown as <c>t123</c>; wraps around at 2⁶⁴.</summary>
    public ulong Sum
    {
        get
        {
            ulong sum = 0;
            foreach (ulong tick in _ticks) sum = unchecked(sum + tick);
            return sum;
        }
    }

    /// <summary>The tick of the state at an index; 0 outside the range.</summary>
    public ulong this[int index] => (uint)index < (uint)_ticks.Length ? _ticks[index] : 0;

    /// <summary>The tick of a state.</summary>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public ulong this[State state] => this[Schema.Resolve(state)];

    /// <summary>True if the state was active.</summary>
    /// <param name="state">A state of the schema.</param>
    public bool Is(State state) => (this[state] & 1) != 0;

    /// <summary>The states that were active, in schema order.</summary>
    public IReadOnlyList<State> ActiveStates =>
        [.. Enumerable.Range(0, _ticks.Length).Where(i => (_ticks[i] & 1) != 0).Select(i => Schema[i])];

    /// <summary>True if no tick is behind that of <paramref name="other"/>.</summary>
    /// <param name="other">A time of the same schema, or of an earlier version of it.</param>
    public bool IsAtLeast(MachineTime other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (int i = 0; i < other.Count; i++)
        {
            if (this[i] < other[i]) return false;
        }

        return true;
    }

    /// <summary>True if no tick is behind, and at least one is ahead, of that of <paramref name="other"/>.</summary>
    /// <param name="other">A time of the same schema, or of an earlier version of it.</param>
    public bool IsAfter(MachineTime other) => IsAtLeast(other) && Sum != other.Sum;

    /// <summary>True if no tick is ahead, and at least one is behind, of that of <paramref name="other"/>.</summary>
    /// <param name="other">A time of the same schema, or of an earlier version of it.</param>
    public bool IsBefore(MachineTime other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.IsAfter(this);
    }

    /// <summary>How much each tick grew since an earlier time.</summary>
    /// <param name="before">An earlier time.</param>
    public MachineTime DiffSince(MachineTime before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var diff = new ulong[_ticks.Length];
        for (int i = 0; i < diff.Length; i++) diff[i] = unchecked(_ticks[i] - before[i]);
        return new MachineTime(Schema, diff);
    }

    /// <summary>The element-wise sum; what the shorter one lacks counts as 0.</summary>
    /// <param name="other">A time, or a difference of times.</param>
    public MachineTime Add(MachineTime other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var sum = new ulong[_ticks.Length];
        for (int i = 0; i < sum.Length; i++) sum[i] = unchecked(_ticks[i] + other[i]);
        return new MachineTime(Schema, sum);
    }

    /// <summary>The states whose tick is not 0: in a difference, those that changed.</summary>
    public IReadOnlyList<State> NonZeroStates =>
        [.. Enumerable.Range(0, _ticks.Length).Where(i => _ticks[i] != 0).Select(i => Schema[i])];

    /// <inheritdoc/>
    public IEnumerator<ulong> GetEnumerator() => ((IEnumerable<ulong>)_ticks).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>True if both have the same ticks.</summary>
    /// <param name="other">Another time.</param>
    public bool Equals(MachineTime? other) => other is not null && _ticks.AsSpan().SequenceEqual(other._ticks);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MachineTime);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (ulong tick in _ticks) hash.Add(tick);
        return hash.ToHashCode();
    }

    /// <summary>The ticks, separated by spaces.</summary>
    public override string ToString() => string.Join(' ', _ticks);

    /// <summary>True if a tick means active.</summary>
    /// <param name="tick">A tick.</param>
    public static bool IsActiveTick(ulong tick) => (tick & 1) != 0;
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// A set of states as machine words, bit = index in the schema. The engine is generic over it, so that each width is compiled on
/// its own: one word for up to 64 states, then two, four and sixteen.
/// </summary>
internal interface IStateSet<TSet>
    where TSet : struct, IStateSet<TSet>
{
    /// <summary>Number of words.</summary>
    static abstract int Words { get; }

    /// <summary>A word by index.</summary>
    static abstract ref ulong Word(ref TSet set, int index);

    static abstract bool IsEmpty(in TSet set);

    static abstract bool Equal(in TSet left, in TSet right);

    /// <summary>left ∪ right</summary>
    static abstract TSet Or(in TSet left, in TSet right);

    /// <summary>left ∩ right</summary>
    static abstract TSet And(in TSet left, in TSet right);

    /// <summary>left \ right</summary>
    static abstract TSet Minus(in TSet left, in TSet right);

    /// <summary>left ∩ right ≠ ∅</summary>
    static abstract bool Overlaps(in TSet left, in TSet right);

    /// <summary>left ⊆ right</summary>
    static abstract bool Within(in TSet left, in TSet right);

    /// <summary>row ∩ set ≠ ∅</summary>
    static abstract bool RowOverlaps(RelationRows rows, RowKind kind, int state, in TSet set);

    /// <summary>row ⊆ set</summary>
    static abstract bool RowWithin(RelationRows rows, RowKind kind, int state, in TSet set);

    /// <summary>set ∪= row</summary>
    static abstract void AddRow(RelationRows rows, RowKind kind, int state, ref TSet set);
}

/// <summary>What every width shares.</summary>
internal static class StateSets
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has<TSet>(in TSet set, int state) where TSet : struct, IStateSet<TSet> =>
        (TSet.Word(ref Unsafe.AsRef(in set), TSet.Words == 1 ? 0 : state >> 6) >> (state & 63) & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Include<TSet>(ref TSet set, int state) where TSet : struct, IStateSet<TSet> =>
        TSet.Word(ref set, TSet.Words == 1 ? 0 : state >> 6) |= 1UL << (state & 63);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exclude<TSet>(ref TSet set, int state) where TSet : struct, IStateSet<TSet> =>
        TSet.Word(ref set, TSet.Words == 1 ? 0 : state >> 6) &= ~(1UL << (state & 63));

    /// <summary>The word of a set, for walking its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Word<TSet>(in TSet set, int index) where TSet : struct, IStateSet<TSet> =>
        TSet.Word(ref Unsafe.AsRef(in set), index);

    public static int Count<TSet>(in TSet set) where TSet : struct, IStateSet<TSet>
    {
        int count = 0;
        for (int w = 0; w < TSet.Words; w++) count += BitOperations.PopCount(Word(in set, w));
        return count;
    }

    /// <summary>The lowest state of the set; −1 if it is empty.</summary>
    public static int First<TSet>(in TSet set) where TSet : struct, IStateSet<TSet>
    {
        for (int w = 0; w < TSet.Words; w++)
        {
            ulong bits = Word(in set, w);
            if (bits != 0) return w * 64 + BitOperations.TrailingZeroCount(bits);
        }

        return -1;
    }

    /// <summary>The states of the set, lowest first. For tools: it allocates.</summary>
    public static int[] ToArray<TSet>(in TSet set) where TSet : struct, IStateSet<TSet>
    {
        var states = new int[Count(in set)];
        int at = 0;
        for (int w = 0; w < TSet.Words; w++)
        {
            for (ulong bits = Word(in set, w); bits != 0; bits &= bits - 1)
            {
                states[at++] = w * 64 + BitOperations.TrailingZeroCount(bits);
            }
        }

        return states;
    }

    /// <summary>Copies a set into one of another width; the states must fit.</summary>
    public static TTo Convert<TFrom, TTo>(in TFrom set)
        where TFrom : struct, IStateSet<TFrom>
        where TTo : struct, IStateSet<TTo>
    {
        TTo result = default;
        for (int w = 0; w < Math.Min(TFrom.Words, TTo.Words); w++) TTo.Word(ref result, w) = Word(in set, w);
        return result;
    }
}

/// <summary>Up to 64 states.</summary>
internal struct StateSet1 : IStateSet<StateSet1>
{
    private ulong _bits;

    public static int Words => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref ulong Word(ref StateSet1 set, int index) => ref set._bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEmpty(in StateSet1 set) => set._bits == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Equal(in StateSet1 left, in StateSet1 right) => left._bits == right._bits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet1 Or(in StateSet1 left, in StateSet1 right) => new() { _bits = left._bits | right._bits };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet1 And(in StateSet1 left, in StateSet1 right) => new() { _bits = left._bits & right._bits };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet1 Minus(in StateSet1 left, in StateSet1 right) => new() { _bits = left._bits & ~right._bits };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Overlaps(in StateSet1 left, in StateSet1 right) => (left._bits & right._bits) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Within(in StateSet1 left, in StateSet1 right) => (left._bits & ~right._bits) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RowOverlaps(RelationRows rows, RowKind kind, int state, in StateSet1 set) =>
        Overlaps(in rows.Dense<StateSet1>(kind, state), in set);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RowWithin(RelationRows rows, RowKind kind, int state, in StateSet1 set) =>
        Within(in rows.Dense<StateSet1>(kind, state), in set);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddRow(RelationRows rows, RowKind kind, int state, ref StateSet1 set) =>
        set = Or(in set, in rows.Dense<StateSet1>(kind, state));
}

/// <summary>Up to 128 states: two scalar words take half the time of a four-word vector.</summary>
internal struct StateSet2 : IStateSet<StateSet2>
{
    private ulong _low;
    private ulong _high;

    public static int Words => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref ulong Word(ref StateSet2 set, int index) => ref Unsafe.Add(ref set._low, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEmpty(in StateSet2 set) => (set._low | set._high) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Equal(in StateSet2 left, in StateSet2 right) => left._low == right._low && left._high == right._high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet2 Or(in StateSet2 left, in StateSet2 right) =>
        new() { _low = left._low | right._low, _high = left._high | right._high };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet2 And(in StateSet2 left, in StateSet2 right) =>
        new() { _low = left._low & right._low, _high = left._high & right._high };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet2 Minus(in StateSet2 left, in StateSet2 right) =>
        new() { _low = left._low & ~right._low, _high = left._high & ~right._high };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Overlaps(in StateSet2 left, in StateSet2 right) =>
        ((left._low & right._low) | (left._high & right._high)) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Within(in StateSet2 left, in StateSet2 right) =>
        ((left._low & ~right._low) | (left._high & ~right._high)) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RowOverlaps(RelationRows rows, RowKind kind, int state, in StateSet2 set) =>
        Overlaps(in rows.Dense<StateSet2>(kind, state), in set);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RowWithin(RelationRows rows, RowKind kind, int state, in StateSet2 set) =>
        Within(in rows.Dense<StateSet2>(kind, state), in set);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddRow(RelationRows rows, RowKind kind, int state, ref StateSet2 set) =>
        set = Or(in set, in rows.Dense<StateSet2>(kind, state));
}

/// <summary>Sparse rows against sets of several words.</summary>
internal static class SparseRows<TSet>
    where TSet : struct, IStateSet<TSet>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Overlaps(RelationRows rows, RowKind kind, int state, in TSet set)
    {
        SparseRow row = rows.Sparse(kind, state);
        for (int i = 0; i < row.Masks.Length; i++)
        {
            if ((StateSets.Word(in set, row.Words[i]) & row.Masks[i]) != 0) return true;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Within(RelationRows rows, RowKind kind, int state, in TSet set)
    {
        SparseRow row = rows.Sparse(kind, state);
        for (int i = 0; i < row.Masks.Length; i++)
        {
            if ((row.Masks[i] & ~StateSets.Word(in set, row.Words[i])) != 0) return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(RelationRows rows, RowKind kind, int state, ref TSet set)
    {
        SparseRow row = rows.Sparse(kind, state);
        for (int i = 0; i < row.Masks.Length; i++) TSet.Word(ref set, row.Words[i]) |= row.Masks[i];
    }
}

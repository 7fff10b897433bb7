using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AsyncMachine;

/// <summary>Up to 256 states.</summary>
internal struct StateSet4 : IStateSet<StateSet4>
{
    private Vector256<ulong> _v0;

    public static int Words => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref ulong Word(ref StateSet4 set, int index) => ref Unsafe.Add(ref Unsafe.As<StateSet4, ulong>(ref set), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEmpty(in StateSet4 set) => (set._v0) == Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Equal(in StateSet4 left, in StateSet4 right) => left._v0 == right._v0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet4 Or(in StateSet4 left, in StateSet4 right) => new() { _v0 = left._v0 | right._v0 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet4 And(in StateSet4 left, in StateSet4 right) => new() { _v0 = left._v0 & right._v0 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet4 Minus(in StateSet4 left, in StateSet4 right) => new() { _v0 = Vector256.AndNot(left._v0, right._v0) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Overlaps(in StateSet4 left, in StateSet4 right) =>
        ((left._v0 & right._v0)) != Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Within(in StateSet4 left, in StateSet4 right) =>
        (Vector256.AndNot(left._v0, right._v0)) == Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RowOverlaps(RelationRows rows, RowKind kind, int state, in StateSet4 set) =>
        Overlaps(in rows.Dense<StateSet4>(kind, state), in set);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool RowWithin(RelationRows rows, RowKind kind, int state, in StateSet4 set) =>
        Within(in rows.Dense<StateSet4>(kind, state), in set);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddRow(RelationRows rows, RowKind kind, int state, ref StateSet4 set) =>
        set = Or(in set, in rows.Dense<StateSet4>(kind, state));
}

/// <summary>Up to 1,024 states.</summary>
internal struct StateSet16 : IStateSet<StateSet16>
{
    private Vector256<ulong> _v0;
    private Vector256<ulong> _v1;
    private Vector256<ulong> _v2;
    private Vector256<ulong> _v3;

    public static int Words => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref ulong Word(ref StateSet16 set, int index) => ref Unsafe.Add(ref Unsafe.As<StateSet16, ulong>(ref set), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEmpty(in StateSet16 set) => (set._v0 | set._v1 | set._v2 | set._v3) == Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Equal(in StateSet16 left, in StateSet16 right) => left._v0 == right._v0 && left._v1 == right._v1 && left._v2 == right._v2 && left._v3 == right._v3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet16 Or(in StateSet16 left, in StateSet16 right) => new() { _v0 = left._v0 | right._v0, _v1 = left._v1 | right._v1, _v2 = left._v2 | right._v2, _v3 = left._v3 | right._v3 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet16 And(in StateSet16 left, in StateSet16 right) => new() { _v0 = left._v0 & right._v0, _v1 = left._v1 & right._v1, _v2 = left._v2 & right._v2, _v3 = left._v3 & right._v3 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static StateSet16 Minus(in StateSet16 left, in StateSet16 right) => new() { _v0 = Vector256.AndNot(left._v0, right._v0), _v1 = Vector256.AndNot(left._v1, right._v1), _v2 = Vector256.AndNot(left._v2, right._v2), _v3 = Vector256.AndNot(left._v3, right._v3) };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Overlaps(in StateSet16 left, in StateSet16 right) =>
        ((left._v0 & right._v0) | (left._v1 & right._v1) | (left._v2 & right._v2) | (left._v3 & right._v3)) != Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Within(in StateSet16 left, in StateSet16 right) =>
        (Vector256.AndNot(left._v0, right._v0) | Vector256.AndNot(left._v1, right._v1) | Vector256.AndNot(left._v2, right._v2) | Vector256.AndNot(left._v3, right._v3)) == Vector256<ulong>.Zero;

    public static bool RowOverlaps(RelationRows rows, RowKind kind, int state, in StateSet16 set) =>
        SparseRows<StateSet16>.Overlaps(rows, kind, state, in set);

    public static bool RowWithin(RelationRows rows, RowKind kind, int state, in StateSet16 set) =>
        SparseRows<StateSet16>.Within(rows, kind, state, in set);

    public static void AddRow(RelationRows rows, RowKind kind, int state, ref StateSet16 set) =>
        SparseRows<StateSet16>.Add(rows, kind, state, ref set);
}

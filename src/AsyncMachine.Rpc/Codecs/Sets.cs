using System.Collections.Frozen;
using System.Collections.Immutable;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Sets: an array of different elements.</summary>
internal static class Sets
{
    public static HashSet<T> Read<T, TCodec>(ref MessagePackReader reader)
        where TCodec : struct, IValueCodec<T>
    {
        T[] items = Items.Read<T, TCodec>(ref reader);
        KeyComparer<T>? comparer = KeyComparer<T>.For(items.Length);
        var set = new HashSet<T>(items.Length, comparer);
        foreach (T item in items)
        {
            if (!set.Add(item)) Malformed.Throw("An element of a set comes twice.");
        }

        comparer?.Finish();
        return set;
    }

    public static SortedSet<T> ReadSorted<T, TCodec>(ref MessagePackReader reader)
        where TCodec : struct, IValueCodec<T>
    {
        T[] items = Items.Read<T, TCodec>(ref reader);
        var set = new SortedSet<T>(items);
        if (set.Count != items.Length) Malformed.Throw("An element of a set comes twice.");
        return set;
    }

    public static ImmutableHashSet<T> ToImmutable<T>(HashSet<T> set) => set.ToImmutableHashSet(set.Comparer);

    public static FrozenSet<T> ToFrozen<T>(HashSet<T> set) => set.ToFrozenSet(set.Comparer);
}

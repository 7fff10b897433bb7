using System.Collections.Immutable;
using System.ComponentModel;

namespace AsyncMachine;

/// <summary>
/// Equality by content for the members of <see cref="StateArgsAttribute"/> types that the framework compares by reference.
/// For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArgsEquality
{
    /// <summary>Same elements in the same order.</summary>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other one.</param>
    /// <param name="equal">Compares elements; null for the default.</param>
    /// <typeparam name="T">Type of the elements.</typeparam>
    public static bool Sequence<T>(IEnumerable<T>? left, IEnumerable<T>? right, Func<T, T, bool>? equal = null)
    {
        if (ReferenceEquals(left, right)) return true;
        if (left is null || right is null) return false;
        equal ??= EqualityComparer<T>.Default.Equals;
        using IEnumerator<T> a = left.GetEnumerator();
        using IEnumerator<T> b = right.GetEnumerator();
        while (a.MoveNext())
        {
            if (!b.MoveNext() || !equal(a.Current, b.Current)) return false;
        }

        return !b.MoveNext();
    }

    /// <summary>Same elements in the same order; a default array equals another one only.</summary>
    /// <param name="left">One array.</param>
    /// <param name="right">The other one.</param>
    /// <param name="equal">Compares elements; null for the default.</param>
    /// <typeparam name="T">Type of the elements.</typeparam>
    public static bool Sequence<T>(ImmutableArray<T> left, ImmutableArray<T> right, Func<T, T, bool>? equal = null) =>
        left.IsDefault || right.IsDefault ? left.IsDefault == right.IsDefault : Sequence(left.AsEnumerable(), right, equal);

    /// <summary>Same elements in the same order.</summary>
    /// <param name="left">One stretch of memory.</param>
    /// <param name="right">The other one.</param>
    /// <typeparam name="T">Type of the elements.</typeparam>
    public static bool Memory<T>(ReadOnlyMemory<T> left, ReadOnlyMemory<T> right) =>
        left.Span.SequenceEqual(right.Span, EqualityComparer<T>.Default);

    /// <summary>Same elements in any order.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other one.</param>
    /// <typeparam name="T">Type of the elements.</typeparam>
    public static bool Set<T>(IEnumerable<T>? left, IEnumerable<T>? right)
    {
        if (ReferenceEquals(left, right)) return true;
        return left is not null && right is not null && new HashSet<T>(left).SetEquals(right);
    }

    /// <summary>Same keys with equal values, in any order.</summary>
    /// <param name="left">One dictionary.</param>
    /// <param name="right">The other one.</param>
    /// <param name="equal">Compares values; null for the default.</param>
    /// <typeparam name="TKey">Type of the keys.</typeparam>
    /// <typeparam name="TValue">Type of the values.</typeparam>
    public static bool Dictionary<TKey, TValue>(
        IEnumerable<KeyValuePair<TKey, TValue>>? left, IEnumerable<KeyValuePair<TKey, TValue>>? right, Func<TValue, TValue, bool>? equal = null)
        where TKey : notnull
    {
        if (ReferenceEquals(left, right)) return true;
        if (left is null || right is null) return false;
        equal ??= EqualityComparer<TValue>.Default.Equals;
        var known = new Dictionary<TKey, TValue>(left);
        int count = 0;
        foreach ((TKey key, TValue value) in right)
        {
            if (!known.TryGetValue(key, out TValue? other) || !equal(other, value)) return false;
            count++;
        }

        return count == known.Count;
    }

    /// <summary>Hash of the elements in their order; 0 for null.</summary>
    /// <param name="items">The sequence.</param>
    /// <param name="hash">Hashes an element; null for the default.</param>
    /// <typeparam name="T">Type of the elements.</typeparam>
    public static int SequenceHash<T>(IEnumerable<T>? items, Func<T, int>? hash = null)
    {
        if (items is null || items is ImmutableArray<T> { IsDefault: true }) return 0;
        var code = default(HashCode);
        foreach (T item in items) code.Add(hash is null ? item?.GetHashCode() ?? 0 : hash(item));
        return code.ToHashCode();
    }

    /// <summary>Hash of the elements in their order.</summary>
    /// <param name="memory">The stretch of memory.</param>
    /// <typeparam name="T">Type of the elements.</typeparam>
    public static int MemoryHash<T>(ReadOnlyMemory<T> memory)
    {
        var code = default(HashCode);
        foreach (T item in memory.Span) code.Add(item);
        return code.ToHashCode();
    }

    /// <summary>Hash of the keys in any order; 0 for null.</summary>
    /// <param name="items">The dictionary.</param>
    /// <typeparam name="TKey">Type of the keys.</typeparam>
    /// <typeparam name="TValue">Type of the values.</typeparam>
    public static int DictionaryHash<TKey, TValue>(IEnumerable<KeyValuePair<TKey, TValue>>? items) =>
        SetHash(items?.Select(item => item.Key));

    /// <summary>Hash of the elements in any order; 0 for null.</summary>
    /// <param name="items">The set.</param>
    /// <typeparam name="T">Type of the elements.</typeparam>
    public static int SetHash<T>(IEnumerable<T>? items)
    {
        int code = 0;
        foreach (T item in items ?? []) code ^= item?.GetHashCode() ?? 0;
        return code;
    }
}

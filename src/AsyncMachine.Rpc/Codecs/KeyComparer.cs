using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>
/// The equality of a type, for large sets and dictionaries whose keys a stranger has chosen. Most types have a hash that anybody can
/// compute, and a hundred thousand keys of one bucket keep a processor busy for a minute.
/// </summary>
/// <remarks>
/// The hash is scattered by the process's random seed, so that nobody can choose keys of one bucket. Keys of one and the same hash
/// stay that; they have to be compared, and comparisons are counted while the collection is filled.
/// </remarks>
internal sealed class KeyComparer<T> : IEqualityComparer<T>
{
    // Up to here, the worst that keys can do is no work worth a comparer of its own.
    private const int Small = 256;

    // Equal hashes by chance: of a million keys, about a hundred pairs.
    private const int FreeComparisons = 4096;

    private readonly IEqualityComparer<T> _inner = EqualityComparer<T>.Default;

    // How many comparisons are left while the collection is filled; unlimited after that. Written by the one thread that fills.
    private int _left;
    private bool _isLimited = true;

    private KeyComparer(int left) => _left = left;

    /// <summary>Null where the default will do: for small collections, and texts, whose collections defend themselves.</summary>
    public static KeyComparer<T>? For(int count) =>
        count <= Small || typeof(T) == typeof(string) ? null : new KeyComparer<T>(FreeComparisons + Math.Min(count, int.MaxValue - FreeComparisons));

    /// <summary>The collection is filled; from here on its owner compares as much as he likes.</summary>
    public void Finish() => _isLimited = false;

    public bool Equals(T? x, T? y)
    {
        if (_isLimited && --_left < 0) throw new MessagePackSerializationException("Too many keys of a collection have the same hash.");
        return _inner.Equals(x, y);
    }

    public int GetHashCode(T obj) => obj is null ? 0 : HashCode.Combine(_inner.GetHashCode(obj));
}

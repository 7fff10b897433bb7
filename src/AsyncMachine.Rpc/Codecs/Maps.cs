using System.Collections.Frozen;
using System.Collections.Immutable;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Dictionaries: a map of different keys.</summary>
internal static class Maps
{
    public static void Write<TKey, TKeyCodec, TValue, TValueCodec>(ref MessagePackWriter writer, IEnumerable<KeyValuePair<TKey, TValue>> value, int depth)
        where TKeyCodec : struct, IValueCodec<TKey>
        where TValueCodec : struct, IValueCodec<TValue>
    {
        if (value is null) Malformed.Null<IEnumerable<KeyValuePair<TKey, TValue>>>();
        KeyValuePair<TKey, TValue>[] pairs = [.. value];
        writer.WriteMapHeader(pairs.Length);
        foreach ((TKey key, TValue item) in pairs)
        {
            TKeyCodec.Write(ref writer, key, depth);
            TValueCodec.Write(ref writer, item, depth);
        }
    }

    public static Dictionary<TKey, TValue> Read<TKey, TKeyCodec, TValue, TValueCodec>(ref MessagePackReader reader)
        where TKey : notnull
        where TKeyCodec : struct, IValueCodec<TKey>
        where TValueCodec : struct, IValueCodec<TValue>
    {
        int count = reader.ReadMapHeader();
        KeyComparer<TKey>? comparer = KeyComparer<TKey>.For(count);
        var map = new Dictionary<TKey, TValue>(comparer); // grows with what comes, whatever was announced
        for (int i = 0; i < count; i++)
        {
            TKey key = TKeyCodec.Read(ref reader);
            if (!map.TryAdd(key, TValueCodec.Read(ref reader))) Malformed.Throw("A key of a dictionary comes twice.");
        }

        comparer?.Finish();
        return map;
    }

    public static ImmutableDictionary<TKey, TValue> ToImmutable<TKey, TValue>(Dictionary<TKey, TValue> map)
        where TKey : notnull => map.ToImmutableDictionary(map.Comparer);

    public static FrozenDictionary<TKey, TValue> ToFrozen<TKey, TValue>(Dictionary<TKey, TValue> map)
        where TKey : notnull => map.ToFrozenDictionary(map.Comparer);
}

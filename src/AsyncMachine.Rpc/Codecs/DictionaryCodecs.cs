using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Codec of <see cref="Dictionary{TKey, TValue}"/>.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<Dictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IValueCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static Dictionary<TKey, TValue> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Dictionary<TKey, TValue> value, int depth) =>
        Maps.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue> Read(ref MessagePackReader reader) =>
        Maps.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader);
}

/// <summary>Codec of <see cref="IDictionary{TKey, TValue}"/>.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryInterfaceCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<IDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IValueCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static IDictionary<TKey, TValue> Missing => new Dictionary<TKey, TValue>();

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IDictionary<TKey, TValue> value, int depth) =>
        Maps.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static IDictionary<TKey, TValue> Read(ref MessagePackReader reader) =>
        Maps.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader);
}

/// <summary>Codec of <see cref="IReadOnlyDictionary{TKey, TValue}"/>.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyDictionaryInterfaceCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<IReadOnlyDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IValueCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static IReadOnlyDictionary<TKey, TValue> Missing => new Dictionary<TKey, TValue>();

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IReadOnlyDictionary<TKey, TValue> value, int depth) =>
        Maps.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static IReadOnlyDictionary<TKey, TValue> Read(ref MessagePackReader reader) =>
        Maps.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader);
}

/// <summary>Codec of <see cref="SortedDictionary{TKey, TValue}"/>.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<SortedDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IValueCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static SortedDictionary<TKey, TValue> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, SortedDictionary<TKey, TValue> value, int depth) =>
        Maps.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static SortedDictionary<TKey, TValue> Read(ref MessagePackReader reader) =>
        new(Maps.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader));
}

/// <summary>Codec of <see cref="ImmutableDictionary{TKey, TValue}"/>.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<ImmutableDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IValueCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static ImmutableDictionary<TKey, TValue> Missing => ImmutableDictionary<TKey, TValue>.Empty;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableDictionary<TKey, TValue> value, int depth) =>
        Maps.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static ImmutableDictionary<TKey, TValue> Read(ref MessagePackReader reader) =>
        Maps.ToImmutable(Maps.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader));
}

/// <summary>Codec of <see cref="FrozenDictionary{TKey, TValue}"/>.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyCodec">Their codec.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenDictionaryCodec<TKey, TKeyCodec, TValue, TValueCodec> : IValueCodec<FrozenDictionary<TKey, TValue>>
    where TKey : notnull
    where TKeyCodec : struct, IValueCodec<TKey>
    where TValueCodec : struct, IValueCodec<TValue>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static FrozenDictionary<TKey, TValue> Missing => FrozenDictionary<TKey, TValue>.Empty;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, FrozenDictionary<TKey, TValue> value, int depth) =>
        Maps.Write<TKey, TKeyCodec, TValue, TValueCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static FrozenDictionary<TKey, TValue> Read(ref MessagePackReader reader) =>
        Maps.ToFrozen(Maps.Read<TKey, TKeyCodec, TValue, TValueCodec>(ref reader));
}

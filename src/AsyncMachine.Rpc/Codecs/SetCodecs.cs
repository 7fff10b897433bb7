using System.Collections.Frozen;
using System.Collections.Immutable;
using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Codec of <see cref="HashSet{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HashSetCodec<T, TCodec> : IValueCodec<HashSet<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static HashSet<T> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, HashSet<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static HashSet<T> Read(ref MessagePackReader reader) =>
        Sets.Read<T, TCodec>(ref reader);
}

/// <summary>Codec of <see cref="ISet{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SetInterfaceCodec<T, TCodec> : IValueCodec<ISet<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static ISet<T> Missing => new HashSet<T>();

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ISet<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static ISet<T> Read(ref MessagePackReader reader) =>
        Sets.Read<T, TCodec>(ref reader);
}

/// <summary>Codec of <see cref="IReadOnlySet{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlySetInterfaceCodec<T, TCodec> : IValueCodec<IReadOnlySet<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static IReadOnlySet<T> Missing => new HashSet<T>();

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IReadOnlySet<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static IReadOnlySet<T> Read(ref MessagePackReader reader) =>
        Sets.Read<T, TCodec>(ref reader);
}

/// <summary>Codec of <see cref="SortedSet{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedSetCodec<T, TCodec> : IValueCodec<SortedSet<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static SortedSet<T> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, SortedSet<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static SortedSet<T> Read(ref MessagePackReader reader) =>
        new(Sets.ReadSorted<T, TCodec>(ref reader));
}

/// <summary>Codec of <see cref="ImmutableHashSet{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableHashSetCodec<T, TCodec> : IValueCodec<ImmutableHashSet<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static ImmutableHashSet<T> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableHashSet<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static ImmutableHashSet<T> Read(ref MessagePackReader reader) =>
        Sets.ToImmutable(Sets.Read<T, TCodec>(ref reader));
}

/// <summary>Codec of <see cref="FrozenSet{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenSetCodec<T, TCodec> : IValueCodec<FrozenSet<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static FrozenSet<T> Missing => FrozenSet<T>.Empty;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, FrozenSet<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static FrozenSet<T> Read(ref MessagePackReader reader) =>
        Sets.ToFrozen(Sets.Read<T, TCodec>(ref reader));
}

using System.Collections.Immutable;
using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Codec of arrays.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayCodec<T, TCodec> : IValueCodec<T[]>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static T[] Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T[] value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static T[] Read(ref MessagePackReader reader) =>
        Items.Read<T, TCodec>(ref reader);
}

/// <summary>Codec of <see cref="List{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<T, TCodec> : IValueCodec<List<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static List<T> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, List<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static List<T> Read(ref MessagePackReader reader) =>
        Items.ToList(Items.Read<T, TCodec>(ref reader));
}

/// <summary>Codec of <see cref="IList{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListInterfaceCodec<T, TCodec> : IValueCodec<IList<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static IList<T> Missing => new List<T>();

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IList<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static IList<T> Read(ref MessagePackReader reader) =>
        Items.ToList(Items.Read<T, TCodec>(ref reader));
}

/// <summary>Codec of <see cref="ICollection{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CollectionInterfaceCodec<T, TCodec> : IValueCodec<ICollection<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static ICollection<T> Missing => new List<T>();

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ICollection<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static ICollection<T> Read(ref MessagePackReader reader) =>
        Items.ToList(Items.Read<T, TCodec>(ref reader));
}

/// <summary>Codec of <see cref="IReadOnlyList{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyListInterfaceCodec<T, TCodec> : IValueCodec<IReadOnlyList<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static IReadOnlyList<T> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IReadOnlyList<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static IReadOnlyList<T> Read(ref MessagePackReader reader) =>
        Items.Read<T, TCodec>(ref reader);
}

/// <summary>Codec of <see cref="IReadOnlyCollection{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyCollectionInterfaceCodec<T, TCodec> : IValueCodec<IReadOnlyCollection<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static IReadOnlyCollection<T> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IReadOnlyCollection<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static IReadOnlyCollection<T> Read(ref MessagePackReader reader) =>
        Items.Read<T, TCodec>(ref reader);
}

/// <summary>Codec of <see cref="IEnumerable{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumerableInterfaceCodec<T, TCodec> : IValueCodec<IEnumerable<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static IEnumerable<T> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IEnumerable<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static IEnumerable<T> Read(ref MessagePackReader reader) =>
        Items.Read<T, TCodec>(ref reader);
}

/// <summary>Codec of <see cref="ImmutableList{T}"/>.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableListCodec<T, TCodec> : IValueCodec<ImmutableList<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static ImmutableList<T> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableList<T> value, int depth) =>
        Items.Write<T, TCodec>(ref writer, value, depth);

    /// <inheritdoc/>
    public static ImmutableList<T> Read(ref MessagePackReader reader) =>
        ImmutableList.Create(Items.Read<T, TCodec>(ref reader));
}

/// <summary>Codec of <see cref="ImmutableArray{T}"/>. A default one is nil.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableArrayCodec<T, TCodec> : IValueCodec<ImmutableArray<T>>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static ImmutableArray<T> Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableArray<T> value, int depth) =>
        Items.WriteOrNil<T, TCodec>(ref writer, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray(value), depth);

    /// <inheritdoc/>
    public static ImmutableArray<T> Read(ref MessagePackReader reader) =>
        reader.TryReadNil() ? default : System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(Items.Read<T, TCodec>(ref reader));
}

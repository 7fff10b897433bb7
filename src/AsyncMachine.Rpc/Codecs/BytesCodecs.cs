using System.Buffers;
using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Codec of arrays of bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BytesCodec : IValueCodec<byte[]>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static byte[] Missing => [];

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, byte[] value, int depth)
    {
        if (value is null) Malformed.Null<byte[]>();
        writer.Write(value.AsSpan());
    }

    /// <inheritdoc/>
    public static byte[] Read(ref MessagePackReader reader) =>
        reader.ReadBytes() is { } bytes ? bytes.ToArray() : Malformed.Throw<byte[]>("Bytes are nil, though their declaration says that they cannot be.");
}

/// <summary>Codec of <see cref="ReadOnlyMemory{T}"/> of bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyMemoryCodec : IValueCodec<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ReadOnlyMemory<byte> value, int depth) => writer.Write(value.Span);

    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Read(ref MessagePackReader reader) => BytesCodec.Read(ref reader);
}

/// <summary>Codec of <see cref="Memory{T}"/> of bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryCodec : IValueCodec<Memory<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Memory<byte> value, int depth) => writer.Write(value.Span);

    /// <inheritdoc/>
    public static Memory<byte> Read(ref MessagePackReader reader) => BytesCodec.Read(ref reader);
}

using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Codec of <see cref="Boolean"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanCodec : IValueCodec<bool>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, bool value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static bool Read(ref MessagePackReader reader) => reader.ReadBoolean();
}

/// <summary>Codec of <see cref="Byte"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteCodec : IValueCodec<byte>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, byte value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static byte Read(ref MessagePackReader reader) => reader.ReadByte();
}

/// <summary>Codec of <see cref="SByte"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SByteCodec : IValueCodec<sbyte>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, sbyte value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static sbyte Read(ref MessagePackReader reader) => reader.ReadSByte();
}

/// <summary>Codec of <see cref="Int16"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int16Codec : IValueCodec<short>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, short value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static short Read(ref MessagePackReader reader) => reader.ReadInt16();
}

/// <summary>Codec of <see cref="UInt16"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt16Codec : IValueCodec<ushort>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ushort value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static ushort Read(ref MessagePackReader reader) => reader.ReadUInt16();
}

/// <summary>Codec of <see cref="Int32"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Codec : IValueCodec<int>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, int value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static int Read(ref MessagePackReader reader) => reader.ReadInt32();
}

/// <summary>Codec of <see cref="UInt32"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt32Codec : IValueCodec<uint>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, uint value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static uint Read(ref MessagePackReader reader) => reader.ReadUInt32();
}

/// <summary>Codec of <see cref="Int64"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Codec : IValueCodec<long>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, long value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static long Read(ref MessagePackReader reader) => reader.ReadInt64();
}

/// <summary>Codec of <see cref="UInt64"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt64Codec : IValueCodec<ulong>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ulong value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static ulong Read(ref MessagePackReader reader) => reader.ReadUInt64();
}

/// <summary>Codec of <see cref="Single"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SingleCodec : IValueCodec<float>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, float value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static float Read(ref MessagePackReader reader) => reader.ReadSingle();
}

/// <summary>Codec of <see cref="Double"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCodec : IValueCodec<double>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, double value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static double Read(ref MessagePackReader reader) => reader.ReadDouble();
}

/// <summary>Codec of <see cref="Char"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CharCodec : IValueCodec<char>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, char value, int depth) => writer.Write(value);

    /// <inheritdoc/>
    public static char Read(ref MessagePackReader reader) => reader.ReadChar();
}

using System.Buffers;
using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Codec of <see cref="Guid"/>: sixteen bytes, in the order in which its text has them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidCodec : IValueCodec<Guid>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Guid value, int depth)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.Write(bytes);
    }

    /// <inheritdoc/>
    public static Guid Read(ref MessagePackReader reader)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (ShortBytes.Read(ref reader, bytes) != 16) Malformed.Throw("A Guid has 16 bytes.");
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>
/// Codec of <see cref="decimal"/>: bytes, of which the first is the scale, plus 128 if negative, and the others the digits as a
/// little-endian number without leading zeros.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalCodec : IValueCodec<decimal>
{
    private const int Largest = 13;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, decimal value, int depth)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Span<byte> bytes = stackalloc byte[Largest];
        bytes[0] = (byte)((bits[3] >> 16 & 0x7F) | (bits[3] < 0 ? 0x80 : 0));
        for (int i = 0; i < 3; i++) BinaryPrimitives.WriteInt32LittleEndian(bytes[(1 + (i * 4))..], bits[i]);
        writer.Write(bytes[..(bytes.LastIndexOfAnyExcept((byte)0) is var last and > 0 ? last + 1 : 1)]);
    }

    /// <inheritdoc/>
    public static decimal Read(ref MessagePackReader reader)
    {
        Span<byte> bytes = stackalloc byte[Largest];
        bytes.Clear();
        if (ShortBytes.Read(ref reader, bytes) == 0) Malformed.Throw("A decimal has 1 to 13 bytes.");
        Span<int> numbers = stackalloc int[3];
        for (int i = 0; i < 3; i++) numbers[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(1 + (i * 4))..]);
        return new decimal(numbers[0], numbers[1], numbers[2], (bytes[0] & 0x80) != 0, (byte)(bytes[0] & 0x7F));
    }
}

/// <summary>Codec of <see cref="BigInteger"/>: bytes, little-endian, two's complement.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BigIntegerCodec : IValueCodec<BigInteger>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, BigInteger value, int depth) => writer.Write(value.ToByteArray().AsSpan());

    /// <inheritdoc/>
    public static BigInteger Read(ref MessagePackReader reader) => new(BytesCodec.Read(ref reader));
}

/// <summary>Bytes of which there are only a few.</summary>
internal static class ShortBytes
{
    /// <summary>Reads them into a buffer that holds as many as there may be.</summary>
    /// <returns>How many there were.</returns>
    public static int Read(ref MessagePackReader reader, scoped Span<byte> into)
    {
        if (reader.ReadBytes() is not { } bytes || bytes.Length > into.Length) return Malformed.Throw<int>($"Expected at most {into.Length} bytes.");
        bytes.CopyTo(into);
        return (int)bytes.Length;
    }
}

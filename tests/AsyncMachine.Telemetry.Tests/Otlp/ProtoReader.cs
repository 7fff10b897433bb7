using System.Buffers.Binary;
using System.Text;

namespace AsyncMachine.Telemetry.Tests.Otlp;

/// <summary>One field of a message in protobuf's wire format.</summary>
internal readonly record struct ProtoField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    public double Double => BitConverter.UInt64BitsToDouble(Value);
}

/// <summary>Reads messages field by field: all that a receiver needs to know of protobuf.</summary>
internal static class ProtoReader
{
    public static IEnumerable<ProtoField> Fields(ReadOnlyMemory<byte> message)
    {
        int at = 0;
        while (at < message.Length)
        {
            ulong key = Varint(message.Span, ref at);
            switch (key & 7)
            {
                case 0:
                    yield return new ProtoField((int)(key >> 3), Varint(message.Span, ref at), default);
                    break;
                case 1:
                    yield return new ProtoField((int)(key >> 3), BinaryPrimitives.ReadUInt64LittleEndian(message.Span[at..]), default);
                    at += 8;
                    break;
                case 2:
                    int length = (int)Varint(message.Span, ref at);
                    yield return new ProtoField((int)(key >> 3), 0, message.Slice(at, length));
                    at += length;
                    break;
                case 5:
                    yield return new ProtoField((int)(key >> 3), BinaryPrimitives.ReadUInt32LittleEndian(message.Span[at..]), default);
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {key & 7} at byte {at}.");
            }
        }
    }

    /// <summary>The fields of a number, each as a message.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> All(this ReadOnlyMemory<byte> message, int number) =>
        Fields(message).Where(field => field.Number == number).Select(field => field.Bytes);

    /// <summary>A field; the default of its type if it is not there.</summary>
    public static ProtoField One(this ReadOnlyMemory<byte> message, int number) =>
        Fields(message).LastOrDefault(field => field.Number == number);

    /// <summary>The 64-bit numbers of a packed field.</summary>
    public static ulong[] Packed(this ReadOnlyMemory<byte> message, int number)
    {
        ReadOnlyMemory<byte> bytes = message.One(number).Bytes;
        return [.. Enumerable.Range(0, bytes.Length / 8).Select(i => BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[(i * 8)..]))];
    }

    private static ulong Varint(ReadOnlySpan<byte> message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return value;
        }
    }
}

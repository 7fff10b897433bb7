using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AsyncMachine.Rpc;

/// <summary>
/// What two ends compare to know that they mean the same schema: the first eight bytes, little endian, of SHA-256 over, for each state in
/// order, its name in UTF-8, a zero, its flags (Auto 1, Multi 2), and its Require, Add, Remove and After, each a count and ascending indexes in LEB128.
/// </summary>
internal static class SchemaHash
{
    public static ulong Of(Schema schema)
    {
        var bytes = new ArrayBufferWriter<byte>();
        for (int i = 0; i < schema.Count; i++)
        {
            StateInfo info = schema.Describe(i);
            bytes.Write(Encoding.UTF8.GetBytes(info.State.Name));
            bytes.Write<byte>([0, (byte)((info.IsAuto ? 1 : 0) | (info.IsMulti ? 2 : 0))]);
            WriteList(bytes, info.Require);
            WriteList(bytes, info.Add);
            WriteList(bytes, info.Remove);
            WriteList(bytes, info.After);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static void WriteList(ArrayBufferWriter<byte> bytes, IReadOnlyList<State> states)
    {
        WriteNumber(bytes, states.Count);
        foreach (int index in states.Select(state => state.Index).Order()) WriteNumber(bytes, index);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> bytes, int number)
    {
        Span<byte> span = bytes.GetSpan(FrameParser.LongestLength);
        bytes.Advance(FrameParser.WriteLength(number, span));
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Runtime.CompilerServices;
using System.Text;

namespace AsyncMachine.Rpc;

/// <summary>
/// What two ends compare to know that they mean the same schema: the first eight bytes, little endian, of SHA-256 over, for each state in
/// order, its name in UTF-8, a zero, its flags (Auto 1, Multi 2), and its Require, Add, Remove and After, each a count and ascending indexes in LEB128.
/// </summary>
internal static class SchemaHash
{
    /// <summary>Worked out once: each connection asks anew about the same few schemas.</summary>
    public static ulong Of(Schema schema) => (schema.WireHash ??= new StrongBox<ulong>(End(Begin(schema, schema.Count)))).Value;

    /// <summary>Begins the hash of a schema with the first states of one that is known.</summary>
    public static ArrayBufferWriter<byte> Begin(Schema known, int count)
    {
        var bytes = new ArrayBufferWriter<byte>(32 * (count + 1));
        for (int i = 0; i < count; i++)
        {
            Add(
                bytes, known.Names[i], known.Flags[i],
                known.Rows.Targets(RowKind.Require, i), known.AddTargets(i), known.Rows.Targets(RowKind.Remove, i), known.Rows.Targets(RowKind.After, i));
        }

        return bytes;
    }

    /// <summary>Goes on with a state.</summary>
    public static void Add(ArrayBufferWriter<byte> bytes, string name, byte flags, IReadOnlyList<int> require, IReadOnlyList<int> add, IReadOnlyList<int> remove, IReadOnlyList<int> after)
    {
        Encoding.UTF8.GetBytes(name, bytes);
        bytes.Write<byte>([0, (byte)(flags & (byte)(StateFlags.Auto | StateFlags.Multi))]);
        WriteList(bytes, require);
        WriteList(bytes, add.Count < 2 ? add : [.. add.Order()]); // the one list that has an order of its own
        WriteList(bytes, remove);
        WriteList(bytes, after);
    }

    public static ulong End(ArrayBufferWriter<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private static void WriteList(ArrayBufferWriter<byte> bytes, IReadOnlyList<int> ascending)
    {
        WriteNumber(bytes, ascending.Count);
        for (int i = 0; i < ascending.Count; i++) WriteNumber(bytes, ascending[i]);
    }

    private static void WriteNumber(ArrayBufferWriter<byte> bytes, int number)
    {
        Span<byte> span = bytes.GetSpan(FrameParser.LongestLength);
        bytes.Advance(FrameParser.WriteLength(number, span));
    }
}

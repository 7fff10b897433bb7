using System.Buffers.Binary;
using System.Text;

namespace AsyncMachine.History;

/// <summary>
/// The keys of a store: a letter for what it is, the machine's id, and for blocks their key, most significant byte first, so that RocksDB's order is
/// that of numbers. A block's key has the id's length before the id: no machine's keys begin with those of another.
/// </summary>
internal static class StoreKeys
{
    public const byte Machine = (byte)'m', Summary = (byte)'s', Payload = (byte)'p';

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ReadOnlySpan<byte> Format => "\0format"u8;

    public static byte[] OfMachine(string machineId) => [Machine, .. IdOf(machineId)];

    public static string MachineIdOf(ReadOnlySpan<byte> key) => Utf8.GetString(key[1..]);

    public static byte[] OfBlock(byte kind, ReadOnlySpan<byte> id, ulong firstId)
    {
        var key = new byte[1 + sizeof(int) + id.Length + sizeof(ulong)];
        key[0] = kind;
        BinaryPrimitives.WriteInt32BigEndian(key.AsSpan(1), id.Length);
        id.CopyTo(key.AsSpan(1 + sizeof(int)));
        BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(key.Length - sizeof(ulong)), firstId);
        return key;
    }

    public static ulong FirstIdOf(ReadOnlySpan<byte> key) => BinaryPrimitives.ReadUInt64BigEndian(key[^sizeof(ulong)..]);

    // Half a surrogate pair would become a replacement character, and so somebody else's id.
    public static byte[] IdOf(string machineId)
    {
        try
        {
            return Utf8.GetBytes(machineId);
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException("The machine's id is no text: it holds half a surrogate pair.", nameof(machineId), exception);
        }
    }
}

using System.Buffers.Binary;
using System.Numerics;

namespace AsyncMachine.History;

/// <summary>CRC-32C, which most processors compute by themselves.</summary>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte value in bytes) sum = BitOperations.Crc32C(sum, value);
        return ~sum;
    }

    /// <summary>True, and the content, if the bytes end with the content's checksum.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (bytes.Length < sizeof(uint)) return false;
        content = bytes[..^sizeof(uint)];
        return Of(content) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..]);
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AsyncMachine.History;

/// <summary>What machines and blocks are called in the database.</summary>
internal static class StoreKeys
{
    /// <summary>An index of PostgreSQL holds a third of a page, at most.</summary>
    public const int LongestId = 2600;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Half a surrogate pair would become a replacement character, and so somebody else's id; a zero is in no text of PostgreSQL.</summary>
    /// <exception cref="ArgumentException">The database cannot hold that id.</exception>
    public static void Check(string machineId)
    {
        ArgumentNullException.ThrowIfNull(machineId);
        try
        {
            if (Utf8.GetByteCount(machineId) > LongestId) throw new ArgumentException($"The machine's id is longer than {LongestId} bytes.", nameof(machineId));
        }
        catch (EncoderFallbackException exception)
        {
            throw new ArgumentException("The machine's id is no text: it holds half a surrogate pair.", nameof(machineId), exception);
        }

        if (machineId.Contains('\0', StringComparison.Ordinal)) throw new ArgumentException("The machine's id holds the character U+0000.", nameof(machineId));
    }

    /// <summary>No block has a key as great as the greatest number: a bound beyond it means that number.</summary>
    public static long NumberOf(ulong key) => (long)Math.Min(key, long.MaxValue);

    /// <summary>The number of an advisory lock, which are those of a whole database: by 64 bits of a hash, so that no two ever meet.</summary>
    public static long LockOf(string schema, string name) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Utf8.GetBytes($"AsyncMachine.History\0{schema}\0{name}")));
}

using System.Runtime.CompilerServices;
using System.Text;

namespace AsyncMachine.History;

/// <summary>Reads what a <see cref="ByteWriter"/> has written.</summary>
/// <exception cref="InvalidDataException">The bytes end too early, or are no numbers; each method may throw it.</exception>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool AtEnd => _at == _bytes.Length;

    /// <summary>What stands before the checksum, which was found right.</summary>
    public static ByteReader Sealed(ReadOnlySpan<byte> bytes, byte version, string what)
    {
        if (!Checksum.TryOpen(bytes, out ReadOnlySpan<byte> content)) throw new InvalidDataException($"The {what} is damaged: its checksum is wrong.");
        var reader = new ByteReader(content);
        byte found = reader.Byte();
        return found == version ? reader : throw new InvalidDataException($"The {what} is of format version {found}; this library reads version {version}.");
    }

    public byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw TooShort();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Number()
    {
        if ((uint)_at < (uint)_bytes.Length && _bytes[_at] < 0x80) return _bytes[_at++];
        return LongNumber();
    }

    public int Count(int limit)
    {
        ulong number = Number();
        return limit >= 0 && number <= (ulong)limit ? (int)number : throw new InvalidDataException($"The bytes say {number} where there are at most {limit}.");
    }

    public long Signed()
    {
        ulong number = Number();
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    public ReadOnlySpan<byte> Bytes()
    {
        ulong size = Number();
        return Bytes((int)Math.Min(size, int.MaxValue));
    }

    public ReadOnlySpan<byte> Bytes(int size)
    {
        if (size > _bytes.Length - _at) throw TooShort();
        ReadOnlySpan<byte> bytes = _bytes.Slice(_at, size);
        _at += size;
        return bytes;
    }

    public ReadOnlySpan<byte> Rest()
    {
        ReadOnlySpan<byte> rest = _bytes[_at..];
        _at = _bytes.Length;
        return rest;
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>An instant, from UTC ticks.</summary>
    public static DateTimeOffset Instant(long ticks) => ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : throw new InvalidDataException($"The bytes say {ticks} where an instant is.");

    private ulong LongNumber()
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Byte();
            number |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return number;
        }

        throw new InvalidDataException("The bytes hold a number of more than 64 bits.");
    }

    private static InvalidDataException TooShort() => new("The bytes end too early.");
}

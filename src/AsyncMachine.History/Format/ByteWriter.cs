using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace AsyncMachine.History;

/// <summary>A growing buffer of bytes and of numbers of variable length: seven bits a byte, lowest first.</summary>
internal sealed class ByteWriter
{
    private const int LongestNumber = 10;

    private byte[] _bytes = new byte[256]; // grows, never shrinks: a writer is used again and again

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        if (Length == _bytes.Length) Grow(1);
        _bytes[Length++] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Number(ulong value)
    {
        if (_bytes.Length - Length < LongestNumber) Grow(LongestNumber);
        if (value < 0x80) _bytes[Length++] = (byte)value;
        else LongNumber(value);
    }

    /// <summary>A number that may be negative, small ones short.</summary>
    public void Signed(long value) => Number((ulong)(value << 1 ^ value >> 63));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - Length < bytes.Length) Grow(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    public void Text(string text)
    {
        int size = Encoding.UTF8.GetByteCount(text);
        Number((ulong)size);
        if (_bytes.Length - Length < size) Grow(size);
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    /// <summary>Ends what was written since <see cref="Clear"/> with its checksum.</summary>
    public void Seal()
    {
        uint sum = Checksum.Of(Span);
        if (_bytes.Length - Length < sizeof(uint)) Grow(sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(Length), sum);
        Length += sizeof(uint);
    }

    private void LongNumber(ulong value)
    {
        int at = Length;
        for (; value >= 0x80; value >>= 7) _bytes[at++] = (byte)(value | 0x80);
        _bytes[at++] = (byte)value;
        Length = at;
    }

    private void Grow(int room) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + room));
}

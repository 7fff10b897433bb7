using System.Buffers;

namespace AsyncMachine.Rpc.Tests.Wire;

internal static class WireTestExtensions
{
    /// <summary>The bytes of a frame, its length included.</summary>
    public static byte[] Frame(WireWriter.Body body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        WireWriter.WriteFrame(buffer, body);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The body of a frame that came whole, in pieces of a few bytes.</summary>
    public static ReadOnlySequence<byte> Body(byte[] frame)
    {
        ReadOnlySequence<byte> buffer = InPieces(frame, 3);
        Assert.That(FrameParser.TryRead(ref buffer, 1 << 20, out ReadOnlySequence<byte> body), Is.True);
        Assert.That(buffer.IsEmpty, Is.True);
        return body;
    }

    public static ReadOnlySequence<byte> InPieces(byte[] bytes, int size)
    {
        if (bytes.Length == 0) return ReadOnlySequence<byte>.Empty;
        Piece first = new(bytes.AsMemory(0, Math.Min(size, bytes.Length)), 0), last = first;
        for (int at = size; at < bytes.Length; at += size) last = last.Append(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    public static string Hex(this byte[] bytes) => Convert.ToHexStringLower(bytes);

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, long index)
        {
            Memory = memory;
            RunningIndex = index;
        }

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}

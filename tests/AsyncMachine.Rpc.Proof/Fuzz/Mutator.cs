using System.Buffers;

namespace AsyncMachine.Rpc.Proof;

/// <summary>Makes hostile input out of valid input.</summary>
internal static class Mutator
{
    /// <summary>Numbers, lengths and types that decoders like to get wrong.</summary>
    private static readonly byte[][] Nasty =
    [
        [0xCF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0xD3, 0x80, 0, 0, 0, 0, 0, 0, 0], [0xCE, 0xFF, 0xFF, 0xFF, 0xFF], [0xD2, 0x80, 0, 0, 0],
        [0xDD, 0xFF, 0xFF, 0xFF, 0xFF], [0xDD, 0x7F, 0xFF, 0xFF, 0xFF], [0xDD, 0, 0x0F, 0xFF, 0xFF], [0xDF, 0x7F, 0xFF, 0xFF, 0xFF], [0xDC, 0xFF, 0xFF],
        [0xC6, 0x7F, 0xFF, 0xFF, 0xFF], [0xC6, 0xFF, 0xFF, 0xFF, 0xFF], [0xDB, 0x7F, 0xFF, 0xFF, 0xFF], [0xC9, 0x7F, 0xFF, 0xFF, 0xFF, 0], [0xC1], [0xC0],
        [0xCB, 0x7F, 0xF0, 0, 0, 0, 0, 0, 0], [0x91, 0x91, 0x91, 0x91, 0x91, 0x91, 0x91, 0x91], [0x81, 0x81, 0x81, 0x81, 0x81], [0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
        [0x80, 0x80, 0x80, 0x80, 0x80, 0x01], [0x00], [0x7F], [0xE0], [0xCD, 0x03, 0xFF], [0xCD, 0x04, 0x00], [0xA0], [0xD9, 0xFF], [0xC4, 0x10],
    ];

    /// <summary>One to four changes of some bytes.</summary>
    public static byte[] Change(ref Dice dice, byte[] original, byte[][] others)
    {
        var bytes = new List<byte>(original);
        for (int changes = dice.Below(4); changes >= 0; changes--) ChangeOnce(ref dice, bytes, others);
        return [.. bytes];
    }

    /// <summary>A stream of frames: some of them changed, doubled, moved, left out or another session's; or the whole stream, lengths and all.</summary>
    public static byte[] ChangeStream(ref Dice dice, byte[][] frames, byte[][] others)
    {
        var bodies = new List<byte[]>(frames);
        for (int changes = dice.Below(3); changes >= 0; changes--)
        {
            int at = dice.OneIn(3) ? 0 : dice.Below(bodies.Count); // the first frame decides about all that follow
            switch (bodies.Count == 0 ? 3 : dice.Below(8))
            {
                case 0: bodies.RemoveAt(at); break;
                case 1: bodies.Insert(dice.Below(bodies.Count), bodies[at]); break;
                case 2: (bodies[at], bodies[^1]) = (bodies[^1], bodies[at]); break;
                case 3: bodies.Insert(Math.Min(at, bodies.Count), others[dice.Below(others.Length)]); break;
                default: bodies[at] = Change(ref dice, bodies[at], others); break;
            }
        }

        byte[] stream = Join(bodies);
        return dice.OneIn(4) ? Change(ref dice, stream, others) : stream;
    }

    /// <summary>Frames as they go over the wire.</summary>
    public static byte[] Join(IEnumerable<byte[]> bodies)
    {
        var stream = new ArrayBufferWriter<byte>();
        foreach (byte[] body in bodies)
        {
            stream.Advance(FrameParser.WriteLength(body.Length, stream.GetSpan(FrameParser.LongestLength)));
            stream.Write(body);
        }

        return stream.WrittenSpan.ToArray();
    }

    /// <summary>The bytes in pieces, as a connection may bring them.</summary>
    public static ReadOnlySequence<byte> InPieces(byte[] bytes, int size)
    {
        if (bytes.Length <= size) return new ReadOnlySequence<byte>(bytes);
        Piece first = new(bytes.AsMemory(0, size), 0), last = first;
        for (int at = size; at < bytes.Length; at += size) last = last.Append(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private static void ChangeOnce(ref Dice dice, List<byte> bytes, byte[][] others)
    {
        int at = dice.Below(bytes.Count);
        int some = Math.Min(1 + dice.Below(dice.OneIn(4) ? bytes.Count : 4), bytes.Count - at);
        switch (bytes.Count == 0 ? 3 : dice.Below(9))
        {
            case 0: bytes[at] ^= (byte)(1 << dice.Below(8)); break;
            case 1: bytes[at] = (byte)dice.Next(); break;
            case 2: bytes.RemoveRange(at, some); break;
            case 3: bytes.InsertRange(at, Nasty[dice.Below(Nasty.Length)]); break;
            case 4: Overwrite(bytes, at, Nasty[dice.Below(Nasty.Length)]); break;
            case 5: bytes.RemoveRange(at, bytes.Count - at); break;
            case 6: bytes.InsertRange(at, bytes.GetRange(at, some)); break;
            case 7: Splice(ref dice, bytes, at, others[dice.Below(others.Length)]); break;
            default: bytes[at] += (byte)(dice.OneIn(2) ? 1 : 255); break; // a length, a type or a number, off by one
        }
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] with)
    {
        for (int i = 0; i < with.Length && at + i < bytes.Count; i++) bytes[at + i] = with[i];
    }

    private static void Splice(ref Dice dice, List<byte> bytes, int at, byte[] other)
    {
        int from = dice.Below(other.Length);
        bytes.RemoveRange(at, bytes.Count - at);
        bytes.AddRange(other.AsSpan(from));
    }

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

using System.Buffers;

namespace AsyncMachine.Rpc;

/// <summary>
/// Frames on a stream of bytes: the length of the body as unsigned LEB128, in its shortest form, then the body. The length is checked before
/// anything is allocated.
/// </summary>
internal static class FrameParser
{
    /// <summary>The most bytes that a length takes.</summary>
    public const int LongestLength = 5;

    /// <summary>Takes one frame off a buffer.</summary>
    /// <param name="buffer">What has come; begins behind the frame if there was one.</param>
    /// <param name="limit">The longest body that is taken, in bytes.</param>
    /// <param name="body">The frame's body.</param>
    /// <returns>False if no whole frame has come yet.</returns>
    /// <exception cref="ProtocolException">What has come can be no frame.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, int limit, out ReadOnlySequence<byte> body)
    {
        body = default;
        var reader = new SequenceReader<byte>(buffer);
        ulong length = 0;
        for (int i = 0; ; i++)
        {
            if (!reader.TryRead(out byte part)) return false;
            length |= (ulong)(part & 0x7F) << (7 * i);
            if ((part & 0x80) == 0)
            {
                if (part == 0 && i > 0) throw new ProtocolException("A frame's length is not in its shortest form.");
                break;
            }

            if (i == LongestLength - 1) throw new ProtocolException($"A frame's length takes more than {LongestLength} bytes.");
        }

        if (length == 0) throw new ProtocolException("A frame is empty.");
        if (length > (ulong)limit) throw new ProtocolException($"A frame has {length} bytes; {limit} are allowed.");
        if (reader.Remaining < (long)length) return false;
        body = buffer.Slice(reader.Position, (long)length);
        buffer = buffer.Slice(body.End);
        return true;
    }

    /// <summary>Writes a length.</summary>
    /// <param name="length">The length of a body, 1 or more.</param>
    /// <param name="to">At least <see cref="LongestLength"/> bytes.</param>
    /// <returns>How many bytes it took.</returns>
    public static int WriteLength(int length, Span<byte> to)
    {
        uint rest = (uint)length;
        int count = 0;
        while (rest >= 0x80)
        {
            to[count++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        to[count++] = (byte)rest;
        return count;
    }
}

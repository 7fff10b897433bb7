using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>Writes messages as frames.</summary>
internal static class WireWriter
{
    public delegate void Body(ref MessagePackWriter writer);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _scratch;

    /// <summary>Writes one frame: the body is written aside, because its length comes first.</summary>
    public static void WriteFrame(IBufferWriter<byte> to, Body body)
    {
        MessagePackWriter writer = Begin();
        body(ref writer);
        End(ref writer, to);
    }

    /// <summary>Begins a frame; one at a time on a thread.</summary>
    /// <returns>Where its body is written.</returns>
    public static MessagePackWriter Begin()
    {
        ArrayBufferWriter<byte> scratch = _scratch ??= new ArrayBufferWriter<byte>(256);
        scratch.ResetWrittenCount();
        return new MessagePackWriter(scratch);
    }

    /// <summary>Writes the frame that was begun.</summary>
    public static void End(ref MessagePackWriter writer, IBufferWriter<byte> to)
    {
        writer.Flush();
        ArrayBufferWriter<byte> scratch = _scratch!;
        ReadOnlySpan<byte> written = scratch.WrittenSpan;
        Span<byte> span = to.GetSpan(FrameParser.LongestLength + written.Length);
        int length = FrameParser.WriteLength(written.Length, span);
        written.CopyTo(span[length..]);
        to.Advance(length + written.Length);
        if (scratch.Capacity > 64 * 1024) _scratch = null; // one long frame must not hold memory for ever
    }

    public static void WriteBytes(ref MessagePackWriter writer, byte[]? bytes)
    {
        if (bytes is null) writer.WriteNil();
        else writer.Write(bytes.AsSpan());
    }

    /// <summary>A message that is a number.</summary>
    public static void WriteNumber(ref MessagePackWriter writer, MessageKind kind, ulong number)
    {
        writer.WriteArrayHeader(2);
        writer.Write((byte)kind);
        writer.Write(number);
    }

    public static void WriteTexts(ref MessagePackWriter writer, string[] texts)
    {
        writer.WriteArrayHeader(texts.Length);
        foreach (string text in texts) writer.Write(text);
    }

    public static void WriteIndexes(ref MessagePackWriter writer, int[]? indexes)
    {
        if (indexes is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(indexes.Length);
        foreach (int index in indexes) writer.Write(index);
    }
}

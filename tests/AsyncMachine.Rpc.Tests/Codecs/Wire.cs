using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc.Tests.Codecs;

/// <summary>Args to bytes and back, by the codecs that generated code has added.</summary>
internal static class Wire
{
    public static byte[] Write<T>(T args)
        where T : notnull
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        Codec<T>().WriteArgs(ref writer, args);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads args, and checks that nothing is left.</summary>
    public static T Read<T>(byte[] bytes)
        where T : notnull
    {
        var reader = new MessagePackReader(bytes);
        T args = Codec<T>().ReadArgs(ref reader);
        Assert.That(reader.End, Is.True, "Bytes are left.");
        return args;
    }

    /// <summary>The same, of bytes that lie in pieces.</summary>
    public static T ReadInPieces<T>(byte[] bytes, int size)
        where T : notnull
    {
        Piece first = new(bytes.AsMemory(0, Math.Min(size, bytes.Length)), 0);
        Piece last = first;
        for (int at = first.Memory.Length; at < bytes.Length; at += size) last = last.Append(bytes.AsMemory(at, Math.Min(size, bytes.Length - at)));
        var sequence = new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
        var reader = new MessagePackReader(sequence);
        return Codec<T>().ReadArgs(ref reader);
    }

    public static T Trip<T>(T args)
        where T : notnull => Read<T>(Write(args));

    public static ArgsCodec<T> Codec<T>()
        where T : notnull => (ArgsCodec<T>)(ArgsCodecs.Find(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} has no codec."));

    public static string Json(byte[] bytes) => MessagePackSerializer.ConvertToJson(bytes);

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

using System.Buffers;
using System.Runtime.CompilerServices;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>
/// Reads the body of one frame: an array whose further elements are ignored, and nothing behind it. Whatever it is given, it ends in a message
/// or in a <see cref="ProtocolException"/>, and never allocates more than the bytes that are there account for.
/// </summary>
internal static class WireReader
{
    public delegate T Body<T>(ref MessagePackReader reader, int count);

    /// <summary>The kind of a body's message.</summary>
    public static MessageKind KindOf(in ReadOnlySequence<byte> body) => Guarded(body, static (ref MessagePackReader reader) =>
    {
        if (reader.ReadArrayHeader() == 0) throw new ProtocolException("A frame's array is empty.");
        byte kind = reader.ReadByte();
        return kind <= (byte)MessageKind.Bye ? (MessageKind)kind : throw new ProtocolException($"A frame is of kind {kind}, which does not exist.");
    });

    /// <summary>Reads a message.</summary>
    /// <param name="body">The frame's body.</param>
    /// <param name="kind">The kind that it is known to be of.</param>
    /// <param name="least">How many elements it must have behind its kind.</param>
    /// <param name="read">Reads those; it is told how many there are, and need not read all.</param>
    public static T Read<T>(in ReadOnlySequence<byte> body, MessageKind kind, int least, Body<T> read)
    {
        var reader = new MessagePackReader(body);
        try
        {
            int count = reader.ReadArrayHeader() - 1;
            if (count < least) throw new ProtocolException($"A {kind} has {count} elements, not {least} or more.");
            _ = reader.ReadByte();
            MessagePackReader peek = reader.CreatePeekReader();
            for (int i = 0; i < count; i++) Skip(ref peek, 0);
            if (!peek.End) throw new ProtocolException($"A {kind} is followed by {peek.Sequence.Slice(peek.Position).Length} bytes.");
            return read(ref reader, count);
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            throw Malformed(exception);
        }
    }

    /// <summary>Reads a part of a body that was found whole before.</summary>
    public static T Content<T>(in ReadOnlySequence<byte> content, Guardable<T> read) => Guarded(content, read);

    /// <summary>A string of limited length.</summary>
    public static string ReadText(ref MessagePackReader reader, string what, int limit = 1024)
    {
        string text = reader.ReadString() ?? throw new ProtocolException($"{what} is nil.");
        return text.Length <= limit ? text : throw new ProtocolException($"{what} has {text.Length} characters; {limit} are allowed.");
    }

    /// <summary>Bytes, or null for nil.</summary>
    public static byte[]? ReadBytes(ref MessagePackReader reader) => reader.ReadBytes() is { } bytes ? bytes.ToArray() : null;

    /// <summary>A session's key, or null for nil.</summary>
    public static byte[]? ReadKey(ref MessagePackReader reader)
    {
        byte[]? key = ReadBytes(ref reader);
        return key is null or { Length: KeyLength } ? key : throw new ProtocolException($"A session's key has {key.Length} bytes, not {KeyLength}.");
    }

    /// <summary>As many texts as there are states, at most.</summary>
    public static string[] ReadTexts(ref MessagePackReader reader, string what)
    {
        int count = reader.ReadArrayHeader();
        if (count > SchemaLimit) throw new ProtocolException($"A list has {count} states; {SchemaLimit} are possible.");
        var texts = new string[count];
        for (int i = 0; i < count; i++) texts[i] = ReadText(ref reader, what);
        return texts;
    }

    /// <summary>Ascending indexes, each below a limit.</summary>
    public static int[] ReadIndexes(ref MessagePackReader reader, int limit = SchemaLimit)
    {
        int count = reader.ReadArrayHeader();
        if (count > limit) throw new ProtocolException($"A list has {count} states; {limit} are possible.");
        var indexes = new int[count];
        for (int i = 0; i < count; i++) indexes[i] = ReadIndex(ref reader, limit);
        for (int i = 1; i < count; i++)
        {
            if (indexes[i] <= indexes[i - 1]) throw new ProtocolException($"A list names state {indexes[i]} after state {indexes[i - 1]}; indexes ascend.");
        }

        return indexes;
    }

    public static int ReadIndex(ref MessagePackReader reader, int limit = SchemaLimit)
    {
        uint index = reader.ReadUInt32();
        return index < (uint)limit ? (int)index : throw new ProtocolException($"State {index} is named; {limit} are possible.");
    }

    /// <summary>An enum of one byte, from 0 to its last value without a gap.</summary>
    public static T ReadEnum<T>(byte value, T last, string what)
        where T : unmanaged, Enum
    {
        T read = Unsafe.As<byte, T>(ref value);
        return value <= Unsafe.As<T, byte>(ref last) ? read : throw new ProtocolException($"{what} is {value}, which does not exist.");
    }

    /// <summary>The most states a schema can have.</summary>
    public const int SchemaLimit = 1024;

    /// <summary>What intervals that the other side names are cut to, in milliseconds: no timer takes longer ones.</summary>
    public const uint LongestInterval = 24 * 60 * 60 * 1000;

    /// <summary>The shortest interval of pings that is followed, in milliseconds: one of nothing would be a busy loop.</summary>
    public const uint ShortestPing = 10;

    /// <summary>Bytes of a session's key.</summary>
    public const int KeyLength = 16;

    private const int DeepestNesting = 32;

    /// <summary>True for what a MessagePack reader says of bytes that are something else.</summary>
    public static bool IsMalformed(Exception exception) => exception is MessagePackSerializationException or EndOfStreamException or OverflowException;

    public static ProtocolException Malformed(Exception exception) => new("A frame's body is malformed: " + exception.Message, exception);

    public delegate T Guardable<T>(ref MessagePackReader reader);

    private static T Guarded<T>(in ReadOnlySequence<byte> body, Guardable<T> read)
    {
        var reader = new MessagePackReader(body);
        try
        {
            return read(ref reader);
        }
        catch (Exception exception) when (IsMalformed(exception))
        {
            throw Malformed(exception);
        }
    }

    /// <summary>Skips one element; the library's own way does so by recursion without a limit.</summary>
    private static void Skip(ref MessagePackReader reader, int depth)
    {
        if (depth > DeepestNesting) throw new ProtocolException($"A frame nests deeper than {DeepestNesting}.");
        int children;
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Array:
                children = reader.ReadArrayHeader();
                break;
            case MessagePackType.Map:
                children = reader.ReadMapHeader() * 2;
                break;
            default:
                reader.Skip();
                return;
        }

        for (int i = 0; i < children; i++) Skip(ref reader, depth + 1);
    }
}

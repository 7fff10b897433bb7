using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>What follows a chunk of a payload.</summary>
internal enum ChunkState : byte
{
    More = 0,
    End = 1,

    /// <summary>Nothing: the sender has failed, or has been cancelled.</summary>
    Failed = 2,
}

/// <summary>A notify with a part of a payload: <c>[4, 4, id, offset, state, bytes, name or text, length?]</c>.</summary>
/// <param name="Id">Of the payload: even, and ascending in the order in which payloads begin.</param>
/// <param name="Offset">How many bytes of the payload lie before these.</param>
/// <param name="State">What follows.</param>
/// <param name="Bytes">The part itself, at most <see cref="Longest"/> bytes.</param>
/// <param name="Text">The payload's name if the offset is 0; why it has failed if it has; null otherwise.</param>
/// <param name="Length">Of an object, if the offset is 0; null for a stream.</param>
internal sealed record PayloadChunk(ulong Id, long Offset, ChunkState State, ReadOnlyMemory<byte> Bytes, string? Text, long? Length)
{
    /// <summary>The most bytes that a chunk has: a request's answer never waits for more.</summary>
    public const int Longest = 16 * 1024;

    /// <summary>What may be sent of each payload before the client has given any credit.</summary>
    public const int FirstCredit = 64 * 1024;

    /// <summary>How many payloads of a session may be under way.</summary>
    public const int MostOpen = 16;

    private const int LongestText = 1024;

    public void Write(ref MessagePackWriter writer)
    {
        Notify.WriteHead(ref writer, NotifyKind.Payload, Length is not null ? 6 : Text is not null ? 5 : 4);
        writer.Write(Id);
        writer.Write(Offset);
        writer.Write((byte)State);
        writer.Write(Bytes.Span);
        if (Text is not null) writer.Write(Text.Length <= LongestText ? Text : Text[..LongestText]);
        if (Length is { } length) writer.Write(length);
    }

    public static PayloadChunk Read(in ReadOnlySequence<byte> body) => WireReader.Read(body, MessageKind.Notify, 5, static (ref MessagePackReader reader, int count) =>
    {
        _ = reader.ReadByte();
        ulong id = reader.ReadUInt64();
        if (id == 0 || (id & 1) != 0) throw new ProtocolException($"A payload's number is {id}; a server's numbers are even, and more than 0.");
        long offset = ReadOffset(ref reader, "A chunk's offset");
        ChunkState state = WireReader.ReadEnum(reader.ReadByte(), ChunkState.Failed, "What follows a chunk");
        ReadOnlySequence<byte> bytes = reader.ReadBytes() ?? default;
        if (bytes.Length > Longest) throw new ProtocolException($"A chunk has {bytes.Length} bytes; {Longest} are allowed.");
        string? text = count > 5 && !reader.TryReadNil() ? WireReader.ReadText(ref reader, "A chunk's text", LongestText) : null;
        long? length = count > 6 && !reader.TryReadNil() ? ReadOffset(ref reader, "A payload's length") : null;
        return new PayloadChunk(id, offset, state, bytes.ToArray(), text, length);
    });

    /// <summary>A number of bytes; far from the end of its type, so that sums never turn round.</summary>
    public static long ReadOffset(ref MessagePackReader reader, string what)
    {
        ulong offset = reader.ReadUInt64();
        return offset <= long.MaxValue / 4 ? (long)offset : throw new ProtocolException($"{what} is {offset}.");
    }
}

using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>What became of a request. The clock behind it is written and read apart: it depends on what the connection holds.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Code">Its outcome.</param>
/// <param name="Text">For refusals: why; null otherwise.</param>
internal readonly record struct Reply(ulong Id, ReplyCode Code, string? Text)
{
    private const int LongestText = 4096;

    /// <summary>Writes the reply.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="clock">Writes the clock; null for none.</param>
    public void Write(ref MessagePackWriter writer, WireWriter.Body? clock)
    {
        WriteHead(ref writer, clock is not null);
        clock?.Invoke(ref writer);
        WriteTail(ref writer);
    }

    /// <summary>Writes what comes before the clock; if there is to be one, it comes next.</summary>
    public void WriteHead(ref MessagePackWriter writer, bool hasClock)
    {
        bool refused = Code >= ReplyCode.Denied;
        writer.WriteArrayHeader(refused ? 5 : hasClock ? 4 : 3);
        writer.Write((byte)MessageKind.Reply);
        writer.Write(Id);
        writer.Write((byte)Code);
        if (refused && !hasClock) writer.WriteNil();
    }

    /// <summary>Writes what comes after the clock.</summary>
    public void WriteTail(ref MessagePackWriter writer)
    {
        if (Code < ReplyCode.Denied) return;
        string text = Text ?? "";
        writer.Write(text.Length <= LongestText ? text : text[..LongestText]);
    }

    /// <summary>Reads a reply.</summary>
    /// <param name="body">The frame's body.</param>
    /// <param name="clock">The clock's bytes; empty if there is none.</param>
    public static Reply Read(in ReadOnlySequence<byte> body, out ReadOnlySequence<byte> clock)
    {
        (Reply reply, clock) = WireReader.Read(body, MessageKind.Reply, 2, static (ref MessagePackReader reader, int count) =>
        {
            ulong id = reader.ReadUInt64();
            ReplyCode code = WireReader.ReadEnum(reader.ReadByte(), ReplyCode.Unsupported, "The outcome");
            ReadOnlySequence<byte> clock = count > 2 && !reader.TryReadNil() ? reader.ReadRaw() : default;
            string? text = count > 3 && !reader.TryReadNil() ? WireReader.ReadText(ref reader, "The text", LongestText) : null;
            return (new Reply(id, code, text), clock);
        });
        return reply;
    }
}

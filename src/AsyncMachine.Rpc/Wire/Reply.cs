using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>What became of a request. The clock behind it is written and read apart: it depends on what the connection holds.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Code">Its outcome.</param>
/// <param name="Text">For refusals: why; null otherwise.</param>
internal sealed record Reply(ulong Id, ReplyCode Code, string? Text)
{
    private const int LongestText = 4096;

    /// <summary>Writes the reply.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="clock">Writes the clock; null for none.</param>
    public void Write(ref MessagePackWriter writer, WireWriter.Body? clock)
    {
        bool refused = Code >= ReplyCode.Denied;
        writer.WriteArrayHeader(refused ? 5 : clock is null ? 3 : 4);
        writer.Write((byte)MessageKind.Reply);
        writer.Write(Id);
        writer.Write((byte)Code);
        if (clock is not null) clock(ref writer);
        else if (refused) writer.WriteNil();
        if (!refused) return;
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

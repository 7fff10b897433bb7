using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>A notify that something subscribed to has come: <c>[4, 5, handle, number, args, text?]</c>.</summary>
/// <param name="Handle">Of the subscription.</param>
/// <param name="Number">1, 2, 3, … in the subscription; 0: it is over, as the client has asked for.</param>
/// <param name="Args">What has come, undecoded; null if the subscription has failed.</param>
/// <param name="Text">Why it has failed; null if it has not.</param>
internal sealed record ArgsMatch(ulong Handle, ulong Number, byte[]? Args, string? Text)
{
    private const int LongestText = 4096;

    public void Write(ref MessagePackWriter writer)
    {
        Notify.WriteHead(ref writer, NotifyKind.ArgsMatch, Text is null ? 3 : 4);
        writer.Write(Handle);
        writer.Write(Number);
        WireWriter.WriteBytes(ref writer, Args);
        if (Text is not null) writer.Write(Text.Length <= LongestText ? Text : Text[..LongestText]);
    }

    public static ArgsMatch Read(in ReadOnlySequence<byte> body) => WireReader.Read(body, MessageKind.Notify, 4, static (ref MessagePackReader reader, int count) =>
    {
        _ = reader.ReadByte();
        return new ArgsMatch(
            reader.ReadUInt64(), reader.ReadUInt64(), WireReader.ReadBytes(ref reader),
            count > 4 && !reader.TryReadNil() ? WireReader.ReadText(ref reader, "The text", LongestText) : null);
    });
}

using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>A request or payload that nobody wants any more.</summary>
/// <param name="Id">Its id.</param>
internal readonly record struct Cancel(ulong Id)
{
    public void Write(ref MessagePackWriter writer) => WireWriter.WriteNumber(ref writer, MessageKind.Cancel, Id);

    public static Cancel Read(in ReadOnlySequence<byte> body) =>
        WireReader.Read(body, MessageKind.Cancel, 1, static (ref MessagePackReader reader, int _) => new Cancel(reader.ReadUInt64()));
}

/// <summary>A sign of life, or its echo.</summary>
/// <param name="Value">Comes back unread.</param>
/// <param name="IsEcho">It is one that comes back.</param>
internal readonly record struct Ping(long Value, bool IsEcho)
{
    public void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(2);
        writer.Write((byte)(IsEcho ? MessageKind.Pong : MessageKind.Ping));
        writer.Write(Value);
    }

    public static Ping Read(in ReadOnlySequence<byte> body)
    {
        MessageKind kind = WireReader.KindOf(body);
        return WireReader.Read(body, kind, 1, (ref MessagePackReader reader, int _) => new Ping(reader.ReadInt64(), kind == MessageKind.Pong));
    }
}

/// <summary>The end of a connection.</summary>
/// <param name="Code">Why.</param>
/// <param name="Text">The same in words.</param>
internal sealed record Bye(ByeCode Code, string Text)
{
    private const int LongestText = 4096;

    public void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(3);
        writer.Write((byte)MessageKind.Bye);
        writer.Write((byte)Code);
        writer.Write(Text.Length <= LongestText ? Text : Text[..LongestText]);
    }

    public static Bye Read(in ReadOnlySequence<byte> body) => WireReader.Read(body, MessageKind.Bye, 2, static (ref MessagePackReader reader, int _) =>
        new Bye(WireReader.ReadEnum(reader.ReadByte(), ByeCode.MachineDisposed, "The reason"), WireReader.ReadText(ref reader, "The text", LongestText)));
}

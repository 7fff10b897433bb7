using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>Something that a client asks of the machine.</summary>
/// <param name="Id">1, 2, 3, … in its session, without a gap.</param>
/// <param name="Operation">What is asked for.</param>
/// <param name="HasReply">Somebody waits for the answer.</param>
/// <param name="Target">The called states, in schema order.</param>
/// <param name="Args">Their args, undecoded; null if there are none.</param>
/// <param name="TraceParent">The W3C trace parent; null if there is none.</param>
internal sealed record Request(ulong Id, RequestOperation Operation, bool HasReply, int[] Target, byte[]? Args, string? TraceParent)
{
    public void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(TraceParent is null ? 5 : 6);
        writer.Write((byte)MessageKind.Request);
        writer.Write(Id);
        writer.Write((byte)(Operation | (HasReply ? 0 : RequestOperation.NoReply)));
        if (Target.Length == 1) writer.Write(Target[0]);
        else WireWriter.WriteIndexes(ref writer, Target);
        WireWriter.WriteBytes(ref writer, Args);
        if (TraceParent is not null) writer.Write(TraceParent);
    }

    public static Request Read(in ReadOnlySequence<byte> body) => WireReader.Read(body, MessageKind.Request, 4, static (ref MessagePackReader reader, int count) =>
    {
        ulong id = reader.ReadUInt64();
        byte operation = reader.ReadByte();
        RequestOperation asked = WireReader.ReadEnum((byte)(operation & ~(byte)RequestOperation.NoReply), RequestOperation.ArgsCatalogue, "The operation");
        int[] target = reader.NextMessagePackType == MessagePackType.Integer ? [WireReader.ReadIndex(ref reader)] : WireReader.ReadIndexes(ref reader);
        byte[]? args = WireReader.ReadBytes(ref reader);
        string? trace = count > 4 && !reader.TryReadNil() ? WireReader.ReadText(ref reader, "The trace parent", 128) : null;
        return new Request(id, asked, (operation & (byte)RequestOperation.NoReply) == 0, target, args, trace);
    });
}

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

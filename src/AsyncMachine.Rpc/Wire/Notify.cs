using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>What is told without being asked for. Each kind is read by what it is for.</summary>
internal static class Notify
{
    /// <summary>Writes a clock that is pushed.</summary>
    public static void WriteClock(ref MessagePackWriter writer, WireWriter.Body clock)
    {
        WriteHead(ref writer, NotifyKind.Clock, 1);
        clock(ref writer);
    }

    /// <summary>Writes the whole vector, as after an import or a mismatch.</summary>
    public static void WriteVector(ref MessagePackWriter writer, ulong queueTick, uint machineTick, ReadOnlySpan<ulong> ticks)
    {
        WriteHead(ref writer, NotifyKind.Vector, 3);
        writer.Write(queueTick);
        writer.Write(machineTick);
        Welcome.WriteTicks(ref writer, ticks);
    }

    /// <summary>Writes up to which request all without reply have been taken.</summary>
    public static void WriteAck(ref MessagePackWriter writer, ulong id)
    {
        WriteHead(ref writer, NotifyKind.Ack, 1);
        writer.Write(id);
    }

    /// <summary>Reads what kind it is, and what it holds, undecoded.</summary>
    public static NotifyKind Read(in ReadOnlySequence<byte> body, out ReadOnlySequence<byte> content)
    {
        (NotifyKind kind, content) = WireReader.Read(body, MessageKind.Notify, 1, static (ref MessagePackReader reader, int _) =>
        {
            NotifyKind kind = WireReader.ReadEnum(reader.ReadByte(), NotifyKind.Credit, "The kind of a notify");
            return (kind, reader.Sequence.Slice(reader.Position));
        });
        return kind;
    }

    public static (ulong QueueTick, uint MachineTick, ulong[] Ticks) ReadVector(in ReadOnlySequence<byte> content) =>
        WireReader.Content(content, static (ref MessagePackReader reader) => (reader.ReadUInt64(), reader.ReadUInt32(), Welcome.ReadTicks(ref reader)));

    public static ulong ReadAck(in ReadOnlySequence<byte> content) =>
        WireReader.Content(content, static (ref MessagePackReader reader) => reader.ReadUInt64());

    private static void WriteHead(ref MessagePackWriter writer, NotifyKind kind, int elements)
    {
        writer.WriteArrayHeader(2 + elements);
        writer.Write((byte)MessageKind.Notify);
        writer.Write((byte)kind);
    }
}

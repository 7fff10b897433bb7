using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>What is told without being asked for. Each kind is read by what it is for.</summary>
internal static class Notify
{
    /// <summary>Writes a clock that is pushed.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="base">What the other side holds.</param>
    /// <param name="delta">What has changed since.</param>
    /// <param name="skipped">How many transitions it stands for where each was wanted by itself; 0 otherwise, and then it does not travel.</param>
    public static void WriteClock(ref MessagePackWriter writer, ClockBase @base, ClockDelta delta, ulong skipped = 0)
    {
        WriteHead(ref writer, NotifyKind.Clock, skipped == 0 ? 1 : 2);
        ClockCodec.Write(ref writer, @base, delta);
        if (skipped > 0) writer.Write(skipped);
    }

    /// <summary>Reads how many transitions a clock stands for, behind the clock.</summary>
    public static ulong ReadSkipped(in ReadOnlySequence<byte> content) => WireReader.Content(content, static (ref MessagePackReader reader) =>
    {
        reader.Skip(); // a clock nests no deeper than its array
        return reader.End ? 0 : reader.ReadUInt64();
    });

    /// <summary>Writes what a later version of the schema has that the other side does not know.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="from">The first state that is new, or defined in another way; all from there on travel.</param>
    /// <param name="schema">The later version.</param>
    /// <param name="tracked">The states whose ticks travel from now on; null for all.</param>
    public static void WriteSchema(ref MessagePackWriter writer, int from, Schema schema, int[]? tracked)
    {
        WriteHead(ref writer, NotifyKind.Schema, 4);
        writer.Write(from);
        writer.WriteUInt64(SchemaHash.Of(schema));
        SchemaCodec.WriteFrom(ref writer, schema, from);
        WireWriter.WriteIndexes(ref writer, tracked);
    }

    /// <summary>Reads a later version of a schema.</summary>
    /// <param name="content">What the notify holds.</param>
    /// <param name="known">The version that is known.</param>
    /// <returns>The later version, and the states whose ticks travel from now on; null for all.</returns>
    public static (Schema Schema, int[]? Tracked) ReadSchema(in ReadOnlySequence<byte> content, Schema known) =>
        WireReader.Content(content, (ref MessagePackReader reader) =>
        {
            int from = WireReader.ReadIndex(ref reader);
            if (from > known.Count) throw new ProtocolException($"A schema changes from state {from} on; {known.Count} states are known.");
            ulong hash = reader.ReadUInt64();
            (int count, Func<Schema> make) = SchemaCodec.ReadFrom(ref reader, known, from, hash);
            int[]? tracked = reader.End || reader.TryReadNil() ? null : WireReader.ReadIndexes(ref reader, count);
            return (make(), tracked);
        });

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

    /// <summary>Writes what a notify begins with.</summary>
    public static void WriteHead(ref MessagePackWriter writer, NotifyKind kind, int elements)
    {
        writer.WriteArrayHeader(2 + elements);
        writer.Write((byte)MessageKind.Notify);
        writer.Write((byte)kind);
    }
}

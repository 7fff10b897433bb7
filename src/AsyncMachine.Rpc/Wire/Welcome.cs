using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>The first frame of a server, to a hello that it accepts: always the whole vector, so that no stale base can exist.</summary>
internal sealed record Welcome
{
    public uint Version { get; init; } = Hello.CurrentVersion;

    /// <summary>Key of the session: 128 random bits.</summary>
    public required byte[] Session { get; init; }

    public bool Resumed { get; init; }

    /// <summary>The last request that the session has taken.</summary>
    public ulong LastTaken { get; init; }

    /// <summary>How many requests may be unsettled; a power of two.</summary>
    public uint Window { get; init; }

    /// <summary>Random for each hosted machine and process.</summary>
    public ulong Instance { get; init; }

    public required string MachineId { get; init; }

    public uint MachineTick { get; init; }

    public ulong QueueTick { get; init; }

    public required ulong[] Ticks { get; init; }

    /// <summary>The states whose ticks travel; null for all.</summary>
    public int[]? Tracked { get; init; }

    /// <summary>The schema, if the client's hash differs; null otherwise.</summary>
    public Schema? Schema { get; init; }

    public uint PingInterval { get; init; }

    public uint PushInterval { get; init; }

    public uint MaxFrame { get; init; }

    public Capabilities Capabilities { get; init; }

    public void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(17);
        writer.Write((byte)MessageKind.Welcome);
        writer.Write(Version);
        writer.Write(Session.AsSpan());
        writer.Write(Resumed);
        writer.Write(LastTaken);
        writer.Write(Window);
        writer.WriteUInt64(Instance);
        writer.Write(MachineId);
        writer.Write(MachineTick);
        writer.Write(QueueTick);
        WriteTicks(ref writer, Ticks);
        WireWriter.WriteIndexes(ref writer, Tracked);
        if (Schema is null) writer.WriteNil();
        else SchemaCodec.Write(ref writer, Schema);
        writer.Write(PingInterval);
        writer.Write(PushInterval);
        writer.Write(MaxFrame);
        writer.Write((uint)Capabilities);
    }

    public static Welcome Read(in ReadOnlySequence<byte> body) => WireReader.Read(body, MessageKind.Welcome, 16, static (ref MessagePackReader reader, int _) => new Welcome
    {
        Version = reader.ReadUInt32(),
        Session = WireReader.ReadKey(ref reader) ?? throw new ProtocolException("A welcome has no session."),
        Resumed = reader.ReadBoolean(),
        LastTaken = reader.ReadUInt64(),
        Window = ReadWindow(ref reader),
        Instance = reader.ReadUInt64(),
        MachineId = WireReader.ReadText(ref reader, "The machine's id"),
        MachineTick = reader.ReadUInt32(),
        QueueTick = reader.ReadUInt64(),
        Ticks = ReadTicks(ref reader),
        Tracked = reader.TryReadNil() ? null : WireReader.ReadIndexes(ref reader),
        Schema = reader.TryReadNil() ? null : SchemaCodec.Read(ref reader),
        PingInterval = Math.Clamp(reader.ReadUInt32(), WireReader.ShortestPing, WireReader.LongestInterval),
        PushInterval = SyncOptions.ReadInterval(ref reader),
        MaxFrame = reader.ReadUInt32(),
        Capabilities = (Capabilities)reader.ReadUInt32(),
    });

    public static void WriteTicks(ref MessagePackWriter writer, ReadOnlySpan<ulong> ticks)
    {
        writer.WriteArrayHeader(ticks.Length);
        foreach (ulong tick in ticks) writer.Write(tick);
    }

    public static ulong[] ReadTicks(ref MessagePackReader reader)
    {
        int count = reader.ReadArrayHeader();
        if (count > WireReader.SchemaLimit) throw new ProtocolException($"A vector has {count} ticks; {WireReader.SchemaLimit} are possible.");
        var ticks = new ulong[count];
        for (int i = 0; i < count; i++) ticks[i] = reader.ReadUInt64();
        return ticks;
    }

    private static uint ReadWindow(ref MessagePackReader reader)
    {
        uint window = reader.ReadUInt32();
        return window is > 0 and <= 1 << 16 && System.Numerics.BitOperations.IsPow2(window)
            ? window : throw new ProtocolException($"The window is {window}; it is a power of two, 65 536 at most.");
    }
}

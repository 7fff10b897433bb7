using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>How a client wants to be told of changes.</summary>
/// <param name="Mode">What is pushed.</param>
/// <param name="PushInterval">Least time between two pushes, in milliseconds; 0 for no pushes at all, <see cref="Instant"/> for every change at once.</param>
/// <param name="States">Which states, by index; in any mode. Null for all, or if they are named.</param>
/// <param name="Names">Which states, by name: a client may not know their indexes yet. Travels in the same place.</param>
internal sealed record SyncOptions(SyncMode Mode, uint PushInterval, int[]? States, string[]? Names = null)
{
    /// <summary>Every change is pushed at once.</summary>
    public const uint Instant = uint.MaxValue;

    /// <summary>Reads an interval of pushes, cut to what a timer can follow.</summary>
    public static uint ReadInterval(ref MessagePackReader reader)
    {
        uint interval = reader.ReadUInt32();
        return interval == Instant ? Instant : Math.Min(interval, WireReader.LongestInterval);
    }
}

/// <summary>The first frame of a client.</summary>
internal sealed record Hello
{
    /// <summary>The version of the protocol that this page speaks.</summary>
    public const uint CurrentVersion = 1;

    public uint Version { get; init; } = CurrentVersion;

    /// <summary>Name of the machine; empty for the default one.</summary>
    public string Machine { get; init; } = "";

    public ulong SchemaHash { get; init; }

    public ulong ArgsHash { get; init; }

    /// <summary>Key of the session to resume; null for a new one.</summary>
    public byte[]? Session { get; init; }

    public required string ClientId { get; init; }

    public Capabilities Capabilities { get; init; }

    public required SyncOptions Sync { get; init; }

    /// <summary>What the server's authentication asks for; null for nothing.</summary>
    public byte[]? Credentials { get; init; }

    public void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(10);
        writer.Write((byte)MessageKind.Hello);
        writer.Write(Version);
        writer.Write(Machine);
        writer.WriteUInt64(SchemaHash);
        writer.WriteUInt64(ArgsHash);
        WireWriter.WriteBytes(ref writer, Session);
        writer.Write(ClientId);
        writer.Write((uint)Capabilities);
        writer.WriteArrayHeader(3);
        writer.Write((byte)Sync.Mode);
        writer.Write(Sync.PushInterval);
        if (Sync.Names is { } names) WireWriter.WriteTexts(ref writer, names);
        else WireWriter.WriteIndexes(ref writer, Sync.States);
        WireWriter.WriteBytes(ref writer, Credentials);
    }

    public static Hello Read(in ReadOnlySequence<byte> body) => WireReader.Read(body, MessageKind.Hello, 9, static (ref MessagePackReader reader, int _) => new Hello
    {
        Version = reader.ReadUInt32(),
        Machine = WireReader.ReadText(ref reader, "The machine's name"),
        SchemaHash = reader.ReadUInt64(),
        ArgsHash = reader.ReadUInt64(),
        Session = WireReader.ReadKey(ref reader),
        ClientId = WireReader.ReadText(ref reader, "The client's id"),
        Capabilities = (Capabilities)reader.ReadUInt32(),
        Sync = ReadSync(ref reader),
        Credentials = WireReader.ReadBytes(ref reader),
    });

    private static SyncMode ReadMode(byte mode) =>
        mode <= (byte)SyncMode.Manual ? (SyncMode)mode : throw new ProtocolException($"The sync mode is {mode}, which does not exist.");

    private static SyncOptions ReadSync(ref MessagePackReader reader)
    {
        int count = reader.ReadArrayHeader();
        if (count < 3) throw new ProtocolException($"Sync options have {count} elements, not 3 or more.");
        SyncMode mode = ReadMode(reader.ReadByte());
        uint interval = SyncOptions.ReadInterval(ref reader);
        int[]? states = null;
        string[]? names = null;
        if (!reader.TryReadNil())
        {
            MessagePackReader peek = reader.CreatePeekReader();
            bool named = peek.ReadArrayHeader() > 0 && peek.NextMessagePackType == MessagePackType.String;
            if (named) names = WireReader.ReadTexts(ref reader, "A tracked state");
            else states = WireReader.ReadIndexes(ref reader);
        }

        for (int i = 3; i < count; i++) reader.Skip();
        return new SyncOptions(mode, interval, states, names);
    }
}

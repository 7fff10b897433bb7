using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>What has become of a payload at the client.</summary>
internal enum DeliveryState : byte
{
    Open = 0,
    Delivered = 1,
    Refused = 2,
}

/// <summary>
/// A notify of how far a client has come with what it gets: <c>[4, 6, id, received, limit, state, text]</c>, the last three for payloads only. All of
/// it is absolute: what comes twice, or late, does no harm.
/// </summary>
/// <param name="Id">Of the payload (even) or subscription (odd); 0 ends the report behind the welcome of a session that goes on.</param>
/// <param name="Received">All bytes before this offset, or matches up to this number, have come.</param>
/// <param name="Limit">Bytes up to this offset may be sent.</param>
/// <param name="State">What has become of the payload.</param>
/// <param name="Text">Why it is refused; null if it is not.</param>
internal sealed record Credit(ulong Id, long Received, long Limit, DeliveryState State, string? Text)
{
    private const int LongestText = 1024;

    /// <summary>Ends what a client says of a session that goes on; until then nothing is sent again.</summary>
    public static Credit EndOfReport { get; } = new(0, 0, 0, DeliveryState.Open, null);

    public void Write(ref MessagePackWriter writer)
    {
        bool payload = (Id & 1) == 0 && Id > 0;
        Notify.WriteHead(ref writer, NotifyKind.Credit, !payload ? 2 : Text is null ? 4 : 5);
        writer.Write(Id);
        writer.Write(Received);
        if (!payload) return;
        writer.Write(Limit);
        writer.Write((byte)State);
        if (Text is not null) writer.Write(Text.Length <= LongestText ? Text : Text[..LongestText]);
    }

    public static Credit Read(in ReadOnlySequence<byte> body) => WireReader.Read(body, MessageKind.Notify, 3, static (ref MessagePackReader reader, int count) =>
    {
        _ = reader.ReadByte();
        ulong id = reader.ReadUInt64();
        long received = PayloadChunk.ReadOffset(ref reader, "What was received");
        long limit = count > 3 ? PayloadChunk.ReadOffset(ref reader, "A limit") : 0;
        DeliveryState state = count > 4 ? WireReader.ReadEnum(reader.ReadByte(), DeliveryState.Refused, "A delivery's state") : DeliveryState.Open;
        string? text = count > 5 && !reader.TryReadNil() ? WireReader.ReadText(ref reader, "A credit's text", LongestText) : null;
        return new Credit(id, received, limit, state, text);
    });
}

using System.Buffers;

namespace AsyncMachine.Rpc;

/// <summary>One payload on its way here. Guarded by the gate of <see cref="IncomingPayloads"/>.</summary>
internal sealed class IncomingPayload(ulong id, long? length, PayloadReceiver receiver)
{
    public ulong Id => id;

    /// <summary>Of an object; null for a stream.</summary>
    public long? Length => length;

    public PayloadReceiver Receiver => receiver;

    /// <summary>All bytes before this offset have come.</summary>
    public long Received { get; set; }

    /// <summary>The sender may send up to this offset.</summary>
    public long Limit { get; set; } = PayloadChunk.FirstCredit;

    /// <summary>Bytes that the reader of the stream has taken.</summary>
    public long Consumed { get; set; }

    /// <summary>What the sender was told to have been received.</summary>
    public long Acknowledged { get; set; }

    /// <summary>The last chunk has come.</summary>
    public bool HasEnded { get; set; }

    /// <summary>An object's bytes; they grow as they come, whatever length was announced.</summary>
    public ArrayBufferWriter<byte>? Bytes { get; } = length is null ? null : new();

    public PayloadStream? Stream { get; set; }

    public Credit Credit => new(id, Received, Limit, DeliveryState.Open, null);
}

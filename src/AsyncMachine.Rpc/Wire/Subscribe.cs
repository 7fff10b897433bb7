using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>
/// What a request for args, or for the catalogue of args, has as its own args: <c>[handle, every, args]</c>.
/// </summary>
/// <param name="Handle">Chosen by the client, odd, never used twice in a session: a handle that is known is not subscribed again.</param>
/// <param name="Every">Every activation until it is cancelled; otherwise the first one.</param>
/// <param name="Args">What the args have to equal, undecoded; null for any.</param>
internal sealed record Subscribe(ulong Handle, bool Every, byte[]? Args)
{
    public byte[] Encode()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(3);
        writer.Write(Handle);
        writer.Write(Every);
        WireWriter.WriteBytes(ref writer, Args);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="ProtocolException">The bytes are something else.</exception>
    public static Subscribe Decode(in ReadOnlySequence<byte> bytes) => WireReader.Content(bytes, static (ref MessagePackReader reader) =>
    {
        int count = reader.ReadArrayHeader();
        if (count < 3) throw new ProtocolException($"A subscription has {count} elements, not 3 or more.");
        ulong handle = reader.ReadUInt64();
        if ((handle & 1) == 0) throw new ProtocolException($"A subscription's handle is {handle}; a client's handles are odd.");
        return new Subscribe(handle, reader.ReadBoolean(), WireReader.ReadBytes(ref reader));
    });
}

using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc.Proof;

/// <summary>Every decoder of both ends, by itself.</summary>
internal static class DecoderTarget
{
    private static readonly Type[] ArgsTypes = [typeof(Entry), typeof(Parcel)];

    /// <summary>Reads a body as what it says it is.</summary>
    /// <returns>False if it was refused as a stranger's bytes are.</returns>
    public static bool Read(in ReadOnlySequence<byte> body)
    {
        try
        {
            ReadAs(WireReader.KindOf(body), body);
            return true;
        }
        catch (ProtocolException)
        {
            return false;
        }
    }

    /// <summary>Reads a body as what it is not.</summary>
    public static void ReadAsAnything(in ReadOnlySequence<byte> body)
    {
        for (MessageKind kind = MessageKind.Hello; kind <= MessageKind.Bye; kind++)
        {
            try
            {
                ReadAs(kind, body);
            }
            catch (ProtocolException)
            {
                // Refused, as it should be.
            }
        }
    }

    /// <summary>Reads bytes as all that travels as bytes in a frame: args, errors, what is waited for, what there is to wait for.</summary>
    public static bool ReadArgs(byte[] bytes, int size)
    {
        bool read = false;
        foreach (Type type in ArgsTypes)
        {
            try
            {
                var reader = new MessagePackReader(Mutator.InPieces(bytes, size));
                ArgsCodecs.Find(type)!.Read(ref reader);
                read = true;
            }
            catch (MessagePackSerializationException)
            {
                // Refused.
            }
        }

        read |= IsTaken(() => RemoteErrorCodec.Read(Mutator.InPieces(bytes, size)));
        read |= IsTaken(() => Subscribe.Decode(Mutator.InPieces(bytes, size)));
        return read | IsTaken(() => ArgsCatalogue.Decode(bytes, Counter.Schema));
    }

    /// <summary>Takes a stream apart.</summary>
    public static bool ReadStream(byte[] stream, int size, int limit)
    {
        ReadOnlySequence<byte> buffer = Mutator.InPieces(stream, size);
        bool read = false;
        try
        {
            while (FrameParser.TryRead(ref buffer, limit, out ReadOnlySequence<byte> body))
            {
                if (body.Length > limit) throw new InvalidOperationException($"A frame of {body.Length} bytes was taken.");
                read |= Read(body);
            }
        }
        catch (ProtocolException)
        {
            // Refused.
        }

        return read;
    }

    private static bool IsTaken(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (ProtocolException)
        {
            return false;
        }
    }

    private static void ReadAs(MessageKind kind, in ReadOnlySequence<byte> body)
    {
        switch (kind)
        {
            case MessageKind.Hello: Hello.Read(body); break;
            case MessageKind.Welcome: Welcome.Read(body); break;
            case MessageKind.Request: Request.Read(body); break;
            case MessageKind.Reply:
                Reply.Read(body, out ReadOnlySequence<byte> clock);
                if (!clock.IsEmpty) ReadClock(clock);
                break;
            case MessageKind.Notify: ReadNotify(body); break;
            case MessageKind.Cancel: Cancel.Read(body); break;
            case MessageKind.Bye: Bye.Read(body); break;
            default: Ping.Read(body); break;
        }
    }

    private static void ReadNotify(in ReadOnlySequence<byte> body)
    {
        switch (Notify.Read(body, out ReadOnlySequence<byte> content))
        {
            case NotifyKind.Clock:
                ReadClock(content);
                Notify.ReadSkipped(content);
                break;
            case NotifyKind.Schema: Notify.ReadSchema(content, Counter.Schema); break;
            case NotifyKind.Vector: Notify.ReadVector(content); break;
            case NotifyKind.Ack: Notify.ReadAck(content); break;
            case NotifyKind.Payload: PayloadChunk.Read(body); break;
            case NotifyKind.ArgsMatch: ArgsMatch.Read(body); break;
            case NotifyKind.Credit: Credit.Read(body); break;
        }
    }

    private static void ReadClock(in ReadOnlySequence<byte> clock) =>
        WireReader.Content(clock, static (ref MessagePackReader reader) => ClockCodec.TryRead(ref reader, new ClockVector(new ulong[8], 1, 0), []));
}

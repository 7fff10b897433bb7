using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>Args as they travel, for a machine elsewhere that knows their type.</summary>
internal sealed record RawArgs(byte[] Bytes);

/// <summary>How args become bytes, and bytes args.</summary>
internal static class ArgsBytes
{
    /// <summary>True if args of a type travel.</summary>
    public static bool CanTravel(Type type) => type == typeof(ErrorArgs) || ArgsCodecs.Find(type) is not null;

    /// <exception cref="ArgumentException">Their type has no codec.</exception>
    /// <exception cref="MessagePackSerializationException">They cannot be written.</exception>
    public static byte[] Encode(object args)
    {
        if (args is RawArgs raw) return raw.Bytes;

        // The stack of an error is nobody's business elsewhere.
        if (args is ErrorArgs { Error: var error }) return RemoteErrorCodec.Write(new RemoteException((error as RemoteException)?.TypeName ?? error.GetType().FullName!, error.Message, null));
        ArgsCodec codec = ArgsCodecs.Find(args.GetType()) ??
            throw new ArgumentException($"{args.GetType()} has no codec: mark it with [StateArgs], in a project that references AsyncMachine.Rpc.", nameof(args));
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        codec.Write(ref writer, args);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="ProtocolException">The bytes are no error.</exception>
    /// <exception cref="MessagePackSerializationException">The bytes are no args of the type.</exception>
    public static object Decode(Type type, byte[] bytes)
    {
        if (type == typeof(ErrorArgs)) return new ErrorArgs(RemoteErrorCodec.Read(new ReadOnlySequence<byte>(bytes)));
        ArgsCodec codec = ArgsCodecs.Find(type) ?? throw new ArgumentException($"{type} has no codec: mark it with [StateArgs], in a project that references AsyncMachine.Rpc.", nameof(type));
        try
        {
            var reader = new MessagePackReader(bytes);
            object args = codec.Read(ref reader);
            return reader.End ? args : throw new MessagePackSerializationException($"A {type.Name} is followed by further bytes.");
        }
        catch (Exception error) when (error is EndOfStreamException or OverflowException)
        {
            throw new MessagePackSerializationException($"These bytes are no {type.Name}: {error.Message}", error);
        }
    }
}

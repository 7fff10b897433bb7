using System.Buffers;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>An error of a machine elsewhere: what travels of an exception.</summary>
/// <param name="typeName">The exception's type, as its own process names it.</param>
/// <param name="message">Its message.</param>
/// <param name="stack">Its stack trace; null if it has none.</param>
public sealed class RemoteException(string typeName, string message, string? stack) : Exception(message)
{
    /// <summary>The exception's type, as its own process names it.</summary>
    public string TypeName { get; } = typeName;

    /// <summary>Its stack trace there; null if it has none.</summary>
    public string? RemoteStackTrace { get; } = stack;
}

/// <summary>How an error travels: <c>[type, message, stack]</c>.</summary>
internal static class RemoteErrorCodec
{
    private const int LongestText = 16 * 1024;

    public static byte[] Write(Exception error)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(3);
        writer.Write((error as RemoteException)?.TypeName ?? error.GetType().FullName);
        writer.Write(Cut(error.Message));
        writer.Write((error as RemoteException)?.RemoteStackTrace ?? (error.StackTrace is { } stack ? Cut(stack) : null));
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static RemoteException Read(ReadOnlySequence<byte>? bytes)
    {
        if (bytes is not { } content) return new RemoteException("", "An error without a description.", null);
        return WireReader.Content(content, static (ref MessagePackReader reader) =>
        {
            int count = reader.ReadArrayHeader();
            if (count < 3) throw new ProtocolException($"An error has {count} elements, not 3 or more.");
            string type = WireReader.ReadText(ref reader, "An error's type"), message = WireReader.ReadText(ref reader, "An error's message", LongestText);
            return new RemoteException(type, message, reader.TryReadNil() ? null : WireReader.ReadText(ref reader, "An error's stack", LongestText));
        });
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}

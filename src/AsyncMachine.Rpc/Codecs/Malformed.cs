using System.Diagnostics.CodeAnalysis;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>What is said of bytes that are no args, and of values that no bytes can stand for.</summary>
internal static class Malformed
{
    [DoesNotReturn]
    public static void Throw(string message) => throw new MessagePackSerializationException(message);

    [DoesNotReturn]
    public static T Throw<T>(string message) => throw new MessagePackSerializationException(message);

    [DoesNotReturn]
    public static T Missing<T>() => throw new MessagePackSerializationException($"A {typeof(T).Name} is missing at the end of the args, and there is no default for it.");

    [DoesNotReturn]
    public static void Null<T>() => throw new MessagePackSerializationException($"A {typeof(T).Name} is null, though its declaration says that it cannot be.");
}

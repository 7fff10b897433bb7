using System.Collections.Concurrent;
using System.ComponentModel;

namespace AsyncMachine.Rpc;

/// <summary>The codecs of args types, by type. Generated code adds its own when its assembly is loaded.</summary>
/// <remarks>Safe for use from any thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArgsCodecs
{
    private static readonly ConcurrentDictionary<Type, ArgsCodec> Known = new();

    /// <summary>Adds a codec. The first of a type stays: those of all assemblies are alike.</summary>
    /// <param name="codec">The codec.</param>
    public static void Add(ArgsCodec codec)
    {
        ArgumentNullException.ThrowIfNull(codec);
        Known.TryAdd(codec.Type, codec);
    }

    /// <summary>The codec of a type; null if there is none.</summary>
    /// <param name="type">The args type.</param>
    public static ArgsCodec? Find(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Known.GetValueOrDefault(type);
    }
}

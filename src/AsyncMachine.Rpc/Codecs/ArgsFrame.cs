using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>What the codecs of all args have in common: the array around the members, and the limit on args within args.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArgsFrame
{
    /// <summary>Args can be nested that deep; deeper ones are neither written nor read.</summary>
    public const int MaxDepth = 64;

    /// <summary>Begins args.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="members">The number of members that follow.</param>
    /// <param name="depth">How many args these are inside of.</param>
    /// <exception cref="MessagePackSerializationException">Too many, as in a circle.</exception>
    public static void BeginWrite(ref MessagePackWriter writer, int members, int depth)
    {
        if (depth >= MaxDepth) Malformed.Throw($"Args are nested deeper than {MaxDepth}.");
        writer.WriteArrayHeader(members);
    }

    /// <summary>Refuses an instance of another class than the declared one, of which a part would be lost.</summary>
    /// <param name="value">The instance.</param>
    /// <param name="declared">The declared class.</param>
    /// <exception cref="MessagePackSerializationException">It is null, or of another class.</exception>
    public static void CheckType(object? value, Type declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        if (value is null) Malformed.Throw($"A {declared.Name} is null, though its declaration says that it cannot be.");
        if (value.GetType() != declared) Malformed.Throw($"A {value.GetType()} stands where {declared} is declared; a part of it would be lost.");
    }

    /// <summary>Begins to read args.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The number of members that follow, of any version.</returns>
    /// <exception cref="MessagePackSerializationException">Args are nested too deep.</exception>
    public static int BeginRead(ref MessagePackReader reader)
    {
        if (++reader.Depth > MaxDepth) Malformed.Throw($"Args are nested deeper than {MaxDepth}.");
        return reader.ReadArrayHeader();
    }

    /// <summary>Ends to read args.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="unknown">The number of members that are still there and mean nothing to this version; none if negative.</param>
    public static void EndRead(ref MessagePackReader reader, int unknown)
    {
        Skip(ref reader, unknown);
        reader.Depth--;
    }

    /// <summary>Says that args which may not be null are missing.</summary>
    /// <typeparam name="T">The args type.</typeparam>
    /// <exception cref="MessagePackSerializationException">Always.</exception>
    public static T NoDefault<T>() => Malformed.Missing<T>();

    /// <summary><see cref="IValueCodec{T}.Missing"/> of a codec.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    public static T Missing<T, TCodec>()
        where TCodec : struct, IValueCodec<T> => TCodec.Missing;

    // Counts what is still to skip instead of calling itself: nesting costs no stack.
    private static void Skip(ref MessagePackReader reader, long values)
    {
        for (; values > 0; values--)
        {
            switch (reader.NextMessagePackType)
            {
                case MessagePackType.Array:
                    values += reader.ReadArrayHeader();
                    break;
                case MessagePackType.Map:
                    values += 2L * reader.ReadMapHeader();
                    break;
                case MessagePackType.Unknown:
                    Malformed.Throw("The byte 0xc1 stands for no value.");
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
    }
}

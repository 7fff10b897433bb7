using System.ComponentModel;
using System.Runtime.CompilerServices;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Codec of an enum: its number, whether it has a name or not.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <typeparam name="TNumber">The type that it is made from.</typeparam>
/// <typeparam name="TCodec">That type's codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumCodec<T, TNumber, TCodec> : IValueCodec<T>
    where T : struct, Enum
    where TNumber : struct
    where TCodec : struct, IValueCodec<TNumber>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T value, int depth) =>
        TCodec.Write(ref writer, Unsafe.BitCast<T, TNumber>(value), depth);

    /// <inheritdoc/>
    public static T Read(ref MessagePackReader reader) => Unsafe.BitCast<TNumber, T>(TCodec.Read(ref reader));
}

/// <summary>Codec of a nullable value: nil or the value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableCodec<T, TCodec> : IValueCodec<T?>
    where T : struct
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T? value, int depth)
    {
        if (value is { } known) TCodec.Write(ref writer, known, depth);
        else writer.WriteNil();
    }

    /// <inheritdoc/>
    public static T? Read(ref MessagePackReader reader) => reader.TryReadNil() ? null : TCodec.Read(ref reader);
}

/// <summary>Codec of a nullable reference: nil or the object.</summary>
/// <typeparam name="T">The type of the object.</typeparam>
/// <typeparam name="TCodec">Its codec.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OptionalCodec<T, TCodec> : IValueCodec<T?>
    where T : class
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T? value, int depth)
    {
        if (value is not null) TCodec.Write(ref writer, value, depth);
        else writer.WriteNil();
    }

    /// <inheritdoc/>
    public static T? Read(ref MessagePackReader reader) => reader.TryReadNil() ? null : TCodec.Read(ref reader);
}

using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Codec of <see cref="string"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : IValueCodec<string>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static string Missing => "";

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, string value, int depth)
    {
        if (value is null) Malformed.Null<string>();
        writer.Write(value);
    }

    /// <inheritdoc/>
    public static string Read(ref MessagePackReader reader) =>
        reader.ReadString() ?? Malformed.Throw<string>("A string is nil, though its declaration says that it cannot be.");
}

/// <summary>Codec of <see cref="Uri"/>: the text that it was made from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriCodec : IValueCodec<Uri>
{
    /// <inheritdoc cref="IValueCodec{T}.Missing"/>
    public static Uri Missing => Malformed.Missing<Uri>();

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Uri value, int depth)
    {
        if (value is null) Malformed.Null<Uri>();
        writer.Write(value.OriginalString);
    }

    /// <inheritdoc/>
    public static Uri Read(ref MessagePackReader reader) =>
        Uri.TryCreate(StringCodec.Read(ref reader), UriKind.RelativeOrAbsolute, out Uri? uri) ? uri : Malformed.Throw<Uri>("A text is no URI.");
}

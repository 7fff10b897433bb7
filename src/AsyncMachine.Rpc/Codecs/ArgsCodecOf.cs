using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>The codec of args, made of the codec of their type.</summary>
/// <typeparam name="TArgs">The args type.</typeparam>
/// <typeparam name="TCodec">How its values are written and read.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArgsCodecOf<TArgs, TCodec> : ArgsCodec<TArgs>
    where TArgs : notnull
    where TCodec : struct, IValueCodec<TArgs>
{
    internal override ReadOnlySpan<string> Members => TCodec.Members;

    /// <inheritdoc/>
    public override void WriteArgs(ref MessagePackWriter writer, TArgs args) => TCodec.Write(ref writer, args, 0);

    /// <inheritdoc/>
    public override TArgs ReadArgs(ref MessagePackReader reader)
    {
        try
        {
            return TCodec.Read(ref reader);
        }
        catch (Exception exception) when (exception is not MessagePackSerializationException)
        {
            // The reader has exceptions of its own for bytes that end too early and numbers that are too large, and constructors
            // of args may refuse what they are given.
            throw new MessagePackSerializationException($"These bytes are no {typeof(TArgs).Name}: {exception.Message}", exception);
        }
    }
}

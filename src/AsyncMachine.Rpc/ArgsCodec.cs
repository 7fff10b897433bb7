using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc;

/// <summary>Writes and reads the args of one type as MessagePack. Made by the generator for <see cref="StateArgsAttribute"/> types.</summary>
/// <remarks>Safe for use from any thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ArgsCodec
{
    private protected ArgsCodec()
    {
    }

    /// <summary>The args type.</summary>
    public abstract Type Type { get; }

    /// <summary>Names and types of the members, in turn; empty if the args are a single value.</summary>
    internal virtual ReadOnlySpan<string> Members => default;

    /// <summary>Writes args of <see cref="Type"/>.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="args">The args.</param>
    public abstract void Write(ref MessagePackWriter writer, object args);

    /// <summary>Reads what <see cref="Write"/> has written, or what an earlier or later version of the type has.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The args.</returns>
    /// <exception cref="MessagePackSerializationException">The bytes are something else.</exception>
    public abstract object Read(ref MessagePackReader reader);
}

/// <summary>The same for a type that is known.</summary>
/// <typeparam name="TArgs">The args type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ArgsCodec<TArgs> : ArgsCodec
    where TArgs : notnull
{
    /// <inheritdoc/>
    public sealed override Type Type => typeof(TArgs);

    /// <inheritdoc/>
    public sealed override void Write(ref MessagePackWriter writer, object args) => WriteArgs(ref writer, (TArgs)args);

    /// <inheritdoc/>
    public sealed override object Read(ref MessagePackReader reader) => ReadArgs(ref reader);

    /// <inheritdoc cref="Write"/>
    public abstract void WriteArgs(ref MessagePackWriter writer, TArgs args);

    /// <inheritdoc cref="Read"/>
    public abstract TArgs ReadArgs(ref MessagePackReader reader);
}

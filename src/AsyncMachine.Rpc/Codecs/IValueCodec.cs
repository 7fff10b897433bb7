using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>
/// Writes and reads values of one type as MessagePack. Codecs are put together as type arguments, by the generator, so that none of
/// them is looked up, boxed or allocated.
/// </summary>
/// <remarks>
/// For input from anybody: whatever the bytes are, reading ends with a value or an exception, and allocates no more than a small
/// multiple of their number.
/// </remarks>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IValueCodec<T>
{
    /// <summary>The value of a member that the bytes do not have, where the member has no default of its own.</summary>
    /// <exception cref="MessagePackSerializationException">The type has no value that could stand for none.</exception>
    static virtual T Missing => default!;

    /// <summary>Names and types of the members of args, in turn; empty for other values.</summary>
    static virtual ReadOnlySpan<string> Members => default;

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="depth">How many args this value is inside of.</param>
    static abstract void Write(ref MessagePackWriter writer, T value, int depth);

    /// <summary>Reads a value.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The value.</returns>
    static abstract T Read(ref MessagePackReader reader);
}

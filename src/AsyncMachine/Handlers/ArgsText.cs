using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace AsyncMachine;

/// <summary>How members of <see cref="StateArgsAttribute"/> types are printed. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArgsText
{
    // A log line is for people: of a long collection its beginning and its length are enough.
    private const int ShownElements = 8;

    /// <summary>Appends <c>name = value</c>, after a comma if something stands there already.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="isFirst">True if nothing was appended before.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value. Collections are printed by their first elements, bytes by their number.</param>
    public static void Append(StringBuilder builder, bool isFirst, string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!isFirst) builder.Append(", ");
        builder.Append(name).Append(" = ");
        AppendValue(builder, value);
    }

    private static void AppendValue(StringBuilder builder, object? value)
    {
        switch (value)
        {
            case null:
                break; // as records print it
            case string text:
                builder.Append(text);
                break;
            case byte[] bytes:
                builder.Append(CultureInfo.InvariantCulture, $"{bytes.Length} bytes");
                break;
            case ReadOnlyMemory<byte> bytes:
                builder.Append(CultureInfo.InvariantCulture, $"{bytes.Length} bytes");
                break;
            case Memory<byte> bytes:
                builder.Append(CultureInfo.InvariantCulture, $"{bytes.Length} bytes");
                break;
            case IFormattable formattable:
                builder.Append(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            case DictionaryEntry entry:
                AppendValue(builder, entry.Key);
                builder.Append(": ");
                AppendValue(builder, entry.Value);
                break;
            case IDictionary entries:
                AppendElements(builder, Entries(entries), entries.Count);
                break;
            case ICollection items:
                AppendElements(builder, items, items.Count);
                break;
            case IEnumerable items when items.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true:
                AppendElements(builder, items, -1);
                break;
            default:
                builder.Append(value);
                break;
        }
    }

    // The enumerator that IEnumerable gives yields KeyValuePair<,> of types that nothing can be asked of.
    private static IEnumerable<DictionaryEntry> Entries(IDictionary entries)
    {
        IDictionaryEnumerator at = entries.GetEnumerator();
        while (at.MoveNext()) yield return at.Entry;
    }

    private static void AppendElements(StringBuilder builder, IEnumerable items, int count)
    {
        int shown = 0;
        builder.Append('[');
        foreach (object? item in items)
        {
            if (shown == ShownElements)
            {
                builder.Append(count < 0 ? ", …" : string.Create(CultureInfo.InvariantCulture, $", … {count} in all"));
                break;
            }

            if (shown++ > 0) builder.Append(", ");
            AppendValue(builder, item);
        }

        builder.Append(']');
    }
}

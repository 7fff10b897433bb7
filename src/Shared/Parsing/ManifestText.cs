using System.Globalization;
using System.Text;

namespace AsyncMachine.Parsing;

/// <summary>
/// The words of a manifest. Three parts divided by <c>|</c>, items by <c>;</c>, words of an item by blanks:
/// <c>Exception implicit multi;Start;Ready require=1|Alive states=1-2|Lib.Basic=0-1</c>: states in schema order, groups, and the base and
/// included schemas with their index maps. Types are reference ids as in documentation files.
/// </summary>
internal static class ManifestText
{
    public const int Version = 1;

    public const string Implicit = "implicit";
    public const string Auto = "auto";
    public const string Multi = "multi";
    public const string RequiredArgs = "args";
    public const string OptionalArgs = "args?";
    public const string Owner = "of";
    public const string Access = "access";
    public const string Tag = "tag";
    public const string States = "states";

    /// <summary>Ticks of the length, the state that is added, what becomes of it on import: <c>timeout=300000000,2,0</c>.</summary>
    public const string Timeout = "timeout";

    /// <summary>By <see cref="RowKind"/>.</summary>
    public static readonly string[] Relations = ["require", "add", "remove", "after"];

    private const string Reserved = "%|; =,\r\n";

    public static string Escape(string text)
    {
        if (text.IndexOfAny(Reserved.ToCharArray()) < 0) return text;
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            if (Reserved.IndexOf(c) < 0) escaped.Append(c);
            else escaped.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    public static string Unescape(string text)
    {
        if (text.IndexOf('%') < 0) return text;
        var plain = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                plain.Append(text[i]);
                continue;
            }

            plain.Append((char)int.Parse(text.Substring(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 2;
        }

        return plain.ToString();
    }

    /// <summary>Numbers in their order, rising runs as <c>first-last</c>.</summary>
    public static string Numbers(IReadOnlyList<int> numbers)
    {
        var text = new StringBuilder();
        for (int i = 0; i < numbers.Count;)
        {
            int last = i;
            while (last + 1 < numbers.Count && numbers[last + 1] == numbers[last] + 1) last++;
            if (text.Length > 0) text.Append(',');
            text.Append(numbers[i].ToString(CultureInfo.InvariantCulture));
            if (last > i) text.Append('-').Append(numbers[last].ToString(CultureInfo.InvariantCulture));
            i = last + 1;
        }

        return text.ToString();
    }

    /// <summary>The inverse; a number that is none, or not below the limit, is a <see cref="FormatException"/>.</summary>
    public static List<int> ParseNumbers(string text, int limit)
    {
        var numbers = new List<int>();
        if (text.Length == 0) return numbers;
        foreach (string run in text.Split(','))
        {
            int dash = run.IndexOf('-');
            int first = Parse(dash < 0 ? run : run.Substring(0, dash));
            int last = dash < 0 ? first : Parse(run.Substring(dash + 1));
            for (int i = first; i <= last; i++) numbers.Add(i);
        }

        return numbers;

        int Parse(string number)
        {
            int value = int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture);
            return value < limit ? value : throw new FormatException(number);
        }
    }
}

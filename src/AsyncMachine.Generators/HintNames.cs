using System.Collections.Immutable;
using System.Globalization;
using AsyncMachine.Generators.Models;

namespace AsyncMachine.Generators;

/// <summary>
/// Keeps names of generated files apart: the compiler compares them without case, C# has classes <c>D</c> and <c>d</c>.
/// </summary>
internal static class HintNames
{
    /// <summary>The names that another one equals but for case, in a fixed order.</summary>
    public static EquatableArray<string> Clashes(ImmutableArray<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var repeated = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            if (!seen.Add(name)) repeated.Add(name);
        }

        return repeated.Count == 0 ? [] : [.. names.Where(repeated.Contains).Distinct().OrderBy(name => name, StringComparer.Ordinal)];
    }

    /// <summary>The name itself, or one with a number made of its letters, case included.</summary>
    public static string Resolve(string name, EquatableArray<string> clashes)
    {
        if (!clashes.Contains(name)) return name;
        uint hash = 2166136261;
        foreach (char c in name) hash = unchecked((hash ^ c) * 16777619);
        return name.Replace(".g.cs", "." + hash.ToString("x8", CultureInfo.InvariantCulture) + ".g.cs");
    }
}

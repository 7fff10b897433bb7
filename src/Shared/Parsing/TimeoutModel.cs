using System.Globalization;

namespace AsyncMachine.Parsing;

/// <summary>The time-out that a state declares.</summary>
internal sealed class TimeoutModel(string? text, string? targetName, int onImport)
{
    /// <summary>The length as given; null if there is none, or if the compiler could not make a constant of it.</summary>
    public string? Text { get; } = text;

    /// <summary>Name of the state that is added, as given; null if there is none.</summary>
    public string? TargetName { get; } = targetName;

    /// <summary>The engine's <c>DelayImport</c>.</summary>
    public int OnImport { get; } = onImport;

    /// <summary>Index of the state that is added; −1 if it is none.</summary>
    public int Target { get; set; } = -1;

    /// <summary>The length; zero if it cannot be read.</summary>
    public TimeSpan Length { get; } = Parse(text) ?? TimeSpan.Zero;

    /// <summary>The length can be read, is positive, and leads to a state.</summary>
    public bool IsGood => Length > TimeSpan.Zero && Target >= 0;

    public TimeoutModel CopyTo(IReadOnlyList<int> map) => new(Text, TargetName, OnImport) { Target = Target < 0 ? -1 : map[Target] };

    /// <summary>
    /// Reads <c>[d.]hh:mm:ss[.fffffff]</c>; null for anything else. A number alone is refused: it would mean days, and nobody means that.
    /// </summary>
    public static TimeSpan? Parse(string? text) =>
        text is not null && text.IndexOf(':') >= 0 && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out TimeSpan length) ? length : null;

    public static bool AreEqual(TimeoutModel? a, TimeoutModel? b) =>
        a is null ? b is null : b is not null && a.Length == b.Length && a.Target == b.Target && a.OnImport == b.OnImport;
}

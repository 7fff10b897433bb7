using System.Reflection;
using System.Text.RegularExpressions;

namespace AsyncMachine.Analyzers.Tests.Support;

/// <summary>A page of <c>docs/diagnostics</c>.</summary>
internal sealed partial class DiagnosticPage
{
    public static readonly string Folder = Path.Combine(
        typeof(DiagnosticPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!,
        "docs", "diagnostics");

    private DiagnosticPage(string text) => Text = text;

    public string Text { get; }

    /// <summary>The example that is told; null if there is none.</summary>
    public string? Example => ErrorBlock().Match(Text) is { Success: true } block ? block.Groups[1].Value : null;

    /// <summary>The example put right; null if there is none.</summary>
    public string? Remedy => Block().Match(Text) is { Success: true } block ? block.Groups[1].Value : null;

    public static DiagnosticPage Of(string id) => new(File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n"));

    [GeneratedRegex("^```csharp error\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ErrorBlock();

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace AsyncMachine.Generators.Tests.Support;

/// <summary>
/// Compares text with a checked-in file, in the file convention of Verify: <c>Class.Test.verified.cs</c> beside the test's
/// folder, <c>Class.Test.received.cs</c> where they differ.
/// </summary>
internal static partial class Snapshot
{
    private static readonly string s_project = typeof(Snapshot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ProjectDirectory").Value!;

    /// <summary>Compares the generated files of a run, all in one text.</summary>
    public static void Match(GeneratorRun run, [CallerMemberName] string test = "")
    {
        string received = string.Join("\n", run.Files.OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => $"//// {file.Key}\n{Scrub(file.Value)}"));
        string stem = Path.Combine(s_project, "Snapshots", $"{TestContext.CurrentContext.Test.ClassName!.Split('.')[^1]}.{test}");
        string verified = stem + ".verified.cs";
        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == received)
        {
            File.Delete(stem + ".received.cs");
            return;
        }

        File.WriteAllText(stem + ".received.cs", received);
        Assert.Fail($"{verified} differs; rename {Path.GetFileName(stem)}.received.cs to accept.\n{Describe(expected, received)}");
    }

    private static string Scrub(string text) => VersionPattern().Replace(text, "$1\"VERSION\")");

    private static string Describe(string expected, string received) => string.Join("\n", InlineDiffBuilder.Diff(expected, received).Lines
        .Where(line => line.Type != ChangeType.Unchanged)
        .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text)
        .Take(60));

    [GeneratedRegex("""(GeneratedCode\("AsyncMachine\.Generators", )"[^"]*"\)""")]
    private static partial Regex VersionPattern();
}

using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework.Interfaces;

namespace AsyncMachine.Tests.Tables;

/// <summary>All tests by <c>Class.Test</c>: those of this assembly by reflection, those of its neighbours by their sources.</summary>
internal static partial class TestIndex
{
    /// <summary>Where this project's sources are.</summary>
    public static string ProjectDirectory { get; } = Metadata("ProjectDirectory");

    /// <summary>The names, each as often as there are tests of that name.</summary>
    public static ILookup<string, string> All { get; } = Here().Concat(Neighbours()).ToLookup(name => name);

    private static string Metadata(string key) =>
        typeof(TestIndex).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;

    private static IEnumerable<string> Here() =>
        from type in typeof(TestIndex).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttributes().Any(a => a is ISimpleTestBuilder or ITestBuilder)
        select $"{type.Name}.{method.Name}";

    private static IEnumerable<string> Neighbours() =>
        from folder in Directory.EnumerateDirectories(Path.Combine(Metadata("RepositoryRoot"), "tests"), "*.Tests")
        where Path.GetFileName(folder) != "AsyncMachine.Tests"
        from file in Directory.EnumerateFiles(folder, "*Tests.cs", SearchOption.AllDirectories)
        from Match test in TestMethod().Matches(File.ReadAllText(file).ReplaceLineEndings("\n"))
        select $"{Path.GetFileNameWithoutExtension(file)}.{test.Groups[1].Value}";

    // An attribute of NUnit's, whatever else stands above the method, and its signature.
    [GeneratedRegex(@"^    \[Test\w*\b.*\n(?:    .*\n)*?    public (?:async )?(?:Task|void) (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex TestMethod();
}

using System.Reflection;
using AsyncMachine.Conformance;

namespace AsyncMachine.Tests.Conformance;

/// <summary>The recorded cases in <c>tests/data</c>, read once.</summary>
internal static class RecordedCases
{
    private static readonly Dictionary<string, Lazy<Case[]>> Files = ((string[])["reference.jsonl", "semantics.jsonl"])
        .ToDictionary(name => name, name => new Lazy<Case[]>(() => Read(name)));

    public static IEnumerable<string> Names => Files.Keys;

    public static Case[] Of(string file) => Files[file].Value;

    public static string PathOf(string file) => Path.Combine(Root, "tests", "data", file);

    private static string Root => typeof(RecordedCases).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    private static Case[] Read(string file) =>
        [.. File.ReadLines(PathOf(file)).Select((line, index) => CaseReader.Read(line, index + 1))];
}

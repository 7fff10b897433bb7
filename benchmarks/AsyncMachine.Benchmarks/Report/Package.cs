using System.IO.Compression;
using AsyncMachine.Benchmarks.CompileTime;
using AsyncMachine.Benchmarks.Runs;

namespace AsyncMachine.Benchmarks.Report;

/// <summary>Makes sure that what is measured is what is shipped.</summary>
internal static class Package
{
    /// <summary>Compares what groups measure with what is in the packages, byte by byte.</summary>
    /// <param name="packages">Folder with the packages.</param>
    /// <param name="published">Folder with the programs of groups that have one.</param>
    /// <param name="groups">The groups.</param>
    /// <returns>The differences, in words.</returns>
    public static IReadOnlyList<string> Differences(string packages, string published, string[] groups)
    {
        List<string> differences =
        [
            .. Compare(packages, "AsyncMachine", LibraryOf("AsyncMachine"), typeof(Machine).Assembly.Location),
            .. Compare(packages, "AsyncMachine", "analyzers/dotnet/cs/AsyncMachine.Generators.dll", GeneratorRow.File),
        ];
        foreach (GroupProgram program in GroupProgram.All.Where(program => groups.Contains(program.Group)))
        {
            string folder = Path.Combine(published, program.Project);
            foreach (string assembly in program.Assemblies)
            {
                differences.AddRange(Compare(packages, assembly, LibraryOf(assembly), Path.Combine(folder, assembly + ".dll")));
            }
        }

        return differences;
    }

    private static string LibraryOf(string assembly) => $"lib/net10.0/{assembly}.dll";

    private static IEnumerable<string> Compare(string packages, string package, string entryName, string file)
    {
        // Behind the name comes a version, which another package's name does not begin with.
        string? found = Directory.EnumerateFiles(packages, package + ".*.nupkg").FirstOrDefault(path => char.IsAsciiDigit(Path.GetFileName(path)[package.Length + 1]));
        if (found is null)
        {
            yield return $"there is no package {package} in {packages}";
            yield break;
        }

        using ZipArchive archive = ZipFile.OpenRead(found);
        if (archive.GetEntry(entryName) is not { } entry)
        {
            yield return $"the package has no {entryName}";
            yield break;
        }

        using var packed = new MemoryStream();
        using (Stream stream = entry.Open()) stream.CopyTo(packed);
        if (!packed.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(file))) yield return $"{entryName} of the package is not {file}";
    }
}

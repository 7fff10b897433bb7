using System.IO.Compression;
using AsyncMachine.Benchmarks.CompileTime;

namespace AsyncMachine.Benchmarks.Report;

/// <summary>Makes sure that what is measured is what is shipped.</summary>
internal static class Package
{
    /// <summary>Compares the assemblies beside this program with those in a package, byte by byte.</summary>
    /// <returns>The differences, in words.</returns>
    public static IReadOnlyList<string> Differences(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(package);
        return
        [
            .. Compare(archive, "lib/net10.0/AsyncMachine.dll", typeof(Machine).Assembly.Location),
            .. Compare(archive, "analyzers/dotnet/cs/AsyncMachine.Generators.dll", GeneratorRow.File),
        ];
    }

    private static IEnumerable<string> Compare(ZipArchive archive, string entryName, string file)
    {
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

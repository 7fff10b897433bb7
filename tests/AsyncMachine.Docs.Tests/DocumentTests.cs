using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.Docs.Tests;

/// <summary>What the documents show is compiled, with the generator at work and warnings as errors.</summary>
public partial class DocumentTests
{
    private static readonly string Root = typeof(DocumentTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    private static IEnumerable<TestCaseData> Blocks()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Prepend(Path.Combine(Root, "README.md"));
        foreach (string file in files)
        {
            int number = 0;
            foreach (Match block in CSharpBlock().Matches(File.ReadAllText(file)))
            {
                yield return new TestCaseData(block.Groups[1].Value)
                    .SetName($"{Path.GetRelativePath(Root, file).Replace('\\', '/')} block {++number} compiles");
            }
        }
    }

    [TestCaseSource(nameof(Blocks))]
    public void A_block_compiles(string code)
    {
        Assert.That(Compile(code).Failures, Is.Empty);
    }

    [Test]
    public void The_program_of_the_README_prints_what_the_README_shows()
    {
        string readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        string code = CSharpBlock().Match(readme).Groups[1].Value;
        string shown = OutputBlock().Match(readme).Groups[1].Value;
        (CSharpCompilation compilation, string[] failures) = Compile(code);
        Assert.That(failures, Is.Empty);

        string folder = Directory.CreateTempSubdirectory("readme").FullName;
        try
        {
            string program = Path.Combine(folder, "Readme.dll");
            Assert.That(compilation.Emit(program).Success, Is.True);
            string engine = typeof(Machine).Assembly.Location;
            File.Copy(engine, Path.Combine(folder, Path.GetFileName(engine)));
            File.Copy(
                Path.ChangeExtension(typeof(DocumentTests).Assembly.Location, ".runtimeconfig.json"),
                Path.Combine(folder, "Readme.runtimeconfig.json"));
            using var process = Process.Start(new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true })!;
            string printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero);
            Assert.That(printed.ReplaceLineEndings("\n"), Is.EqualTo(shown));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (CSharpCompilation Compilation, string[] Failures) Compile(string code)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14);
        const string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
                              "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
        SyntaxTree[] trees = [CSharpSyntaxTree.ParseText(code, parse, "Sample.cs", Encoding.UTF8), CSharpSyntaxTree.ParseText(usings, parse)];
        bool program = trees[0].GetCompilationUnitRoot().Members.Any(m => m.IsKind(SyntaxKind.GlobalStatement));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Readme",
            trees,
            [.. Basic.Reference.Assemblies.Net100.References.All, MetadataReference.CreateFromFile(typeof(Machine).Assembly.Location)],
            new CSharpCompilationOptions(
                program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new Generators.AsyncMachineGenerator().AsSourceGenerator()], parseOptions: parse);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        string[] failures = [.. output.GetDiagnostics().Concat(reported).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
        return ((CSharpCompilation)output, failures);
    }

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex("^```text\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex OutputBlock();
}

using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Docs.Tests;

/// <summary>README.md and docs/ are true: samples compile and print what is shown, faults are reported, links lead somewhere.</summary>
public partial class DocumentTests
{
    private static readonly string Root = typeof(DocumentTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Prepend("README.md");

    private static IEnumerable<CodeBlock> BlocksOf(string file) => CodeBlock.Read(file, File.ReadAllText(Path.Combine(Root, file)));

    private static IEnumerable<TestCaseData> Blocks(bool faults) =>
        from block in Documents().SelectMany(BlocksOf)
        where block.Kind == BlockKind.Error == faults
        select new TestCaseData(block).SetArgDisplayNames(block.ToString());

    private static IEnumerable<TestCaseData> Samples() => Blocks(faults: false);

    private static IEnumerable<TestCaseData> Faults() => Blocks(faults: true);

    [TestCaseSource(nameof(Samples))]
    public void A_sample_compiles_without_a_warning_and_prints_what_is_shown(object sample)
    {
        var block = (CodeBlock)sample;

        Sample compiled = Sample.Compile(block);

        Assert.That(compiled.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning), Is.Empty);
        if (block.Output is not null) ShowIfDifferent(compiled.Run(), block.Output);
    }

    private static void ShowIfDifferent(string printed, string shown) =>
        Assert.That(printed, Is.EqualTo(shown), "It printed:\n" + printed);

    [TestCaseSource(nameof(Faults))]
    public void A_fault_gives_the_diagnostics_that_are_named(object fault)
    {
        var block = (CodeBlock)fault;
        Assert.That(block.Expected, Is.Not.Empty, "The block must say which diagnostic it shows.");

        Sample compiled = Sample.Compile(block);

        Assert.That(compiled.Diagnostics.Select(d => d.Id).Distinct(), Is.SupersetOf(block.Expected));
    }

    [Test]
    public void The_README_begins_with_a_program_and_its_output()
    {
        CodeBlock first = BlocksOf("README.md").First();

        Assert.That(Sample.IsProgram(first.Code), Is.True);
        Assert.That(first.Output, Is.Not.Null.And.Not.Empty);
    }

    [TestCaseSource(nameof(Documents))]
    public void Every_link_to_a_file_leads_somewhere(string file)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Root, file))!;

        IEnumerable<string> targets = LocalLink().Matches(File.ReadAllText(Path.Combine(Root, file))).Select(match => match.Groups[1].Value);

        Assert.That(targets.Where(target => !Path.Exists(Path.Combine(folder, target))), Is.Empty);
    }

    [GeneratedRegex(@"\]\((?!\w+:|#)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex LocalLink();
}

using System.Collections.Immutable;
using AsyncMachine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Analyzers.Tests.Docs;

/// <summary>The pages say what the rules do. A rule without a page, or a page that has drifted from its rule, fails here.</summary>
public sealed class DiagnosticPageTests
{
    // Its example is a line of a project file.
    private const string WithoutCode = "AM0006";

    private static IEnumerable<string> Ids => RuleCatalog.Ids;

    private static IEnumerable<string> IdsWithCode => Ids.Where(id => id != WithoutCode);

    [TestCaseSource(nameof(Ids))]
    public void A_page_begins_with_its_rules_title_category_severity_and_fix(string id)
    {
        DiagnosticDescriptor rule = RuleCatalog.Rules.Single(r => r.Id == id);
        string fix = RuleCatalog.IsFixable(rule) ? " · code fix" : "";
        string category = rule.Category.Split('.').Last();

        Assert.That(DiagnosticPage.Of(id).Text, Does.StartWith($"# {id}: {rule.Title}\n\n{category} · {Severity(rule)}{fix}\n\n## Cause\n"));
        Assert.That(DiagnosticPage.Of(id).Text, Does.Contain("\n## Example\n").And.Contain("\n## Fix\n"));
    }

    [TestCaseSource(nameof(IdsWithCode))]
    public async Task The_example_is_told(string id)
    {
        ImmutableArray<Diagnostic> told = await AllRules.Told(DiagnosticPage.Of(id).Example!);

        Assert.That(told.Select(diagnostic => diagnostic.Id).Distinct(), Is.EqualTo(new[] { id }));
    }

    [TestCaseSource(nameof(IdsWithCode))]
    public async Task The_remedy_is_not_told_anything(string id)
    {
        string remedy = DiagnosticPage.Of(id).Remedy!;

        Assert.That(AllRules.Compile(remedy).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning), Is.Empty);
        Assert.That(await AllRules.Told(remedy), Is.Empty);
    }

    [Test]
    public void The_index_lists_every_rule()
    {
        string rows = string.Concat(RuleCatalog.Rules.Select(rule =>
            $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {Severity(rule)} | {(RuleCatalog.IsFixable(rule) ? "yes" : "")} |\n"));
        string index = File.ReadAllText(Path.Combine(DiagnosticPage.Folder, "README.md")).ReplaceLineEndings("\n");

        Assert.That(index, Does.EndWith("| id | what | severity | fix |\n| --- | --- | --- | --- |\n" + rows));
    }

    [Test]
    public void No_page_is_left_of_a_rule_that_is_gone()
    {
        IEnumerable<string> pages = Directory.EnumerateFiles(DiagnosticPage.Folder, "AM*.md").Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.That(pages, Is.EquivalentTo(Ids));
    }

    private static string Severity(DiagnosticDescriptor rule) => rule switch
    {
        { IsEnabledByDefault: false } => "off by default",
        { DefaultSeverity: DiagnosticSeverity.Info } => "information",
        _ => rule.DefaultSeverity.ToString().ToLowerInvariant(),
    };
}

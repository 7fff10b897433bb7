using System.Collections.Immutable;
using AsyncMachine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.Analyzers.Tests.Catalog;

/// <summary>Every rule can be silenced in each of the usual ways. The source is the example of its page.</summary>
public sealed class SuppressionTests
{
    private static IEnumerable<string> Ids => RuleCatalog.Ids;

    [TestCaseSource(nameof(Ids))]
    public async Task Without_suppression_it_is_told(string id) => Assert.That(await Told(id, Example(id)), Is.Not.Empty);

    [TestCaseSource(nameof(Ids))]
    public async Task A_pragma_suppresses_it(string id) =>
        Assert.That(await Told(id, $"#pragma warning disable {id}\n{Example(id)}"), Is.Empty);

    [TestCaseSource(nameof(Ids))]
    public async Task An_attribute_suppresses_it(string id)
    {
        string attribute = $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"AsyncMachine\", \"{id}\")]\n";

        Assert.That(await Told(id, Example(id).Replace("using AsyncMachine;\n", "using AsyncMachine;\n" + attribute)), Is.Empty);
    }

    [TestCaseSource(nameof(Ids))]
    public async Task An_editorconfig_suppresses_it(string id) =>
        Assert.That(await Told(id, Example(id), $"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = none\n"), Is.Empty);

    [TestCaseSource(nameof(Ids))]
    public async Task An_editorconfig_changes_its_severity(string id)
    {
        ImmutableArray<Diagnostic> told = await Told(id, Example(id), $"root = true\n[*.cs]\ndotnet_diagnostic.{id}.severity = suggestion\n");

        Assert.That(told.Select(diagnostic => diagnostic.Severity).Distinct(), Is.EqualTo(new[] { DiagnosticSeverity.Info }));
    }

    [Test]
    public async Task An_attribute_on_the_class_is_enough()
    {
        string example = Example("AM0104").Replace(
            "[StateSchema]", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"AsyncMachine.Relations\", \"AM0104:called together\")]\n[StateSchema]");

        Assert.That(await Told("AM0104", example), Is.Empty);
    }

    private static async Task<ImmutableArray<Diagnostic>> Told(string id, string source, string? editorConfig = null)
    {
        LanguageVersion language = id == "AM0006" ? LanguageVersion.CSharp12 : LanguageVersion.CSharp14;
        ImmutableArray<Diagnostic> told = await AllRules.Told(source, editorConfig, language);
        return [.. told.Where(diagnostic => diagnostic.Id == id)];
    }

    private static string Example(string id) => DiagnosticPage.Of(id).Example ?? "using AsyncMachine;\n[StateSchema] public partial class Door;\n";
}

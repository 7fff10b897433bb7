using AsyncMachine.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace AsyncMachine.Analyzers.Tests.Catalog;

public sealed class RuleCatalogTests
{
    [Test]
    public void Each_rule_has_a_class_of_its_own()
    {
        Assert.That(RuleCatalog.Analyzers.Select(analyzer => analyzer.SupportedDiagnostics.Length), Is.All.EqualTo(1));
        Assert.That(RuleCatalog.Ids, Is.Unique);
        Assert.That(RuleCatalog.Analyzers.Select(analyzer => analyzer.GetType().IsSealed), Is.All.True);
        Assert.That(RuleCatalog.Analyzers.Select(analyzer => analyzer.GetType().IsDefined(typeof(DiagnosticAnalyzerAttribute), false)), Is.All.True);
    }

    [Test]
    public void Each_rule_links_to_its_page()
    {
        foreach (DiagnosticDescriptor rule in RuleCatalog.Rules)
        {
            Assert.That(rule.HelpLinkUri, Is.EqualTo(
                $"https://github.com/asyncmachine/asyncmachine-dotnet/blob/main/docs/diagnostics/{rule.Id}.md"));
        }
    }

    [Test]
    public void Each_fix_is_for_rules_that_exist_and_can_fix_all()
    {
        foreach (CodeFixProvider fix in RuleCatalog.Fixes)
        {
            Assert.That(fix.FixableDiagnosticIds, Is.SubsetOf(RuleCatalog.Ids));
            Assert.That(fix.GetFixAllProvider(), Is.SameAs(WellKnownFixAllProviders.BatchFixer));
            Assert.That(fix.GetType().IsDefined(typeof(ExportCodeFixProviderAttribute), false), fix.GetType().Name);
        }
    }

    [Test]
    public async Task In_a_project_that_does_not_see_the_engine_no_rule_does_anything()
    {
        Compilation compilation = AllRules.Compile(
            """
            public sealed class StateSchemaAttribute : Attribute;

            [StateSchema]
            public class Door
            {
                public static int Open { get; }
                async void OpenState() => System.Threading.Thread.Sleep(1);
            }
            """,
            withEngine: false);
        CompilationWithAnalyzers run = compilation.WithAnalyzers(RuleCatalog.Analyzers, new AnalyzerOptions([]));

        Assert.That(await run.GetAnalyzerDiagnosticsAsync(), Is.Empty);
        foreach (DiagnosticAnalyzer analyzer in RuleCatalog.Analyzers)
        {
            AnalyzerTelemetryInfo done = (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None))!;
            int actions = done.SymbolActionsCount + done.SymbolStartActionsCount + done.SyntaxNodeActionsCount + done.SyntaxTreeActionsCount
                + done.OperationActionsCount + done.OperationBlockActionsCount + done.OperationBlockStartActionsCount
                + done.CodeBlockActionsCount + done.CompilationEndActionsCount + done.SemanticModelActionsCount;
            Assert.That(actions, Is.Zero, analyzer.GetType().Name);
        }
    }

    [Test]
    public async Task No_rule_throws_on_code_that_is_half_typed([Values(
        "[StateSchema] public partial class",
        "[StateSchema] public partial class Door { [State(Require = [nameof(",
        "[StateSchema] public partial class Door { [State(Require = ] public static partial State Open { get; } void OpenState(",
        "[StateSchema] [Include<>] [Include<Nothing>] public partial class Door : Door { public static partial State<> Open { get; } }",
        "[StateHandlers<T>] public partial class Door<T> { async Task OpenState() => await ; }",
        "[StateArgs] partial record Key(string Password, string Password, ) { [Handler] void X() {} }",
        "[StateSchema] partial class Door { static partial State A { get; } static partial State A { get; } [StateGroup(nameof(G))] static partial StateGroup G { get; } [Handler((HandlerKind)99, nameof(A))] void F(__arglist) { var x = .Result; } }")]
        string source)
    {
        var thrown = new List<string>();
        Compilation compilation = AllRules.Compile(source);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, analyzer, _) => { lock (thrown) thrown.Add($"{analyzer.GetType().Name}: {exception}"); },
            concurrentAnalysis: true, logAnalyzerExecutionTime: false);

        await compilation.WithAnalyzers(RuleCatalog.Analyzers, options).GetAnalyzerDiagnosticsAsync();

        Assert.That(thrown, Is.Empty);
    }
}

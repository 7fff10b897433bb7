using System.Collections.Immutable;
using AsyncMachine.Generators;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Tests.Support;

/// <summary>Runs all rules at once, as a compiler does.</summary>
internal static class AllRules
{
    public const string Path = "/src/Sample.cs";

    /// <summary>What is told and not suppressed. Rules that are off by default are on, unless there is an <c>.editorconfig</c>.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Told(
        string source, string? editorConfig = null, LanguageVersion language = LanguageVersion.CSharp14)
    {
        Compilation compilation = Compile(source, editorConfig, language);
        return await compilation.WithAnalyzers(RuleCatalog.Analyzers, new AnalyzerOptions([])).GetAnalyzerDiagnosticsAsync();
    }

    public static Compilation Compile(
        string source, string? editorConfig = null, LanguageVersion language = LanguageVersion.CSharp14, bool withEngine = true)
    {
        CSharpParseOptions parse = Surroundings.Language.WithLanguageVersion(language);
        var usings = withEngine ? Surroundings.Usings : "global using System;";
        CSharpCompilationOptions options = editorConfig is null
            ? Surroundings.Options.WithSpecificDiagnosticOptions(
                RuleCatalog.Rules.Where(rule => !rule.IsEnabledByDefault).Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn)))
            : Surroundings.Options.WithSyntaxTreeOptionsProvider(new ConfiguredTrees(editorConfig));
        Compilation compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(source, parse, Path), CSharpSyntaxTree.ParseText(usings, parse, "/src/Usings.cs")],
            withEngine ? [.. Net100.References.All, Surroundings.Engine] : Net100.References.All,
            options);
        if (!withEngine) return compilation;
        CSharpGeneratorDriver.Create([new AsyncMachineGenerator().AsSourceGenerator()], parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        return compilation;
    }

    /// <summary>An <c>.editorconfig</c>, read by the compiler's own reader.</summary>
    private sealed class ConfiguredTrees(string text) : SyntaxTreeOptionsProvider
    {
        private readonly AnalyzerConfigSet _configs =
            AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(text, "/.editorconfig")));

        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellation) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string id, CancellationToken cancellation, out ReportDiagnostic severity) =>
            _configs.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(id, out severity);

        public override bool TryGetGlobalDiagnosticValue(string id, CancellationToken cancellation, out ReportDiagnostic severity) =>
            _configs.GlobalConfigOptions.TreeOptions.TryGetValue(id, out severity);
    }
}

using System.Collections.Immutable;
using System.Reflection;
using AsyncMachine.Analyzers.Declaration;
using AsyncMachine.CodeFixes.Declaration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Tests.Support;

/// <summary>All rules and fixes of the package.</summary>
internal static class RuleCatalog
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = Instances<DiagnosticAnalyzer>(typeof(PartialSchemaAnalyzer).Assembly);

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = Instances<CodeFixProvider>(typeof(AddPartialFix).Assembly);

    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        [.. Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static IEnumerable<string> Ids => Rules.Select(rule => rule.Id);

    public static bool IsFixable(DiagnosticDescriptor rule) => Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(rule.Id));

    private static ImmutableArray<T> Instances<T>(Assembly assembly) =>
        [.. assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T))).Select(type => (T)Activator.CreateInstance(type)!)];
}

using System.Collections.Immutable;
using AsyncMachine.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers;

/// <summary>
/// What all rules share: they run at once, leave generated code alone, and do nothing at all in a compilation that does not
/// see AsyncMachine.
/// </summary>
internal abstract class SchemaAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _rule;

    private protected SchemaAnalyzer(DiagnosticDescriptor rule)
    {
        _rule = rule;
        SupportedDiagnostics = [rule];
    }

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (Schemas.Of(start.Compilation) is { } schemas) Start(start, schemas);
        });
    }

    private protected abstract void Start(CompilationStartAnalysisContext start, Schemas schemas);

    private protected Diagnostic At(Location location, params object?[] arguments) =>
        Diagnostic.Create(_rule, location, arguments);

    private protected Diagnostic At(SyntaxNodeOrToken place, params object?[] arguments) =>
        Diagnostic.Create(_rule, place.GetLocation()!, arguments);

    /// <summary>With something for the code fix: a name, a type.</summary>
    private protected Diagnostic Hinted(Location place, string? hint, params object?[] arguments) =>
        Diagnostic.Create(_rule, place, ImmutableDictionary<string, string?>.Empty.Add(Hint, hint), arguments);

    /// <summary>Key of the property in which a diagnostic carries what its code fix needs.</summary>
    internal const string Hint = "hint";
}

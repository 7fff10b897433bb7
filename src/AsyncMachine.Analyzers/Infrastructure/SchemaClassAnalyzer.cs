using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers;

/// <summary>A rule that looks at one schema class at a time.</summary>
internal abstract class SchemaClassAnalyzer : SchemaAnalyzer
{
    private protected SchemaClassAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected sealed override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(
            context =>
            {
                if (schemas.Schema((INamedTypeSymbol)context.Symbol, context.CancellationToken) is { } schema) Look(context, schemas, schema);
            },
            SymbolKind.NamedType);

    private protected abstract void Look(SymbolAnalysisContext context, Schemas schemas, SchemaModel schema);

    /// <summary>The name of the class in its declaration with <c>[StateSchema]</c>, for what has no better place.</summary>
    private protected static SyntaxToken ClassName(SchemaModel schema, CancellationToken cancellation) =>
        schema.Attribute.Carrier(cancellation)?.Identifier ?? default;
}

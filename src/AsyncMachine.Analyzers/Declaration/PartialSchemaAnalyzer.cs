using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>AM0001: the generator adds to a class by a second part of it, and can do so only if all around it is partial.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PartialSchemaAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0001", "Schema class is not partial",
        "'{0}' must be partial: {1}; add the modifier",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0001" + HelpLink.End);

    public PartialSchemaAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(context => Look(context), SymbolKind.NamedType);

    private void Look(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        string? reason = SchemaReader.IsSchema(type) ? "it is a [StateSchema] class"
            : type.HasHandlers() ? "it is a [StateHandlers] class"
            : Inside(type) is { } inner ? $"it contains the schema class '{inner.Name}'"
            : null;
        if (reason is null) return;
        foreach (TypeDeclarationSyntax declaration in type.Declarations(context.CancellationToken))
        {
            if (declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) continue;
            context.ReportDiagnostic(At(declaration.Identifier, type.Name, reason));
        }

        static INamedTypeSymbol? Inside(INamedTypeSymbol container)
        {
            foreach (INamedTypeSymbol nested in container.GetTypeMembers())
            {
                if (nested.HasHandlers()) return nested;
                if (Inside(nested) is { } deeper) return deeper;
            }

            return null;
        }
    }
}

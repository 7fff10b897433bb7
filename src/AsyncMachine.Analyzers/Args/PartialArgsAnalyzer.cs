using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Args;

/// <summary>AM0301: equality and the printed form of args are written into a second part of the type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PartialArgsAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0301", "Args type is not partial",
        "'{0}' must be partial: {1}; add the modifier",
        Category.Args, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0301" + HelpLink.End);

    public PartialArgsAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(Look, SymbolKind.NamedType);

    private void Look(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        string? reason = type.Attribute("StateArgs") is not null ? "it is a [StateArgs] type"
            : Inside(type) is { } inner ? $"it contains the args type '{inner.Name}'"
            : null;
        if (reason is null || type.HasHandlers()) return; // a schema class is told by AM0001
        foreach (TypeDeclarationSyntax declaration in type.Declarations(context.CancellationToken))
        {
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) context.ReportDiagnostic(At(declaration.Identifier, type.Name, reason));
        }
    }

    private static INamedTypeSymbol? Inside(INamedTypeSymbol container)
    {
        foreach (INamedTypeSymbol nested in container.GetTypeMembers())
        {
            if (nested.Attribute("StateArgs") is not null) return nested;
            if (Inside(nested) is { } deeper) return deeper;
        }

        return null;
    }
}

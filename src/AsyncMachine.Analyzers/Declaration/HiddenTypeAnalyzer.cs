using System.Collections.Concurrent;
using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>
/// AM0012: inside the class a state's name stands for the state. A type of that name has to be written in full there, and the
/// compiler's error about a member that <c>State</c> lacks leads nobody to that.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HiddenTypeAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0012", "State hides a type that the class uses",
        "State '{0}' hides the type '{1}', which '{2}' uses in '{3}'; rename the state, or write the type in full there",
        Category.Declaration, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0012" + HelpLink.End);

    public HiddenTypeAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolStartAction(context => Begin(context, schemas), SymbolKind.NamedType);

    private void Begin(SymbolStartAnalysisContext context, Schemas schemas)
    {
        if (schemas.Schema((INamedTypeSymbol)context.Symbol, context.CancellationToken) is not { } schema) return;
        var hidden = new ConcurrentDictionary<string, (INamedTypeSymbol Type, Location Use, string Text)>(StringComparer.Ordinal);
        context.RegisterSyntaxNodeAction(node => Look(node, schema, hidden), SyntaxKind.SimpleMemberAccessExpression);
        context.RegisterSymbolEndAction(end =>
        {
            foreach (KeyValuePair<string, (INamedTypeSymbol Type, Location Use, string Text)> found in hidden)
            {
                StateModel state = schema.State(found.Key)!;
                Location place = (state.Origin == StateOrigin.Own ? state.Property?.Place() : null) ?? found.Value.Use;
                end.ReportDiagnostic(At(place, state.Name, found.Value.Type.ToDisplayString(), schema.Type.Name, found.Value.Text));
            }
        });
    }

    private static void Look(
        SyntaxNodeAnalysisContext context, SchemaModel schema, ConcurrentDictionary<string, (INamedTypeSymbol, Location, string)> hidden)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        if (access.Expression is not IdentifierNameSyntax identifier || schema.State(identifier.Identifier.ValueText) is not { } state) return;
        if (context.SemanticModel.GetSymbolInfo(identifier, context.CancellationToken).Symbol is not IPropertySymbol property) return;
        if (!property.Type.IsStateOrGroup() || property.Name != state.Name) return;

        // What the state has itself is meant of the state.
        if (property.Type.GetMembers(access.Name.Identifier.ValueText).Length > 0) return;
        foreach (ISymbol found in context.SemanticModel.LookupNamespacesAndTypes(identifier.SpanStart, name: state.Name))
        {
            if (found is not INamedTypeSymbol type || type.GetMembers(access.Name.Identifier.ValueText).Length == 0) continue;
            (INamedTypeSymbol, Location, string) use = (type, identifier.GetLocation(), access.ToString());
            hidden.AddOrUpdate(state.Name, use, (_, known) => Earlier(use.Item2, known.Item2) ? use : known);
            return;
        }
    }

    // Nodes come in any order; the report must not depend on it.
    private static bool Earlier(Location a, Location b)
    {
        int files = string.CompareOrdinal(a.SourceTree?.FilePath, b.SourceTree?.FilePath);
        return files < 0 || (files == 0 && a.SourceSpan.Start < b.SourceSpan.Start);
    }
}

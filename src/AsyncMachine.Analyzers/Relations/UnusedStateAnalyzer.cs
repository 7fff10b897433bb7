using System.Collections.Concurrent;
using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>
/// AM0112, off unless asked for: a state that only its project can name, and that nothing in it names: no code, no relation, no
/// group, no handler. Code that takes states by name from text would make it wrong, which is why it is off.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnusedStateAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0112", "State that nothing mentions",
        "State '{0}' of '{1}' is not public and nothing in this project mentions it; use it or remove it",
        Category.Relations, DiagnosticSeverity.Warning, isEnabledByDefault: false,
        helpLinkUri: HelpLink.Base + "AM0112" + HelpLink.End,
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    public UnusedStateAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas)
    {
        var declared = new ConcurrentDictionary<IPropertySymbol, SchemaModel>(SymbolEqualityComparer.Default);
        var mentioned = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        start.RegisterSymbolAction(context => Collect(context, schemas, declared, mentioned), SymbolKind.NamedType);
        start.RegisterSyntaxNodeAction(
            context =>
            {
                // Cheap before dear: most identifiers do not start like a state, and binding each would double the build.
                var name = (IdentifierNameSyntax)context.Node;
                if (!char.IsUpper(name.Identifier.ValueText.FirstOrDefault())) return;
                SymbolInfo info = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken);
                if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IPropertySymbol property && property.Type.IsStateOrGroup())
                {
                    // A member that the generator added for an included state stands for the included one.
                    ISymbol meant = schemas.Schema(property.ContainingType, context.CancellationToken)?.State(property.Name)?.Property ?? property;
                    mentioned.TryAdd(meant.OriginalDefinition, true);
                }
            },
            SyntaxKind.IdentifierName);
        start.RegisterCompilationEndAction(context =>
        {
            foreach (KeyValuePair<IPropertySymbol, SchemaModel> item in declared)
            {
                if (mentioned.ContainsKey(item.Key) || item.Key.Place() is not { } place) continue;
                context.ReportDiagnostic(At(place, item.Key.Name, item.Value.Type.Name));
            }
        });
    }

    private static void Collect(
        SymbolAnalysisContext context, Schemas schemas,
        ConcurrentDictionary<IPropertySymbol, SchemaModel> declared, ConcurrentDictionary<ISymbol, bool> mentioned)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (HandlerModel handler in schemas.Handlers(type, context.CancellationToken)?.Handlers ?? [])
        {
            foreach (HandlerReading reading in handler.Readings)
            {
                Mention(reading.State);
                Mention(reading.Other);
            }
        }

        if (schemas.Schema(type, context.CancellationToken) is not { } schema) return;
        foreach (StateModel state in schema.States)
        {
            if (state.Origin != StateOrigin.Own) continue;
            foreach (RelationModel relation in state.Relations)
            {
                foreach (int target in relation.Targets)
                {
                    if (target != state.Index) Mention(schema.States[target]);
                }
            }

            if (state.Timeout is { Target: >= 0 } timeout) Mention(schema.States[timeout.Target]);
            if (state.Property is { } property && !IsVisible(property)) declared.TryAdd(property.OriginalDefinition, schema);
        }

        foreach (GroupModel group in schema.Groups)
        {
            foreach (int member in group.States) Mention(schema.States[member]);
        }

        void Mention(StateModel? state)
        {
            if (state?.Property is { } property) mentioned.TryAdd(property.OriginalDefinition, true);
        }
    }

    private static bool IsVisible(ISymbol symbol)
    {
        for (ISymbol? at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
        {
            if (at.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)) return false;
        }

        return true;
    }
}

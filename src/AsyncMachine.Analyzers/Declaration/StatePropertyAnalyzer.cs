using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>
/// AM0002: a property that was meant to declare a state or a group, and does not, because it lacks <c>static partial</c> or
/// has more than a getter. Meant is what carries one of our attributes, is partial, or could never have another value than the
/// default one; properties that hold or compute a state, or carry another generator's attribute, are the user's own.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StatePropertyAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0002", "State property is not static partial with only a getter",
        "'{0}' does not declare a {1}: {2}; write 'static partial {3} {0} {{ get; }}'",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0002" + HelpLink.End);

    public StatePropertyAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(context => Look(context), SymbolKind.Property);

    private void Look(SymbolAnalysisContext context)
    {
        var property = (IPropertySymbol)context.Symbol;
        if (!property.Type.IsStateOrGroup() || !SchemaReader.IsSchema(property.ContainingType) || property.IsOurs()) return;
        if (property.PartialDefinitionPart is not null) return; // the other half of one that is looked at on its own
        if (property.Declaration(context.CancellationToken) is not { } declaration) return;
        bool meant = property.Attribute("State") is not null || property.Attribute("StateGroup") is not null
            || (property.GetAttributes().IsEmpty && (declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || IsEmpty(property, declaration)));
        if (!meant || Fault(property, declaration) is not { } fault) return;
        string what = property.Type.IsStateGroup() ? "group" : "state";
        context.ReportDiagnostic(At(declaration.Identifier, property.Name, what, fault, declaration.Type.ToString()));
    }

    private static bool IsEmpty(IPropertySymbol property, PropertyDeclarationSyntax declaration) =>
        property.IsStatic && property.SetMethod is null && declaration is { Initializer: null, ExpressionBody: null }
        && HasBareAccessors(declaration);

    private static string? Fault(IPropertySymbol property, PropertyDeclarationSyntax declaration)
    {
        if (!property.IsStatic) return "it is not static";
        if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) return "it is not partial";
        if (property.SetMethod is not null) return "it has a setter";
        if (property.RefKind != RefKind.None) return "it returns by reference";
        if (declaration.ExpressionBody is not null || declaration.Initializer is not null || !HasBareAccessors(declaration))
        {
            return "it has a body, which the generator writes";
        }

        return null; // a second body, beside the generated one, is told by the compiler
    }

    private static bool HasBareAccessors(PropertyDeclarationSyntax declaration) =>
        declaration.AccessorList is { } list && list.Accessors.All(a => a.Body is null && a.ExpressionBody is null);
}

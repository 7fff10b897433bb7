using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>AM0010: names that the generated half of a schema class needs for itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ReservedNameAnalyzer : SchemaClassAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0010", "Reserved name",
        "'{0}' cannot be the name of a member of '{1}': {2}; choose another name",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0010" + HelpLink.End);

    public ReservedNameAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, Schemas schemas, SchemaModel schema)
    {
        foreach (ISymbol member in schema.Type.GetMembers())
        {
            if (member.IsImplicitlyDeclared || member is IMethodSymbol { MethodKind: not MethodKind.Ordinary }) continue;
            string? reason = WellKnown.Helpers.Contains(member.Name) ? "the generator adds a member of that name"
                : member.Name == schema.Type.Name && member is IPropertySymbol { Type: var type } && type.IsStateOrGroup() ? "it is the class's own"
                : null;
            if (reason is null || member.Place() is not { } place) continue;
            context.ReportDiagnostic(At(place, member.Name, schema.Type.Name, reason));
        }
    }
}

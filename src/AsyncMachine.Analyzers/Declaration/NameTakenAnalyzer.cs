using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>AM0011: an included state is there all the same, but not as a member of this class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NameTakenAnalyzer : SchemaClassAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0011", "Name of an included state is taken",
        "'{0}' hides the state of that name that '{1}' includes from '{2}'; rename it, or write '{2}.{0}' for the state",
        Category.Declaration, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0011" + HelpLink.End);

    public NameTakenAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, Schemas schemas, SchemaModel schema)
    {
        foreach (SchemaProblem problem in schema.Problems)
        {
            if (problem.Kind != SchemaProblemKind.NameTaken) continue;
            if (problem.Symbol is IPropertySymbol { Type: var type } && type.IsStateOrGroup()) continue; // AM0004 tells two of one name
            bool isOwnMember = SymbolEqualityComparer.Default.Equals(problem.Symbol.ContainingType, schema.Type);
            Location place = (isOwnMember ? problem.Symbol.Place() : null) ?? ClassName(schema, context.CancellationToken).GetLocation();
            context.ReportDiagnostic(At(place, problem.Name, schema.Type.Name, problem.Detail));
        }
    }
}

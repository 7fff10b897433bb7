using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>
/// AM0009: states stand in the declaration with <c>[StateSchema]</c>, since their order is the schema's, and the order of
/// files is nobody's.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ScatteredStatesAnalyzer : SchemaClassAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0009", "States in more than one declaration of the class",
        "'{0}' stands in another declaration of '{1}' than the one with [StateSchema]; move it there, so that the schema has one order",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0009" + HelpLink.End);

    public ScatteredStatesAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, Schemas schemas, SchemaModel schema)
    {
        foreach (SchemaProblem problem in schema.Problems)
        {
            if (problem.Kind != SchemaProblemKind.SecondDeclaration || problem.Symbol.Place() is not { } place) continue;
            context.ReportDiagnostic(At(place, problem.Symbol.Name, schema.Type.Name));
        }
    }
}

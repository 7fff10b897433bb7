using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>AM0005: which of two definitions holds must not hang on the order of two attributes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IncludeConflictAnalyzer : SchemaClassAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0005", "Included schemas define a state differently",
        "State '{0}' is defined differently by '{1}' and '{2}'; declare it again in '{3}' to say which holds",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0005" + HelpLink.End);

    public IncludeConflictAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, Schemas schemas, SchemaModel schema)
    {
        foreach (SchemaProblem problem in schema.Problems)
        {
            if (problem.Kind != SchemaProblemKind.Conflict || problem.Name is null) continue;
            StateModel? kept = schema.State(problem.Name);
            SyntaxNode? include = problem.Attribute.Syntax(context.CancellationToken);
            SyntaxNodeOrToken place = include is null ? ClassName(schema, context.CancellationToken) : include;
            context.ReportDiagnostic(Hinted(place.GetLocation()!, problem.Name, problem.Name, kept?.Owner?.Name ?? "Exception", problem.Detail, schema.Type.Name));
        }
    }
}

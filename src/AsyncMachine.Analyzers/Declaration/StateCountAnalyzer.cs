using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>AM0004: more states than a schema holds, or a state and a group of one name, which the compiler sees only within one class.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StateCountAnalyzer : SchemaClassAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0004", "Too many states, or two of one name",
        "{0}",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0004" + HelpLink.End);

    public StateCountAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, Schemas schemas, SchemaModel schema)
    {
        SyntaxToken name = ClassName(schema, context.CancellationToken);
        if (schema.IsTooLarge)
        {
            context.ReportDiagnostic(At(name,
                $"Schema '{schema.Type.Name}' has {schema.States.Count} states and can hold {SchemaDraft.MaxStates}, Exception included; split it into several machines"));
        }

        foreach (GroupModel group in schema.Groups)
        {
            if (schema.State(group.Name) is not { } state) continue;
            IPropertySymbol? own = group.Origin == StateOrigin.Own ? group.Property : state.Origin == StateOrigin.Own ? state.Property : null;
            Location place = own?.Place() ?? name.GetLocation();
            context.ReportDiagnostic(At(place,
                $"'{group.Name}' is a state of '{Owner(state.Owner, schema)}' and a group of '{Owner(group.Owner, schema)}'; rename one of the two"));
        }
    }

    private static string Owner(INamedTypeSymbol? owner, SchemaModel schema) => (owner ?? schema.Type).Name;
}

using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Declaration;

/// <summary>AM0003: <c>[State]</c> says something about a state, <c>[StateGroup]</c> about a group, and nothing about another type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StateTypeAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0003", "Attribute of a state or group on a property of another type",
        "'{0}' has [{1}] but is of type '{2}'; change the type to {3}",
        Category.Declaration, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0003" + HelpLink.End);

    public StateTypeAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(context => Look(context), SymbolKind.Property);

    private void Look(SymbolAnalysisContext context)
    {
        var property = (IPropertySymbol)context.Symbol;
        if (property.PartialDefinitionPart is not null) return;
        if (property.Attribute("State") is not null && !property.Type.IsState() && !property.Type.IsStateWithArgs()) Report("State", "'State' or 'State<T>'");
        else if (property.Attribute("StateGroup") is not null && !property.Type.IsStateGroup()) Report("StateGroup", "'StateGroup'");

        void Report(string attribute, string wanted)
        {
            if (property.Declaration(context.CancellationToken) is not { } declaration) return;
            string type = property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
            context.ReportDiagnostic(At(declaration.Type, property.Name, attribute, type, wanted));
        }
    }
}

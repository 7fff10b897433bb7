using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>
/// AM0108: what is listed twice, or names itself. Found by <see cref="SchemaRules"/>; only what was written so counts, since two
/// groups may share a member, and a group may hold the state that names it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MeaninglessRelationAnalyzer : SchemaFaultAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0108", "Relation without a meaning", "{0}",
        Category.Relations, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0108" + HelpLink.End);

    public MeaninglessRelationAnalyzer()
        : base(Rule)
    {
    }

    private protected override bool Counts(StateModel state, SchemaFault fault)
    {
        int direct = state.Relations.Count(relation =>
            relation.Kind == (RowKind)((int)fault.Place - 1) && relation.Group is null && relation.Targets.Contains(fault.Other));
        return direct > (fault.Other == fault.State ? 0 : 1);
    }
}

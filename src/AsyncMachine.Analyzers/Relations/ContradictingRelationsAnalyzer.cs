using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>AM0102: a state that requires what it removes can never be active. Found by <see cref="SchemaRules"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ContradictingRelationsAnalyzer : SchemaFaultAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0102", "State requires and removes the same state", "{0}",
        Category.Relations, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0102" + HelpLink.End);

    public ContradictingRelationsAnalyzer()
        : base(Rule)
    {
    }
}

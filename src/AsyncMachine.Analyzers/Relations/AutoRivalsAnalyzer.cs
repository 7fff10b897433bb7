using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>AM0110: of two rivals the first in schema order wins, which nobody declared. Found by <see cref="SchemaRules"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AutoRivalsAnalyzer : SchemaFaultAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0110", "Auto states that only their order tells apart", "{0}",
        Category.Relations, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0110" + HelpLink.End);

    public AutoRivalsAnalyzer()
        : base(Rule)
    {
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>AM0107: an After that cannot be kept. Found by <see cref="SchemaRules"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AfterCycleAnalyzer : SchemaFaultAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0107", "Circle of After and Require", "{0}",
        Category.Relations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0107" + HelpLink.End);

    public AfterCycleAnalyzer()
        : base(Rule)
    {
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>AM0109: an Auto state that nothing can keep out. Found by <see cref="SchemaRules"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AlwaysActiveAnalyzer : SchemaFaultAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0109", "Auto state that is always active", "{0}",
        Category.Relations, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0109" + HelpLink.End);

    public AlwaysActiveAnalyzer()
        : base(Rule)
    {
    }
}

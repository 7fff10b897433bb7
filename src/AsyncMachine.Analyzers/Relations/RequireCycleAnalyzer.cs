using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>AM0104: states that require each other, and nothing that brings them in together. Found by <see cref="SchemaRules"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RequireCycleAnalyzer : SchemaFaultAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0104", "States can only be called together", "{0}",
        Category.Relations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0104" + HelpLink.End);

    public RequireCycleAnalyzer()
        : base(Rule)
    {
    }
}

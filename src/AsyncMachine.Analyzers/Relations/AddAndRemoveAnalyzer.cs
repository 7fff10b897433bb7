using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Relations;

/// <summary>AM0106: the engine keeps the Add; a reader cannot know. Found by <see cref="SchemaRules"/>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AddAndRemoveAnalyzer : SchemaFaultAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0106", "Add and Remove of the same state", "{0}",
        Category.Relations, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0106" + HelpLink.End);

    public AddAndRemoveAnalyzer()
        : base(Rule)
    {
    }
}

using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>
/// AM0202: a method that is no handler by a letter or two would never be called, and nothing would say so. Asked only of longer
/// names, where a near miss is hardly ever another word.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MisspeltHandlerAnalyzer : HandlerAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0202", "Method looks like a misspelt handler",
        "'{0}' is no handler of '{1}', but nearly '{2}'; rename it, or mark it with [NotHandler]",
        Category.Handlers, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0202" + HelpLink.End);

    private const int ShortestStem = 4;
    private const int LongStem = 7;

    private static readonly string[] s_endings = ["Enter", "Exit", "State", "End", "StateAsync", "EndAsync"];

    public MisspeltHandlerAnalyzer()
        : base(Rule)
    {
    }

    private protected override void LookAtClass(SymbolAnalysisContext context, Schemas schemas, HandlerSet set)
    {
        foreach (ISymbol member in set.Type.GetMembers())
        {
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsOverride: false, IsImplicitlyDeclared: false } method) continue;
            if (method.Attribute("NotHandler") is not null || method.Attribute("Handler") is not null) continue;
            if (HandlerNames.Read(method.Name, set.Schema).Count > 0) continue; // it is one, whatever else is wrong with it
            if (Meant(method.Name, set.Schema) is not { } meant || method.Place() is not { } place) continue;
            context.ReportDiagnostic(Hinted(place, meant, method.Name, set.Schema.Type.Name, meant));
        }
    }

    /// <summary>The handler's name that was probably meant.</summary>
    private static string? Meant(string name, SchemaModel schema)
    {
        foreach (string ending in s_endings.Concat(schema.States.Select(state => state.Name)))
        {
            if (!name.EndsWith(ending, StringComparison.Ordinal)) continue;
            string stem = name.Substring(0, name.Length - ending.Length);
            if (stem.Length < ShortestStem) continue;
            int limit = stem.Length > LongStem ? 2 : 1;
            foreach (StateModel state in schema.States)
            {
                if (state.Name.Length >= ShortestStem && SchemaRules.Distance(stem, state.Name, limit) <= limit) return state.Name + ending;
            }
        }

        return null;
    }
}

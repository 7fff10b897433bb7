using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>
/// AM0204: names are how handlers are found, so no name may mean two things. A method's that does is told, and a state's that
/// makes it easy.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AmbiguousHandlerAnalyzer : HandlerAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0204", "Name that can be read in two ways",
        "{0}",
        Category.Handlers, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0204" + HelpLink.End);

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal) { "Any", "Enter", "Exit", "State", "End" };

    public AmbiguousHandlerAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, HandlerSet set, HandlerModel handler, MethodDeclarationSyntax declaration)
    {
        if (!handler.Problems.Exists(problem => problem.Kind == HandlerProblemKind.Ambiguous)) return;
        string readings = string.Join(" or as the ", handler.Readings.Select(Words));

        // The attribute's arguments for each reading, for the fix.
        string hint = string.Join("\n", handler.Readings.Select(Arguments));
        context.ReportDiagnostic(Hinted(
            declaration.Identifier.GetLocation(), hint,
            $"'{handler.Method.Name}' can be read as the {readings}; say which by [Handler], or take it out by [NotHandler]"));
    }

    private protected override void LookAtClass(SymbolAnalysisContext context, Schemas schemas, HandlerSet set)
    {
        if (!SymbolEqualityComparer.Default.Equals(set.Type, set.Schema.Type)) return;
        foreach (StateModel state in set.Schema.States)
        {
            if (state.Origin != StateOrigin.Own || state.Property?.Place() is not { } place) continue;
            if (s_words.Contains(state.Name))
            {
                context.ReportDiagnostic(At(place, $"A state named '{state.Name}' makes handlers' names ambiguous, since '{state.Name}' is a word in them; choose another name"));
            }
            else if (LooksLike(state, set.Schema) is { } other)
            {
                context.ReportDiagnostic(At(place, $"A state named '{state.Name}' has the name of a handler of '{other}'; choose another name"));
            }
        }
    }

    private static string? LooksLike(StateModel state, SchemaModel schema)
    {
        foreach (string ending in s_words)
        {
            if (state.Name.Length <= ending.Length || !state.Name.EndsWith(ending, StringComparison.Ordinal) || ending == "Any") continue;
            string stem = state.Name.Substring(0, state.Name.Length - ending.Length);
            if (schema.State(stem) is not null) return stem;
            if (stem == "Any" && ending is "Enter" or "State") return stem;
        }

        return null;
    }

    private static string Arguments(HandlerReading reading) => reading.Form switch
    {
        HandlerForm.Self => $"nameof({reading.State!.Name}), nameof({reading.State.Name})",
        HandlerForm.Pair => $"nameof({reading.State!.Name}), nameof({reading.Other!.Name})",
        HandlerForm.AnyEnter or HandlerForm.AnyState => $"HandlerKind.{reading.Form}",
        _ => $"HandlerKind.{reading.Form}, nameof({reading.State!.Name})",
    };
}

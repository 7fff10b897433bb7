using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>AM0206: negotiation ends before the transition goes on, so its answer cannot come later.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AsyncNegotiationAnalyzer : HandlerAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0206", "Negotiation handler is async",
        "'{0}', the {1}, must answer at once; return bool or void, and wait in a state of its own that adds '{2}' when it is done",
        Category.Handlers, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0206" + HelpLink.End);

    public AsyncNegotiationAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, HandlerSet set, HandlerModel handler, MethodDeclarationSyntax declaration)
    {
        if (!handler.Problems.Exists(problem => problem.Kind == HandlerProblemKind.AsyncNegotiation)) return;
        SyntaxToken async = declaration.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.AsyncKeyword));
        SyntaxNodeOrToken place = async.RawKind != 0 ? async
            : handler.Return is HandlerReturn.Void or HandlerReturn.Bool ? declaration.Identifier
            : declaration.ReturnType;
        StateModel? next = handler.Reading.Other ?? handler.Reading.State;
        context.ReportDiagnostic(At(place, handler.Method.Name, Words(handler.Reading), next?.Name ?? "the next state"));
    }
}

using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>AM0205: of an <c>async void</c> method nobody learns how it ended, and its exception ends the process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class AsyncVoidHandlerAnalyzer : HandlerAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0205", "Final handler is async void",
        "'{0}' is async void, so its failure would end the process instead of becoming the Exception state; let it return Task",
        Category.Handlers, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0205" + HelpLink.End);

    public AsyncVoidHandlerAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, HandlerSet set, HandlerModel handler, MethodDeclarationSyntax declaration)
    {
        if (!handler.Problems.Exists(problem => problem.Kind == HandlerProblemKind.AsyncVoid)) return;
        context.ReportDiagnostic(At(declaration.ReturnType, handler.Method.Name));
    }
}

using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>AM0208: a handler gets the args of its own state, and of two methods for one handler only one can be it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HandlerArgsAnalyzer : HandlerAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0208", "Handler with another state's args, or two methods for one handler",
        "{0}",
        Category.Handlers, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0208" + HelpLink.End);

    public HandlerArgsAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, HandlerSet set, HandlerModel handler, MethodDeclarationSyntax declaration)
    {
        foreach (HandlerProblem problem in handler.Problems)
        {
            if (problem.Kind == HandlerProblemKind.Duplicate)
            {
                context.ReportDiagnostic(At(declaration.Identifier,
                    $"'{handler.Method.Name}' is the second method for the {Words(handler.Reading)}; join it with '{Signature(problem.Other!)}', or take one out by [NotHandler]"));
            }
            else if (problem.Kind == HandlerProblemKind.ArgsType)
            {
                IParameterSymbol parameter = problem.Parameter!;
                StateModel? state = handler.Reading.ArgsState;
                string? type = state switch
                {
                    { IsImplicit: true } => "ErrorArgs",
                    { ArgsType: { } args } => Short(args),
                    _ => null,
                };
                bool optional = state is not null && (!state.ArgsRequired || handler.Reading.Form is HandlerForm.Exit or HandlerForm.End);
                string? wanted = type is null ? null : optional ? type + "?" : type;
                string? hint = state switch
                {
                    { IsImplicit: true } => "global::AsyncMachine.ErrorArgs?",
                    { ArgsType: { } args } => args.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + (optional ? "?" : ""),
                    _ => null,
                };
                string advice = state is null ? "it belongs to no state and gets no args; remove the parameter"
                    : wanted is null ? $"'{state.Name}' carries no args; declare it as 'State<{Short(parameter.Type)}>' or remove the parameter"
                    : $"the args of '{state.Name}' are '{type}'; take '{wanted}'";
                context.ReportDiagnostic(Hinted(Place(parameter, declaration).GetLocation(), hint,
                    $"'{handler.Method.Name}' takes '{Short(parameter.Type)}', but {advice}"));
            }
        }
    }

    private static string Signature(IMethodSymbol method) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => Short(parameter.Type)))})";
}

using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>AM0203: a handler returns and takes what the engine can use and give.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HandlerSignatureAnalyzer : HandlerAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0203", "Handler with an unsupported signature",
        "'{0}', the {1}, {2}",
        Category.Handlers, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0203" + HelpLink.End);

    public HandlerSignatureAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, HandlerSet set, HandlerModel handler, MethodDeclarationSyntax declaration)
    {
        foreach (HandlerProblem problem in handler.Problems)
        {
            switch (problem.Kind)
            {
                case HandlerProblemKind.ReturnType:
                    string wanted = handler.Reading.Form.IsNegotiation() ? "'bool' or 'void'" : "'void', 'Task' or 'ValueTask'";
                    Report(declaration.ReturnType, $"returns '{Short(handler.Method.ReturnType)}'; let it return {wanted}");
                    break;
                case HandlerProblemKind.Generic:
                    Report(declaration.TypeParameterList ?? (SyntaxNode)declaration, "has type parameters, and nobody to say what they are; remove them");
                    break;
                case HandlerProblemKind.Parameter:
                    IParameterSymbol parameter = problem.Parameter!;
                    string fault = parameter.RefKind is RefKind.Ref or RefKind.Out ? "by reference; pass it by value"
                        : handler.Parameters.Any(p => p.Symbol.Equals(parameter, SymbolEqualityComparer.Default) && p.Kind != HandlerParameterKind.Unsupported)
                            ? "a second time; once is enough"
                            : $"that nobody can give it; take {Choices(handler.Reading)}";
                    Report(Place(parameter, declaration), $"takes '{parameter.Name}' of type '{Short(parameter.Type)}' {fault}");
                    break;
            }
        }

        void Report(SyntaxNode place, string fault) => context.ReportDiagnostic(At(place, handler.Method.Name, Words(handler.Reading), fault));
    }

    private static string Choices(HandlerReading reading)
    {
        string args = reading.ArgsState switch
        {
            { IsImplicit: true } => "ErrorArgs?, ",
            { ArgsType: { } type } => $"the state's args ('{Short(type)}'), ",
            _ => "",
        };
        return args + "an Event and a CancellationToken at most";
    }
}

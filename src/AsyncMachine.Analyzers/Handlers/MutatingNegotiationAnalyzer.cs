using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>AM0210: a negotiation handler is asked by checks too, and may be asked for a transition that never happens.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MutatingNegotiationAnalyzer : HandlerBodyAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0210", "Negotiation handler mutates the machine",
        "'{0}' calls '{1}' while it only decides; the transition may never happen, and CanAdd asks it too: mutate in a final handler",
        Category.Handlers, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0210" + HelpLink.End);

    public MutatingNegotiationAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(
        OperationBlockAnalysisContext context, IMethodSymbol method, HandlerModel handler, IReadOnlyList<IOperation> operations)
    {
        if (!handler.Reading.Form.IsNegotiation()) return;
        foreach (IOperation operation in operations)
        {
            if (operation is not IInvocationOperation { Instance: { } instance, TargetMethod.Name: var name } || !instance.Type.IsMachine()) continue;
            if (MachineCalls.Mutates(name)) context.ReportDiagnostic(At(CallName.Of(operation.Syntax), method.Name, name));
        }
    }
}

using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>
/// AM0211: what the machine completes comes after the handler, and the handler waits for it. Awaiting is fine: the first
/// <c>await</c> that does not complete at once leaves the transition.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SelfWaitAnalyzer : HandlerBodyAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0211", "Handler blocks on its own machine",
        "'{0}' blocks on '{1}', which completes only after '{0}' has returned; {2}",
        Category.Handlers, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0211" + HelpLink.End);

    public SelfWaitAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(
        OperationBlockAnalysisContext context, IMethodSymbol method, HandlerModel handler, IReadOnlyList<IOperation> operations)
    {
        foreach (IOperation operation in operations)
        {
            if (BlockingCall.Of(operation) is not { Task: { } task } call || SelfWait.Of(task, operations) is not { } invocation) continue;
            bool isFinal = !handler.Reading.Form.IsNegotiation();
            string advice = isFinal ? "await it instead" : "do it in a final handler and await it there";
            context.ReportDiagnostic(Hinted(
                call.Place.GetLocation(), isFinal ? AwaitHint.CanAwait : null, method.Name, invocation.TargetMethod.Name, advice));
        }
    }
}

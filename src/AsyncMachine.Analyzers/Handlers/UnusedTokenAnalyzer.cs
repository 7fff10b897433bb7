using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>
/// AM0212: an async handler outlives its state unless its token stops it. Told only if it calls something that would take one.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnusedTokenAnalyzer : HandlerBodyAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0212", "Async handler never passes on its token",
        "'{0}' goes on after its state has changed, because '{1}' gets no token; {2}",
        Category.Handlers, DiagnosticSeverity.Info, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0212" + HelpLink.End);

    public UnusedTokenAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(
        OperationBlockAnalysisContext context, IMethodSymbol method, HandlerModel handler, IReadOnlyList<IOperation> operations)
    {
        if (!method.IsAsync || handler.Reading.Form.IsNegotiation()) return;

        // Any use of any token will do: who compares, links or checks one has thought of it.
        foreach (IOperation block in context.OperationBlocks)
        {
            foreach (IOperation operation in block.DescendantsAndSelf())
            {
                if (operation is IDefaultValueOperation or IArgumentOperation { IsImplicit: true } || operation.IsImplicit) continue;
                if (operation.Type.IsCancellationToken()) return;
            }
        }

        foreach (IOperation operation in operations)
        {
            if (operation is not IAwaitOperation { Operation: var task }) continue;
            if (BlockingCall.Unwrap(task) is not IInvocationOperation call || !TakesToken(call)) continue;
            IParameterSymbol? token = method.Parameters.FirstOrDefault(parameter => parameter.Type.IsCancellationToken());
            string advice = token is null ? "take a CancellationToken and pass it on" : $"pass '{token.Name}' on";
            context.ReportDiagnostic(At(CallName.Of(call.Syntax), method.Name, call.TargetMethod.Name, advice));
            return;
        }
    }

    /// <summary>True if the call leaves out an optional token, or has an overload with one more parameter, a token.</summary>
    private static bool TakesToken(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        if (method.Parameters.Any(parameter => parameter.Type.IsCancellationToken())) return true; // left out, or it would have been seen
        foreach (ISymbol member in method.ContainingType.GetMembers(method.Name))
        {
            if (member is not IMethodSymbol other || other.IsStatic != method.IsStatic || other.Arity != method.Arity) continue;
            if (other.Parameters.Length != method.Parameters.Length + 1) continue;
            if (!other.Parameters[other.Parameters.Length - 1].Type.IsCancellationToken()) continue;
            bool same = true;
            for (int i = 0; i < method.Parameters.Length && same; i++)
            {
                same = SymbolEqualityComparer.Default.Equals(
                    method.OriginalDefinition.Parameters[i].Type, other.OriginalDefinition.Parameters[i].Type);
            }

            if (same) return true;
        }

        return false;
    }
}

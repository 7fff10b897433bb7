using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>A rule about what handlers do.</summary>
internal abstract class HandlerBodyAnalyzer : SchemaAnalyzer
{
    private protected HandlerBodyAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected sealed override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterOperationBlockAction(context =>
        {
            if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method) return;
            if (schemas.Handler(method.PartialDefinitionPart ?? method, context.CancellationToken) is not { } found) return;
            Look(context, method, found.Handler, [.. HandlerBody.Operations(context.OperationBlocks)]);
        });

    private protected abstract void Look(
        OperationBlockAnalysisContext context, IMethodSymbol method, HandlerModel handler, IReadOnlyList<IOperation> operations);
}

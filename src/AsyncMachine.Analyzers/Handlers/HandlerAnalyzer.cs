using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Handlers;

/// <summary>A rule that looks at the declarations of handlers.</summary>
internal abstract class HandlerAnalyzer : SchemaAnalyzer
{
    private protected HandlerAnalyzer(DiagnosticDescriptor rule)
        : base(rule)
    {
    }

    private protected sealed override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(
            context =>
            {
                var type = (INamedTypeSymbol)context.Symbol;
                if (schemas.Handlers(type, context.CancellationToken) is not { } set) return;
                foreach (HandlerModel handler in set.Handlers)
                {
                    if (handler.Method.Declaration(context.CancellationToken) is { } declaration) Look(context, set, handler, declaration);
                }

                LookAtClass(context, schemas, set);
            },
            SymbolKind.NamedType);

    private protected virtual void Look(SymbolAnalysisContext context, HandlerSet set, HandlerModel handler, MethodDeclarationSyntax declaration)
    {
    }

    private protected virtual void LookAtClass(SymbolAnalysisContext context, Schemas schemas, HandlerSet set)
    {
    }

    /// <summary>The kind of a handler in words.</summary>
    private protected static string Words(HandlerReading reading) => reading.Form switch
    {
        HandlerForm.Self => $"self handler of '{reading.State!.Name}'",
        HandlerForm.Pair => $"pair handler from '{reading.State!.Name}' to '{reading.Other!.Name}'",
        HandlerForm.AnyEnter or HandlerForm.AnyState => $"{reading.Form} handler",
        _ => $"{reading.Form} handler of '{reading.State!.Name}'",
    };

    /// <summary>Where a parameter stands: its type, or all of it if it has none.</summary>
    private protected static SyntaxNode Place(IParameterSymbol parameter, MethodDeclarationSyntax declaration)
    {
        ParameterSyntax syntax = declaration.ParameterList.Parameters[parameter.Ordinal];
        return syntax.Type ?? (SyntaxNode)syntax;
    }

    private protected static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}

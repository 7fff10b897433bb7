using System.Composition;
using AsyncMachine.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AsyncMachine.CodeFixes.Handlers;

/// <summary>
/// AM0209, AM0211: awaits what was blocked on, and makes the handler async. Not offered in negotiation, which cannot wait, nor
/// where no <c>await</c> may stand.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class AwaitFix() : SchemaFix("AM0209", "AM0211")
{
    private protected override async Task OfferAsync(FixPlace place)
    {
        if (place.Hint != AwaitHint.CanAwait || place.Around<MethodDeclarationSyntax>() is not { } method) return;
        if (place.Around<LockStatementSyntax>() is not null || place.Around<UnsafeStatementSyntax>() is not null) return;
        bool isAsync = method.Modifiers.Any(SyntaxKind.AsyncKeyword);
        bool isVoid = method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
        if (!isAsync && (!isVoid || method.ParameterList.Parameters.Any(IsByReference))) return;
        if (await place.ModelAsync().ConfigureAwait(false) is not { } model) return;
        if (Rewrite(place, model) is not var (old, task)) return;

        place.Replace("Await it", method, () =>
        {
            ExpressionSyntax awaited = SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task.WithoutTrivia());
            if (old.Parent is not (ExpressionStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax))
            {
                awaited = SyntaxFactory.ParenthesizedExpression(awaited).WithAdditionalAnnotations(Simplifier.Annotation);
            }

            MethodDeclarationSyntax changed = method.ReplaceNode(old, awaited.WithTriviaFrom(old));
            if (isAsync) return changed;
            TypeSyntax type = Names.Type("global::System.Threading.Tasks.Task").WithTrailingTrivia(SyntaxFactory.Space);
            SyntaxToken async = Modifiers.Token(SyntaxKind.AsyncKeyword);
            if (changed.Modifiers.Count > 0) return changed.WithModifiers(changed.Modifiers.Add(async)).WithReturnType(type);
            async = async.WithLeadingTrivia(changed.ReturnType.GetLeadingTrivia());
            return changed.WithReturnType(type).WithModifiers(SyntaxFactory.TokenList(async));
        });
    }

    private static bool IsByReference(ParameterSyntax parameter) =>
        parameter.Modifiers.Any(m => m.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword);

    /// <summary>The blocking expression, and what to await in its place; null where that is not plain.</summary>
    private static (ExpressionSyntax Old, ExpressionSyntax Task)? Rewrite(FixPlace place, SemanticModel model)
    {
        if (place.Node is not SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name) return null;
        var call = access.Parent as InvocationExpressionSyntax;
        switch (name.Identifier.ValueText)
        {
            case "Result" when call is null:
                return (access, access.Expression);

            case "Wait" when call is { ArgumentList.Arguments.Count: 0 }:
                return (call, access.Expression);

            case "GetResult" when call is not null && access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter }:
                return (call, awaiter.Expression);

            case "Sleep" when call is not null:
                return (call, SyntaxFactory.InvocationExpression(Names.Expression("global::System.Threading.Tasks.Task.Delay"), call.ArgumentList));

            case "WaitAll" when call is not null:
                return (call, call.WithExpression(access.WithName(SyntaxFactory.IdentifierName("WhenAll"))));

            default:
                return call is not null && HasTwin(call, model, place.Cancellation)
                    ? (call, call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(name.Identifier.ValueText + "Async"))))
                    : null;
        }
    }

    /// <summary>The asynchronous twin takes the same arguments.</summary>
    private static bool HasTwin(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { IsGenericMethod: false } method) return false;
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (IMethodSymbol twin in type.GetMembers(method.Name + "Async").OfType<IMethodSymbol>())
            {
                if (twin.Parameters.Length < method.Parameters.Length || twin.IsStatic != method.IsStatic) continue;
                bool same = twin.Parameters.Skip(method.Parameters.Length).All(parameter => parameter.IsOptional);
                for (int i = 0; i < method.Parameters.Length; i++)
                {
                    same &= SymbolEqualityComparer.Default.Equals(twin.Parameters[i].Type, method.Parameters[i].Type);
                }

                if (same) return true;
            }
        }

        return false;
    }
}

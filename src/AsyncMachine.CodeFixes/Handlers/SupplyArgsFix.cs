using System.Composition;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Handlers;

/// <summary>
/// AM0213: adds a <c>new</c> of the args. Where they have no parameterless constructor the compiler then asks for what is
/// missing, which is better than values made up here. Only for a call of one state: others have no place for args.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class SupplyArgsFix() : SchemaFix("AM0213")
{
    private protected override async Task OfferAsync(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } state) return;
        if (place.Node.FirstAncestorOrSelf<CollectionExpressionSyntax>() is not null) return;
        if (await place.ModelAsync().ConfigureAwait(false) is not { } model) return;
        if (model.GetSymbolInfo(call, place.Cancellation).Symbol is not IMethodSymbol method) return;
        int index = list.Arguments.IndexOf(state);
        bool hasSource = index == 1 && method.Parameters[0].Type.Name == "Event";
        if (list.Arguments.Count != (hasSource ? 2 : 1)) return;

        // The overload with args: the state, the args, and the source last.
        bool hasOverload = method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>()
            .Any(other => other.IsGenericMethod && other.Parameters.Length >= (hasSource ? 3 : 2) && other.Parameters[0].Type.Name == "State");
        if (!hasOverload) return;
        if (model.GetSymbolInfo(state.Expression, place.Cancellation).Symbol is not IPropertySymbol { Type: var type }) return;
        if (DeclarationReader.Args(type).Type is not { } args) return;
        ExpressionSyntax made = SyntaxFactory.ObjectCreationExpression(
            SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            Names.Type(args.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)), SyntaxFactory.ArgumentList(), null);
        place.Replace("Supply args", list, () =>
        {
            SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
            var items = new List<SyntaxNodeOrToken> { state.WithoutTrivia(), comma, SyntaxFactory.Argument(made) };
            if (hasSource)
            {
                items.Add(comma);
                items.Add(list.Arguments[0].WithoutTrivia());
            }

            return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(items));
        });
    }
}

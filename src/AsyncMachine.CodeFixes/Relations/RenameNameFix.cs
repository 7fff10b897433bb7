using System.Composition;
using AsyncMachine.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Relations;

/// <summary>AM0101: puts the nearest name in the place of the unknown one, as text or as <c>nameof</c>, as it was.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class RenameNameFix() : SchemaFix("AM0101")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        if (place.Hint is not { } name || place.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } expression) return Task.CompletedTask;
        ExpressionSyntax? renamed = expression is LiteralExpressionSyntax
            ? SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name))
            : RelationSyntax.NameOfArgument(expression) is not null ? SyntaxFactory.ParseExpression($"nameof({name})")
            : null; // a constant from elsewhere: not ours to change
        if (renamed is not null) place.Replace($"Change to '{name}'", expression, () => renamed.WithTriviaFrom(expression));
        return Task.CompletedTask;
    }
}

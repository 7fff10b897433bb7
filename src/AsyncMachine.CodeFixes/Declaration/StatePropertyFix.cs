using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Declaration;

/// <summary>AM0002: writes the property as <c>static partial</c> with only a getter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class StatePropertyFix() : SchemaFix("AM0002")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        if (place.Around<PropertyDeclarationSyntax>() is { ExplicitInterfaceSpecifier: null } property)
        {
            place.Replace($"Make '{property.Identifier.Text}' static partial with only a getter", property, () => Rewrite(property));
        }

        return Task.CompletedTask;
    }

    private static PropertyDeclarationSyntax Rewrite(PropertyDeclarationSyntax property)
    {
        var modifiers = property.Modifiers.Where(Modifiers.IsAccessibility).Select(m => m.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space)).ToList();
        modifiers.Add(Modifiers.Token(SyntaxKind.StaticKeyword));
        modifiers.Add(Modifiers.Token(SyntaxKind.PartialKeyword));
        TypeSyntax type = property.Type is RefTypeSyntax reference ? reference.Type : property.Type;
        AccessorDeclarationSyntax getter = SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(SyntaxFactory.Space));
        AccessorListSyntax accessors = SyntaxFactory.AccessorList(
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingletonList(getter),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken));

        // Comments stand before the attributes, if there are any, else before the first modifier.
        SyntaxTriviaList leading = property.AttributeLists.Count > 0
            ? property.Modifiers.Concat(property.Type.DescendantTokens()).First().LeadingTrivia
            : property.GetLeadingTrivia();
        modifiers[0] = modifiers[0].WithLeadingTrivia(leading);
        return SyntaxFactory.PropertyDeclaration(
            property.AttributeLists, SyntaxFactory.TokenList(modifiers), type.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space), null,
            property.Identifier.WithTrailingTrivia(SyntaxFactory.Space), accessors).WithTrailingTrivia(property.GetTrailingTrivia());
    }
}

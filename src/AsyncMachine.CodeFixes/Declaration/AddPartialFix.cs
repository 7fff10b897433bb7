using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Declaration;

/// <summary>AM0001, AM0301: adds <c>partial</c> to the type that is told.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class AddPartialFix() : SchemaFix("AM0001", "AM0301")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        if (place.Around<TypeDeclarationSyntax>() is { } type && !type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            place.Replace($"Make '{type.Identifier.Text}' partial", type, () => WithPartial(type));
        }

        return Task.CompletedTask;
    }

    private static TypeDeclarationSyntax WithPartial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Count > 0) return (TypeDeclarationSyntax)type.WithModifiers(type.Modifiers.With(SyntaxKind.PartialKeyword));

        // The first token of the declaration carries what stands before it.
        SyntaxToken partial = Modifiers.Token(SyntaxKind.PartialKeyword).WithLeadingTrivia(type.Keyword.LeadingTrivia);
        return (TypeDeclarationSyntax)type
            .WithKeyword(type.Keyword.WithLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(partial));
    }
}

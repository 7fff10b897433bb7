using System.Composition;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AsyncMachine.CodeFixes.Declaration;

/// <summary>AM0005: declares the state in the including class, as a plain one; what it is to be, only its author knows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DeclareAgainFix() : SchemaFix("AM0005")
{
    private protected override async Task OfferAsync(FixPlace place)
    {
        if (place.Hint is not { } name || place.Around<TypeDeclarationSyntax>() is not { } declaration) return;
        if (await place.ModelAsync().ConfigureAwait(false) is not { } model) return;
        if (model.GetDeclaredSymbol(declaration, place.Cancellation) is not INamedTypeSymbol type) return;
        if (SchemaReader.Of(model.Compilation).Read(type, place.Cancellation)?.State(name) is not { } state) return;
        string args = state.ArgsType is null ? ""
            : $"<{state.ArgsType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}{(state.ArgsRequired ? "" : "?")}>";
        place.Replace($"Declare '{name}' again", declaration, () =>
        {
            var property = (PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
                $"public static partial global::AsyncMachine.State{args} {name} {{ get; }}")!;
            property = property.WithType(property.Type.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation))
                .WithAdditionalAnnotations(Formatter.Annotation);
            int last = declaration.Members.LastIndexOf(member => member is PropertyDeclarationSyntax);
            TypeDeclarationSyntax open = declaration.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) ? declaration : Open(declaration);
            return open.WithMembers(open.Members.Insert(last + 1, property));
        });
    }

    /// <summary>A class that ends in a semicolon gets a body.</summary>
    private static TypeDeclarationSyntax Open(TypeDeclarationSyntax declaration) => (TypeDeclarationSyntax)declaration
        .WithSemicolonToken(default)
        .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
        .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(declaration.SemicolonToken.TrailingTrivia))
        .WithAdditionalAnnotations(Formatter.Annotation);
}

using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Handlers;

/// <summary>AM0207: makes the parameter, or the args of the Auto state, nullable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class MakeNullableFix() : SchemaFix("AM0207")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        TypeSyntax? type = null;
        if (place.Around<ParameterSyntax>() is { } parameter) type = parameter.Type;
        else if (place.Around<AttributeSyntax>() is null && place.Around<PropertyDeclarationSyntax>() is { } property) type = Args(property.Type);
        if (type is null or NullableTypeSyntax) return Task.CompletedTask;
        place.Replace($"Make it '{type}?'", type, () => SyntaxFactory.NullableType(type.WithoutTrivia()).WithTriviaFrom(type));
        return Task.CompletedTask;
    }

    private static TypeSyntax? Args(TypeSyntax state) => state switch
    {
        GenericNameSyntax { TypeArgumentList.Arguments: [var args] } => args,
        QualifiedNameSyntax { Right: GenericNameSyntax { TypeArgumentList.Arguments: [var args] } } => args,
        AliasQualifiedNameSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: [var args] } } => args,
        _ => null,
    };
}

using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Args;

/// <summary>AM0302: marks the member with <c>[Secret]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class MarkSecretFix() : SchemaFix("AM0302")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        const string Title = "Mark it with [Secret]";
        switch (place.Node.FirstAncestorOrSelf<SyntaxNode>(node => node is ParameterSyntax or MemberDeclarationSyntax))
        {
            case ParameterSyntax parameter:
                AttributeListSyntax inline = Names.Attribute("Secret").WithTrailingTrivia(SyntaxFactory.Space);
                place.Replace(Title, parameter, () => parameter.WithLeadingTrivia()
                    .WithAttributeLists(parameter.AttributeLists.Add(inline)).WithLeadingTrivia(parameter.GetLeadingTrivia()));
                break;

            case MemberDeclarationSyntax member and (PropertyDeclarationSyntax or FieldDeclarationSyntax):
                place.Replace(Title, member, () => WithOwnLine(member, place.EndOfLine));
                break;
        }

        return Task.CompletedTask;
    }

    private static MemberDeclarationSyntax WithOwnLine(MemberDeclarationSyntax member, SyntaxTrivia endOfLine)
    {
        SyntaxTriviaList leading = member.GetLeadingTrivia();
        SyntaxTriviaList indent = [.. leading.Reverse().TakeWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse()];
        AttributeListSyntax line = Names.Attribute("Secret").WithTrailingTrivia(endOfLine);
        MemberDeclarationSyntax bare = member.AttributeLists.Count == 0 ? member.WithLeadingTrivia(indent) : member;
        if (member.AttributeLists.Count > 0) return member.WithAttributeLists(member.AttributeLists.Add(line.WithLeadingTrivia(indent)));
        return bare.WithAttributeLists(bare.AttributeLists.Add(line)).WithLeadingTrivia(leading);
    }
}

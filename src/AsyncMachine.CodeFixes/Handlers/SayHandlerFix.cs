using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace AsyncMachine.CodeFixes.Handlers;

/// <summary>AM0204: says by <c>[Handler]</c> which handler the method is; one offer for each way to read its name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class SayHandlerFix() : SchemaFix("AM0204")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        if (place.Hint is not { } hint || place.Around<MethodDeclarationSyntax>() is not { } method) return Task.CompletedTask;
        string[] readings = hint.Split('\n');
        for (int i = 0; i < readings.Length; i++)
        {
            string arguments = readings[i];
            place.Replace($"Mark it with '[Handler({arguments})]'", method, Marked, alternative: i);

            SyntaxNode Marked()
            {
                string full = arguments.Replace("HandlerKind.", "global::AsyncMachine.HandlerKind.");
                AttributeListSyntax list = Names.Attribute("Handler", full);
                list = list.ReplaceNodes(
                    list.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(node => node.Parent is AttributeArgumentSyntax),
                    (_, node) => node.WithAdditionalAnnotations(Simplifier.Annotation));
                return method.WithLeadingTrivia()
                    .WithAttributeLists(method.AttributeLists.Add(list.WithTrailingTrivia(place.EndOfLine)))
                    .WithLeadingTrivia(method.GetLeadingTrivia())
                    .WithAdditionalAnnotations(Formatter.Annotation);
            }
        }

        return Task.CompletedTask;
    }
}

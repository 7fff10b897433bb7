using System.Composition;
using AsyncMachine.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Relations;

/// <summary>
/// AM0102, AM0105, AM0106, AM0108: takes a name out of a relation; where two relations contradict each other, out of either.
/// Not offered where the name came in by a group: the group's other members are not at fault.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class RemoveEntryFix() : SchemaFix("AM0102", "AM0105", "AM0106", "AM0108")
{
    private protected override Task OfferAsync(FixPlace place)
    {
        if (place.Hint is not { } name || place.Around<AttributeSyntax>() is not { } attribute) return Task.CompletedTask;
        if (place.Around<AttributeArgumentSyntax>() is { NameEquals.Name.Identifier.ValueText: var relation } argument)
        {
            ExpressionSyntax? told = RelationSyntax.Elements(argument.Expression).FirstOrDefault(e => e.Span == place.Diagnostic.Location.SourceSpan);
            if (told is not null && RelationSyntax.NameOf(told) == name) Offer(relation, argument, told);
        }

        string? contrary = place.Diagnostic.Id switch { "AM0102" => "Require", "AM0106" => "Add", _ => null };
        if (contrary is not null && RelationSyntax.Argument(attribute, contrary) is { } other)
        {
            ExpressionSyntax? entry = RelationSyntax.Elements(other.Expression).FirstOrDefault(e => RelationSyntax.NameOf(e) == name);
            if (entry is not null) Offer(contrary, other, entry);
        }

        return Task.CompletedTask;

        void Offer(string list, AttributeArgumentSyntax holder, ExpressionSyntax entry) =>
            place.Change($"Remove '{name}' from {list}", _ => Task.FromResult(place.Document.WithSyntaxRoot(Without(place.Root, holder, entry))));
    }

    /// <summary>Without the entry; without the list, if that was all of it, and without parentheses, if that was all in them.</summary>
    private static SyntaxNode Without(SyntaxNode root, AttributeArgumentSyntax holder, ExpressionSyntax entry)
    {
        SyntaxNode gone = entry.Parent is ExpressionElementSyntax element ? element : entry;
        if (RelationSyntax.Elements(holder.Expression).Count == 1)
        {
            gone = holder.Parent is AttributeArgumentListSyntax { Arguments.Count: 1 } list ? list : holder;
        }

        return root.RemoveNode(gone, SyntaxRemoveOptions.KeepNoTrivia)!;
    }
}

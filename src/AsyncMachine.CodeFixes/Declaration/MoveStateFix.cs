using System.Composition;
using AsyncMachine.Analyzers;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace AsyncMachine.CodeFixes.Declaration;

/// <summary>AM0009: moves the property behind the last one of the declaration with <c>[StateSchema]</c>, in whatever file that is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class MoveStateFix() : SchemaFix("AM0009")
{
    private protected override async Task OfferAsync(FixPlace place)
    {
        if (place.Around<PropertyDeclarationSyntax>() is not { } property) return;
        if (await place.ModelAsync().ConfigureAwait(false) is not { } model) return;
        if (model.GetDeclaredSymbol(property, place.Cancellation) is not { ContainingType: { } type }) return;
        if (type.Attribute("StateSchema").Carrier(place.Cancellation) is not { } home || home == property.Parent) return;
        if (!home.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken)) return;
        Solution solution = place.Document.Project.Solution;
        if (solution.GetDocument(home.SyntaxTree) is not { } target) return;
        place.ChangeAll($"Move '{property.Identifier.Text}' to the declaration with [StateSchema]", async cancellation =>
        {
            var editor = new SolutionEditor(solution);
            DocumentEditor from = await editor.GetDocumentEditorAsync(place.Document.Id, cancellation).ConfigureAwait(false);
            DocumentEditor to = await editor.GetDocumentEditorAsync(target.Id, cancellation).ConfigureAwait(false);
            PropertyDeclarationSyntax moved = property.WithAdditionalAnnotations(Formatter.Annotation);
            if (home.Members.LastOrDefault(member => member is PropertyDeclarationSyntax) is { } last) to.InsertAfter(last, moved);
            else to.InsertMembers(home, 0, [moved]);
            from.RemoveNode(property, SyntaxRemoveOptions.KeepNoTrivia);
            return editor.GetChangedSolution();
        });
    }
}

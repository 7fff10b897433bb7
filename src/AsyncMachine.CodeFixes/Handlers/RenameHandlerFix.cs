using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Rename;

namespace AsyncMachine.CodeFixes.Handlers;

/// <summary>AM0202: renames the method, and whatever calls it, to the handler that was meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class RenameHandlerFix() : SchemaFix("AM0202")
{
    private protected override async Task OfferAsync(FixPlace place)
    {
        if (place.Hint is not { } name || place.Around<MethodDeclarationSyntax>() is not { } declaration) return;
        if (await place.ModelAsync().ConfigureAwait(false) is not { } model) return;
        if (model.GetDeclaredSymbol(declaration, place.Cancellation) is not { } method) return;
        if (method.ContainingType.GetMembers(name).Length > 0) return; // then it is another mistake than a misspelling
        place.ChangeAll($"Rename to '{name}'", cancellation =>
            Renamer.RenameSymbolAsync(place.Document.Project.Solution, method, new SymbolRenameOptions(), name, cancellation));
    }
}

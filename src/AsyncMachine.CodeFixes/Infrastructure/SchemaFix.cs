using System.Collections.Immutable;
using AsyncMachine.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.CodeFixes;

/// <summary>
/// What all fixes share. A fix looks at the code before it offers itself: what is offered works, and what would not is not
/// offered.
/// </summary>
internal abstract class SchemaFix : CodeFixProvider
{
    private protected SchemaFix(params string[] ids) => FixableDiagnosticIds = [.. ids];

    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            var place = new FixPlace(context, diagnostic, root);
            await OfferAsync(place).ConfigureAwait(false);
        }
    }

    /// <summary>Registers what can be done at a place; nothing, if the code there is not what the fix knows.</summary>
    private protected abstract Task OfferAsync(FixPlace place);
}

/// <summary>One diagnostic with the code around it.</summary>
internal sealed class FixPlace(CodeFixContext context, Diagnostic diagnostic, SyntaxNode root)
{
    public Document Document => context.Document;

    public Diagnostic Diagnostic => diagnostic;

    public SyntaxNode Root => root;

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>What the analyzer left for the fix; null if nothing.</summary>
    public string? Hint => diagnostic.Properties.TryGetValue(SchemaAnalyzer.Hint, out string? hint) ? hint : null;

    public SyntaxToken Token => root.FindToken(diagnostic.Location.SourceSpan.Start);

    /// <summary>The outermost node that spans the diagnostic's location.</summary>
    public SyntaxNode Node => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The nearest node of a kind around the location.</summary>
    public T? Around<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>The end of a line as the file has it.</summary>
    public SyntaxTrivia EndOfLine => root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: > 0 } known
        ? SyntaxFactory.EndOfLine(known.ToString()) : SyntaxFactory.LineFeed;

    public Task<SemanticModel?> ModelAsync() => context.Document.GetSemanticModelAsync(context.CancellationToken);

    /// <summary>Offers to put one node in the place of another.</summary>
    public void Replace(string title, SyntaxNode old, Func<SyntaxNode> make, int alternative = 0) => Change(
        title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(old, make()))), alternative);

    /// <summary>Offers another text of the document; <paramref name="alternative"/> tells offers apart that differ only in names.</summary>
    public void Change(string title, Func<CancellationToken, Task<Document>> change, int alternative = 0) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey: $"{Key(title)}:{alternative}"), diagnostic);

    public void ChangeAll(string title, Func<CancellationToken, Task<Solution>> change) =>
        context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey: Key(title)), diagnostic);

    // Titles hold names, and "fix all" must find the same change for other names: the key is the title without them.
    private string Key(string title) =>
        diagnostic.Id + ":" + string.Concat(title.Split('\'').Where((_, index) => index % 2 == 0));
}

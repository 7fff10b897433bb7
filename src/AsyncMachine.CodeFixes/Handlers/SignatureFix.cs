using System.Composition;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Handlers;

/// <summary>
/// AM0203: removes a parameter that the body does not use, or changes the return type of a handler that gives nothing back, or
/// whose task gives something back that nobody takes.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class SignatureFix() : SchemaFix("AM0203")
{
    private protected override async Task OfferAsync(FixPlace place)
    {
        if (place.Around<MethodDeclarationSyntax>() is not { } method) return;
        if (await place.ModelAsync().ConfigureAwait(false) is not { } model) return;
        if (place.Around<ParameterSyntax>() is { } parameter) OfferParameter(place, model, method, parameter);
        else if (method.ReturnType.Span.Contains(place.Diagnostic.Location.SourceSpan)) OfferReturnType(place, model, method);
    }

    private static void OfferParameter(FixPlace place, SemanticModel model, MethodDeclarationSyntax method, ParameterSyntax parameter)
    {
        ISymbol? symbol = model.GetDeclaredSymbol(parameter, place.Cancellation);
        SyntaxNode? body = method.Body ?? (SyntaxNode?)method.ExpressionBody;
        bool isUsed = body is not null && body.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == parameter.Identifier.ValueText
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, place.Cancellation).Symbol, symbol));
        if (isUsed) return;
        place.Change($"Remove the parameter '{parameter.Identifier.Text}'", _ =>
            Task.FromResult(place.Document.WithSyntaxRoot(place.Root.RemoveNode(parameter, SyntaxRemoveOptions.KeepNoTrivia)!)));
    }

    private static void OfferReturnType(FixPlace place, SemanticModel model, MethodDeclarationSyntax method)
    {
        if (model.GetDeclaredSymbol(method, place.Cancellation) is not { } symbol) return;
        List<ReturnStatementSyntax> returns = [.. method.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>().Where(statement => statement.Expression is not null)];
        if (symbol.IsAsync && (symbol.ReturnType.IsTask() || symbol.ReturnType.IsTask("ValueTask")))
        {
            string task = "global::System.Threading.Tasks." + symbol.ReturnType.Name;
            if (returns.TrueForAll(IsPlain) && method.ExpressionBody is null) Offer(symbol.ReturnType.Name, task);
        }
        else if (!symbol.IsAsync && method.ExpressionBody is { Expression: var expression })
        {
            if (expression is InvocationExpressionSyntax or AssignmentExpressionSyntax) Offer("void", null);
        }
        else if (!symbol.IsAsync && returns.TrueForAll(IsPlain))
        {
            Offer("void", null);
        }

        void Offer(string title, string? task) => place.Replace($"Return {title}", method, () =>
        {
            MethodDeclarationSyntax changed = method.ReplaceNodes(returns, (_, statement) => statement
                .WithReturnKeyword(statement.ReturnKeyword.WithTrailingTrivia()).WithExpression(null));
            TypeSyntax type = task is null
                ? SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword))
                : Names.Type(task);
            return changed.WithReturnType(type.WithTriviaFrom(method.ReturnType));
        });
    }

    /// <summary>What is returned does nothing when it is evaluated, so nothing is lost without it.</summary>
    private static bool IsPlain(ReturnStatementSyntax statement) => statement.Expression is LiteralExpressionSyntax or IdentifierNameSyntax;
}

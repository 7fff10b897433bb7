using System.Composition;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.CodeFixes.Handlers;

/// <summary>AM0212: passes the handler's token to the call that would take one; gives the handler a token if it has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class PassTokenFix() : SchemaFix("AM0212")
{
    private protected override async Task OfferAsync(FixPlace place)
    {
        if (place.Around<MethodDeclarationSyntax>() is not { } method) return;
        if (place.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call) return;
        if (await place.ModelAsync().ConfigureAwait(false) is not { } model) return;
        if (model.GetDeclaredSymbol(method, place.Cancellation) is not { } handler) return;
        if (model.GetSymbolInfo(call, place.Cancellation).Symbol is not IMethodSymbol called) return;

        string? token = handler.Parameters.FirstOrDefault(parameter => parameter.Type.IsCancellationToken())?.Name;
        bool isNew = token is null;
        token ??= "token";
        if (isNew && model.LookupSymbols(call.SpanStart, name: token).Any(symbol => symbol is ILocalSymbol or IParameterSymbol)) return;

        IParameterSymbol? taking = called.Parameters.FirstOrDefault(parameter => parameter.Type.IsCancellationToken());
        bool isNext = taking is null || taking.Ordinal == call.ArgumentList.Arguments.Count;
        ArgumentSyntax argument = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token));
        if (!isNext) argument = argument.WithNameColon(SyntaxFactory.NameColon(taking!.Name).WithTrailingTrivia(SyntaxFactory.Space));
        place.Replace("Pass the token on", method, () =>
        {
            MethodDeclarationSyntax changed = method.ReplaceNode(call.ArgumentList, Append(call.ArgumentList, argument));
            if (!isNew) return changed;
            ParameterSyntax parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(token))
                .WithType(Names.Type("global::System.Threading.CancellationToken").WithTrailingTrivia(SyntaxFactory.Space));
            return changed.WithParameterList(Append(changed.ParameterList, parameter));
        });
    }

    private static ArgumentListSyntax Append(ArgumentListSyntax list, ArgumentSyntax argument) =>
        list.WithArguments(Append(list.Arguments, argument));

    private static ParameterListSyntax Append(ParameterListSyntax list, ParameterSyntax parameter) =>
        list.WithParameters(Append(list.Parameters, parameter));

    private static SeparatedSyntaxList<T> Append<T>(SeparatedSyntaxList<T> list, T item)
        where T : SyntaxNode
    {
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return list.Count == 0 ? list.Add(item) : SyntaxFactory.SeparatedList<T>([.. list.GetWithSeparators(), comma, item]);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Analyzers.Model;

/// <summary>Where in an attribute something stands.</summary>
internal static class RelationSyntax
{
    /// <summary>The argument of a name, such as <c>Require = […]</c>.</summary>
    public static AttributeArgumentSyntax? Argument(AttributeSyntax? attribute, string name)
    {
        if (attribute?.ArgumentList is null) return null;
        foreach (AttributeArgumentSyntax argument in attribute.ArgumentList.Arguments)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name) return argument;
        }

        return null;
    }

    /// <summary>The expressions of a list, however it is written; none if it is not written as a list.</summary>
    public static IReadOnlyList<ExpressionSyntax> Elements(ExpressionSyntax? list)
    {
        switch (list)
        {
            case CollectionExpressionSyntax collection:
                return [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression)];
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return [.. initializer.Expressions];
            case ImplicitArrayCreationExpressionSyntax array:
                return [.. array.Initializer.Expressions];
            default:
                return [];
        }
    }

    /// <summary>The name that an expression stands for: of <c>nameof(A.B)</c> that is <c>B</c>. Null for what is neither.</summary>
    public static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        _ => NameOfArgument(expression) is { } argument ? LastName(argument) : null,
    };

    /// <summary>What stands in a <c>nameof(…)</c>; null if the expression is none.</summary>
    public static ExpressionSyntax? NameOfArgument(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" },
            ArgumentList.Arguments: [var argument],
        } ? argument.Expression : null;

    /// <summary>The last part of a name, qualified or not.</summary>
    public static string? LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        _ => null,
    };
}

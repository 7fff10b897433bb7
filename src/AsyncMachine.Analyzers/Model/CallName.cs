using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Analyzers.Model;

/// <summary>Where the name of a called member stands: the token that a message about the call belongs to.</summary>
internal static class CallName
{
    public static SyntaxNode Of(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation => Of(invocation.Expression),
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        ConditionalAccessExpressionSyntax conditional => Of(conditional.WhenNotNull),
        _ => node,
    };
}

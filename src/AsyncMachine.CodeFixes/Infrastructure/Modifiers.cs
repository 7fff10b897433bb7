using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.CodeFixes;

/// <summary>Lists of modifiers.</summary>
internal static class Modifiers
{
    /// <summary>The list with one more at its end.</summary>
    public static SyntaxTokenList With(this SyntaxTokenList modifiers, SyntaxKind kind) =>
        modifiers.Any(kind) ? modifiers : modifiers.Add(Token(kind));

    public static SyntaxToken Token(SyntaxKind kind) => SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);

    public static bool IsAccessibility(this SyntaxToken modifier) => modifier.Kind() is
        SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword;
}

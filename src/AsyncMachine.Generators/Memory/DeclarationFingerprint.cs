using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Generators.Memory;

/// <summary>
/// Fingerprints of what a file declares. Method bodies and comments declare nothing; what a name means elsewhere depends on
/// usings, namespaces and type headers alone; members matter to those who look into the type.
/// </summary>
/// <remarks>Bodies of accessors count as declarations, as <c>field</c> in one of them declares a field.</remarks>
internal sealed class DeclarationFingerprint
{
    private static readonly ConditionalWeakTable<SyntaxTree, DeclarationFingerprint> s_known = new();

    private DeclarationFingerprint(SyntaxTree tree)
    {
        Sum outline = Sum.Empty;
        Sum members = Sum.Empty;
        Walk(tree.GetRoot(), ref outline, ref members);
        Outline = outline;
        Members = members;
    }

    /// <summary>Usings, namespaces, and the headers of types.</summary>
    public Sum Outline { get; }

    /// <summary>Everything declared inside of types.</summary>
    public Sum Members { get; }

    public static DeclarationFingerprint Of(SyntaxTree tree) => s_known.GetValue(tree, static key => new DeclarationFingerprint(key));

    private static void Walk(SyntaxNode container, ref Sum outline, ref Sum members)
    {
        foreach (SyntaxNodeOrToken child in container.ChildNodesAndTokens())
        {
            switch (child.AsNode())
            {
                case null:
                    outline.Add(child.AsToken());
                    break;
                case BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or EnumDeclarationSyntax:
                    Walk(child.AsNode()!, ref outline, ref members);
                    break;
                case GlobalStatementSyntax statement: // one makes a program of the file, whatever it says
                    outline.Add("{}");
                    outline.AddDirectives(statement);
                    break;
                case MemberDeclarationSyntax member and not DelegateDeclarationSyntax:
                    AddMember(member, ref members);
                    outline.AddDirectives(member); // they hold for the headers that follow, too
                    break;
                case { } header:
                    foreach (SyntaxToken token in header.DescendantTokens()) outline.Add(token);
                    break;
            }
        }
    }

    private static void AddMember(MemberDeclarationSyntax member, ref Sum members)
    {
        members.Add((member.Parent as BaseTypeDeclarationSyntax)?.Identifier.ValueText ?? ""); // a member can move between types
        foreach (SyntaxToken token in member.DescendantTokens(node => !IsBody(node))) members.Add(token);
        members.Add(HasBody(member) ? "{}" : ";"); // a partial method has a body in one of its parts only
        members.AddDirectives(member); // those in the body
    }

    private static bool IsBody(SyntaxNode node) => node is BlockSyntax or ArrowExpressionClauseSyntax && node.Parent is BaseMethodDeclarationSyntax;

    private static bool HasBody(MemberDeclarationSyntax member) => member is BaseMethodDeclarationSyntax { Body: not null } or BaseMethodDeclarationSyntax { ExpressionBody: not null };

    /// <summary>
    /// 128 bits over texts in their order, in two halves that mix differently: 64 would be wrong once in a few billion edits,
    /// and nobody would know why.
    /// </summary>
    internal struct Sum : IEquatable<Sum>
    {
        private ulong _first;
        private ulong _second;

        public static Sum Empty => new() { _first = 14695981039346656037, _second = 1099511628211 };

        public void Add(SyntaxToken token)
        {
            if (token.ContainsDirectives) AddDirectives(token.LeadingTrivia);
            Add(token.Text);
        }

        public void AddDirectives(SyntaxNode node)
        {
            if (!node.ContainsDirectives) return;
            foreach (SyntaxToken token in node.DescendantTokens())
            {
                if (token.ContainsDirectives) AddDirectives(token.LeadingTrivia);
            }
        }

        public void Add(string text)
        {
            foreach (char c in text) Mix(c);
            Mix(0x1FFFF); // a border that no character makes
        }

        public readonly bool Equals(Sum other) => _first == other._first && _second == other._second;

        private void AddDirectives(SyntaxTriviaList trivia)
        {
            foreach (SyntaxTrivia item in trivia)
            {
                if (item.IsKind(SyntaxKind.NullableDirectiveTrivia)) Add(item.ToString());
            }
        }

        private void Mix(uint value)
        {
            _first = unchecked((_first ^ value) * 1099511628211);
            _second = unchecked((_second << 7 | _second >> 57) + ((value + 1) * 0x9E3779B97F4A7C15));
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace AsyncMachine.CodeFixes;

/// <summary>Names in full, which the editor shortens to what the file's usings allow.</summary>
internal static class Names
{
    public static TypeSyntax Type(string name) =>
        SyntaxFactory.ParseTypeName(name).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    public static ExpressionSyntax Expression(string text) =>
        SyntaxFactory.ParseExpression(text).WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation);

    /// <summary>An attribute list with one attribute of ours, such as <c>Secret</c>, with arguments or without.</summary>
    public static AttributeListSyntax Attribute(string name, string? arguments = null)
    {
        AttributeSyntax attribute = SyntaxFactory.Attribute((NameSyntax)Type("global::AsyncMachine." + name + "Attribute"));
        if (arguments is not null) attribute = attribute.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"({arguments})"));
        return SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
    }
}

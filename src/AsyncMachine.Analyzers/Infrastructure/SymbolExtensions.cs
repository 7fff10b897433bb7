using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Analyzers;

/// <summary>Short questions to symbols.</summary>
internal static class SymbolExtensions
{
    /// <summary>The declarations of a type that stand in files of the compilation, generated ones too.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Declarations(this INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax declaration) yield return declaration;
        }
    }

    /// <summary>The attribute as it was written; null if it stands in another assembly.</summary>
    public static AttributeSyntax? Syntax(this AttributeData? attribute, CancellationToken cancellation) =>
        attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    /// <summary>The declaration that carries an attribute.</summary>
    public static TypeDeclarationSyntax? Carrier(this AttributeData? attribute, CancellationToken cancellation) =>
        attribute.Syntax(cancellation)?.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The declaration of a property; of a partial one that which defines it.</summary>
    public static PropertyDeclarationSyntax? Declaration(this IPropertySymbol property, CancellationToken cancellation) =>
        property.First<PropertyDeclarationSyntax>(cancellation);

    /// <summary>The declaration of a method; of a partial one that with a body.</summary>
    public static MethodDeclarationSyntax? Declaration(this IMethodSymbol method, CancellationToken cancellation) =>
        (method.PartialImplementationPart ?? method).First<MethodDeclarationSyntax>(cancellation);

    /// <summary>Where a symbol's name stands in a file of this compilation that the user wrote.</summary>
    public static Location? Place(this ISymbol symbol) =>
        symbol.IsOurs() ? null : symbol.Locations.FirstOrDefault(location => location.IsInSource);

    /// <summary>A schema class, or a class of handlers for one.</summary>
    public static bool HasHandlers(this INamedTypeSymbol type) =>
        SchemaReader.IsSchema(type) || type.Attribute("StateHandlers", 1) is not null;

    public static bool IsStateOrGroup(this ITypeSymbol? type) => type.IsState() || type.IsStateWithArgs() || type.IsStateGroup();

    /// <summary>A machine or what stands for one: <c>Machine</c>, <c>Machine&lt;T&gt;</c>, <c>IMachine</c>, what implements it.</summary>
    public static bool IsMachine(this ITypeSymbol? type)
    {
        if (type is null) return false;
        if (type.IsEngineType("IMachine")) return true;
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.IsEngineType("Machine") || at.IsEngineType("Machine", 1)) return true;
        }

        return type.AllInterfaces.Any(implemented => implemented.IsEngineType("IMachine"));
    }

    private static T? First<T>(this ISymbol symbol, CancellationToken cancellation)
        where T : SyntaxNode
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is T declaration) return declaration;
        }

        return null;
    }
}

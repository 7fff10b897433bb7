using System.Text;
using AsyncMachine.Generators.Models;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Projection;

/// <summary>Where a generated part goes, as text.</summary>
internal static class ClassProjection
{
    private static readonly SymbolDisplayFormat s_namespace = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <param name="type">The type.</param>
    /// <param name="role">What is generated for it; a type can have several generated parts.</param>
    public static ClassSpec Project(INamedTypeSymbol type, string role)
    {
        var containers = new List<string>();
        for (INamedTypeSymbol? at = type.ContainingType; at is not null; at = at.ContainingType) containers.Insert(0, Header(at));
        return new ClassSpec(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(s_namespace),
            [.. containers],
            Header(type),
            type.Name,
            Naming.Bare(type),
            HintName(type, role));
    }

    private static string Header(INamedTypeSymbol type) => "partial " + Keyword(type) + " " + Naming.Header(type);

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    /// <summary>From metadata names, which have no <c>@</c> and tell <c>Box</c> from <c>Box&lt;T&gt;</c>.</summary>
    public static string HintName(INamedTypeSymbol type, string role)
    {
        var name = new StringBuilder(type.MetadataName);
        for (INamedTypeSymbol? at = type.ContainingType; at is not null; at = at.ContainingType) name.Insert(0, at.MetadataName + "+");
        for (INamespaceSymbol at = type.ContainingNamespace; !at.IsGlobalNamespace; at = at.ContainingNamespace) name.Insert(0, at.MetadataName + ".");
        return name.Replace('`', '-').Append('.').Append(role).Append(".g.cs").ToString();
    }
}

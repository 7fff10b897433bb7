using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Parsing;

/// <summary>Whether a second half can be written for a type at all.</summary>
internal static class ClassShape
{
    /// <summary>Null if a generated part can be added to the type, otherwise what stands against it, and on which symbol.</summary>
    public static SchemaProblem? Fault(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.Name.Length == 0) return new(SchemaProblemKind.Shape, type); // still being typed
        if (type.TypeKind != TypeKind.Class || type.IsStatic) return new(SchemaProblemKind.Shape, type);
        return ContainerFault(type, cancellation);
    }

    /// <summary>The same for a type of any kind.</summary>
    public static SchemaProblem? ContainerFault(INamedTypeSymbol type, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.IsFileLocal) return new(SchemaProblemKind.Shape, at);
            if (!IsPartial(at, cancellation)) return new(SchemaProblemKind.NotPartial, at);
        }

        return null;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (SyntaxReference part in type.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(cancellation) is not TypeDeclarationSyntax declaration) return false;
            if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) return false;
        }

        return type.DeclaringSyntaxReferences.Length > 0;
    }
}

using AsyncMachine.Generators.Models;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Projection;

/// <summary>Chooses how values of a type are compared: by content where the framework would compare references.</summary>
internal static class Comparisons
{
    public static ComparisonSpec Of(ITypeSymbol type)
    {
        string name = Naming.Full(type);
        switch (type)
        {
            case IArrayTypeSymbol { Rank: 1 } array:
                return new ComparisonSpec(ComparisonKind.Sequence, name, Element(array.ElementType));
            case { SpecialType: SpecialType.System_String } or not INamedTypeSymbol:
                return new ComparisonSpec(ComparisonKind.Default, name);
        }

        var named = (INamedTypeSymbol)type;
        if (named is { Arity: 1, Name: "ReadOnlyMemory" or "Memory" } && IsIn(named, "System")) return new ComparisonSpec(ComparisonKind.Memory, name);
        if (IsImmutableArray(named)) return new ComparisonSpec(ComparisonKind.Sequence, name, Element(named.TypeArguments[0]));

        // A collection that has an equality of its own knows better.
        if (Interface(named, "System", "IEquatable") is { } equatable && SymbolEqualityComparer.Default.Equals(equatable.TypeArguments[0], named)) return new ComparisonSpec(ComparisonKind.Default, name);
        INamedTypeSymbol? dictionary = Interface(named, "Generic", "IReadOnlyDictionary") ?? Interface(named, "Generic", "IDictionary");
        if (dictionary is not null) return new ComparisonSpec(ComparisonKind.Dictionary, name, Element(dictionary.TypeArguments[1]));
        if (Interface(named, "Generic", "IReadOnlySet") is not null || Interface(named, "Generic", "ISet") is not null) return new ComparisonSpec(ComparisonKind.Set, name);
        if (Interface(named, "Generic", "IEnumerable") is { } sequence) return new ComparisonSpec(ComparisonKind.Sequence, name, Element(sequence.TypeArguments[0]));
        return new ComparisonSpec(ComparisonKind.Default, name);
    }

    public static bool IsImmutableArray(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ImmutableArray", Arity: 1, ContainingNamespace.Name: "Immutable" };

    private static ComparisonSpec? Element(ITypeSymbol type) => Of(type) is { Kind: not ComparisonKind.Default } comparison ? comparison : null;

    private static INamedTypeSymbol? Interface(INamedTypeSymbol type, string space, string name)
    {
        if (type.TypeKind == TypeKind.Interface && Matches(type)) return type;
        return type.AllInterfaces.FirstOrDefault(Matches);

        bool Matches(INamedTypeSymbol candidate) => candidate.Name == name && candidate.Arity > 0 && IsIn(candidate, space);
    }

    private static bool IsIn(INamedTypeSymbol type, string space) =>
        type.ContainingNamespace.Name == space
        && (space == "System" ? type.ContainingNamespace.ContainingNamespace.IsGlobalNamespace : type.ContainingNamespace.ContainingNamespace.Name == "Collections");
}

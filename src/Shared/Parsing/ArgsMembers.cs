using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>What an instance of an args type consists of, for equality, print and codec alike.</summary>
internal static class ArgsMembers
{
    /// <summary>The type's own fields, under the name of the property that each one backs.</summary>
    public static IEnumerable<ISymbol> Own(INamedTypeSymbol type) => type.Locations.Any(location => location.IsInSource) ? OfSource(type) : OfMetadata(type);

    /// <summary>Those of its base classes before its own. A property that overrides another stands in that one's place.</summary>
    public static List<ISymbol> All(INamedTypeSymbol type)
    {
        List<ISymbol> members = type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent } ? All(parent) : [];
        foreach (ISymbol member in Own(type))
        {
            int overridden = member is IPropertySymbol { OverriddenProperty: not null } ? members.FindIndex(other => other.Name == member.Name) : -1;
            if (overridden >= 0) members[overridden] = member;
            else members.Add(member);
        }

        return members;
    }

    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static IEnumerable<ISymbol> OfSource(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IFieldSymbol { IsStatic: false, IsConst: false } field || field.Type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer) continue;
            if (field.AssociatedSymbol is IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: true, GetMethod: not null } property) yield return property;
            else if (field.AssociatedSymbol is null && field.CanBeReferencedByName && !field.IsFixedSizeBuffer) yield return field;
        }
    }

    /// <summary>
    /// Another assembly does not show its private fields, and a reference assembly has none; but the getter of a property that one of
    /// them backs is marked.
    /// </summary>
    private static IEnumerable<ISymbol> OfMetadata(INamedTypeSymbol type)
    {
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property is { IsStatic: false, IsIndexer: false, GetMethod: { } getter } && IsCompilerMade(getter) && property.Name != "EqualityContract") yield return property;
        }

        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field is { IsStatic: false, IsConst: false, CanBeReferencedByName: true, IsFixedSizeBuffer: false } && !IsCompilerMade(field)) yield return field;
        }
    }

    private static bool IsCompilerMade(ISymbol symbol) => symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
}

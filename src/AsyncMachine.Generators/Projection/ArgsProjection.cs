using AsyncMachine.Generators.Models;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Generators.Projection;

/// <summary>Turns a <c>[StateArgs]</c> type into what its generated part depends on.</summary>
internal static class ArgsProjection
{
    /// <summary>Null if no part can be added to the type.</summary>
    public static ArgsSpec? Project(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        if (type.Name.Length == 0 || type.IsStatic || type.IsRefLikeType || type.TypeKind is not (TypeKind.Class or TypeKind.Struct)) return null;
        if (ClassShape.ContainerFault(type, cancellation) is not null) return null;

        var suppressions = new Suppressions();
        var members = new List<ArgsMemberSpec>();
        foreach (ISymbol member in ArgsMembers.Own(type))
        {
            ITypeSymbol memberType = ArgsMembers.TypeOf(member);
            suppressions.Add(member);
            suppressions.AddType(memberType);
            members.Add(new ArgsMemberSpec(member.Name, Comparisons.Of(memberType)));
        }

        CodecProjection? codecs = CodecProjection.Of(compilation, cancellation);
        CodecSpec? codec = codecs?.Inside(type);
        CodecUse use = codecs?.ToUse() ?? CodecUse.None;
        return new ArgsSpec(ClassProjection.Project(type, "StateArgs"), Kind(type))
        {
            IsSealed = type.IsSealed,
            Base = BaseEquality(type),
            HasBasePrint = HasBasePrint(type),
            Written = Written(type),
            Members = [.. members],
            Printed = [.. Printed(type, cancellation)],
            Codec = codec,
            Codecs = use,
            Suppressions = [.. suppressions.ToArray().Union(use.Suppressions).OrderBy(id => id, StringComparer.Ordinal)],
        };
    }

    private static ArgsKind Kind(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct, IsRecord: true } => ArgsKind.RecordStruct,
        { TypeKind: TypeKind.Struct } => ArgsKind.Struct,
        { IsRecord: true } => ArgsKind.Record,
        _ => ArgsKind.Class,
    };

    /// <summary>All members with <c>[Log]</c>, or all public ones if there is none; secrets never.</summary>
    private static List<PrintedSpec> Printed(INamedTypeSymbol type, CancellationToken cancellation)
    {
        IMethodSymbol? constructor = type.InstanceConstructors.FirstOrDefault(candidate =>
            candidate.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is TypeDeclarationSyntax));
        var plain = new List<PrintedSpec>();
        var chosen = new List<PrintedSpec>();
        var state = new HashSet<ISymbol>(ArgsMembers.Own(type), SymbolEqualityComparer.Default);
        foreach (ISymbol member in type.GetMembers())
        {
            bool isReadable = member is IFieldSymbol { IsStatic: false, AssociatedSymbol: null, CanBeReferencedByName: true }
                or IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.IsEmpty: true };
            if (!isReadable || ArgsMembers.TypeOf(member).IsRefLikeType) continue;

            // `string password` of a primary constructor often becomes a property Password.
            IParameterSymbol? parameter = constructor?.Parameters.FirstOrDefault(p => string.Equals(p.Name, member.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase));
            if (Has("Secret")) continue;
            bool isLogged = Has("Log");
            var printed = new PrintedSpec(member.Name, Comparisons.IsImmutableArray(ArgsMembers.TypeOf(member)));
            if (isLogged) chosen.Add(printed);
            else if (member.DeclaredAccessibility == Accessibility.Public && state.Contains(member)) plain.Add(printed);

            bool Has(string attribute) => member.Attribute(attribute) is not null || parameter?.Attribute(attribute) is not null;
        }

        return chosen.Count > 0 ? chosen : plain;
    }

    private static ArgsBase BaseEquality(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Struct || type.BaseType is not { SpecialType: not SpecialType.System_Object } parent) return ArgsBase.None;
        if (parent.IsRecord || IsArgs(parent)) return ArgsBase.Typed;
        for (INamedTypeSymbol? at = parent; at is { SpecialType: not SpecialType.System_Object }; at = at.BaseType)
        {
            if (at.GetMembers("Equals").Any(member => member is IMethodSymbol { IsOverride: true, Parameters.Length: 1 })) return ArgsBase.Untyped;
        }

        return ArgsBase.None;
    }

    private static bool HasBasePrint(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent }
        && (parent.IsRecord || IsArgs(parent));

    private static bool IsArgs(INamedTypeSymbol type) => type.Attribute("StateArgs") is not null;

    private static ArgsParts Written(INamedTypeSymbol type)
    {
        ArgsParts parts = ArgsParts.None;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IMethodSymbol { IsImplicitlyDeclared: false, IsStatic: false } method || method.IsOurs()) continue;
            parts |= (method.Name, method.Parameters.Length) switch
            {
                ("Equals", 1) when method.Parameters[0].Type.SpecialType == SpecialType.System_Object => ArgsParts.EqualsObject,
                ("Equals", 1) when SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, type) => ArgsParts.Equals,
                ("GetHashCode", 0) => ArgsParts.GetHashCode,
                ("PrintMembers", 1) => ArgsParts.PrintMembers,
                ("ToString", 0) => ArgsParts.ToString,
                _ => ArgsParts.None,
            };
        }

        return parts;
    }
}

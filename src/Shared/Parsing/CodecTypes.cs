using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>Which codec a type has, apart from args types.</summary>
internal static class CodecTypes
{
    public const string Space = "global::AsyncMachine.Rpc.Codecs.";

    private static readonly SymbolDisplayFormat s_full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static string Name(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(s_full);

    /// <summary>Null if there is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="args">The codec of args types; null for other types, and for args without codec.</param>
    public static CodecText? Of(ITypeSymbol type, Func<INamedTypeSymbol, string?> args)
    {
        if (Bare(type, args) is not { } text) return null;
        if (!type.IsReferenceType || type.NullableAnnotation == NullableAnnotation.NotAnnotated) return text;
        return new CodecText(text.Type + "?", $"{Space}OptionalCodec<{text.Type}, {text.Codec}>");
    }

    private static CodecText? Bare(ITypeSymbol type, Func<INamedTypeSymbol, string?> args)
    {
        if (type is IArrayTypeSymbol array) return OfArray(array, args);
        if (type is not INamedTypeSymbol named || named.TypeKind == TypeKind.Error) return null;
        if (Primitive(named) is { } primitive) return new CodecText(Name(named), Space + primitive + "Codec");
        if (named is { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
        {
            return Of(named.TypeArguments[0], args) is { } value ? new CodecText(value.Type + "?", $"{Space}NullableCodec<{value.Type}, {value.Codec}>") : null;
        }

        if (named is { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } number })
        {
            return new CodecText(Name(named), $"{Space}EnumCodec<{Name(named)}, {Name(number)}, {Space}{Primitive(number)}Codec>");
        }

        if (named.Attribute("StateArgs") is not null) return args(named) is { } codec ? new CodecText(Name(named), codec) : null;
        return named switch
        {
            { Arity: 1, Name: "ReadOnlyMemory" or "Memory" } when IsIn(named, "System") =>
                named.TypeArguments[0].SpecialType == SpecialType.System_Byte ? new CodecText(Name(named), $"{Space}{named.Name}Codec") : null,
            { Arity: 1 } when Collection(named) is { } collection => Composed(named, collection, args),
            { Arity: 2 } when Dictionary(named) is { } dictionary => Composed(named, dictionary, args),
            _ => null,
        };
    }

    private static CodecText? OfArray(IArrayTypeSymbol array, Func<INamedTypeSymbol, string?> args)
    {
        if (array.Rank != 1 || Of(array.ElementType, args) is not { } element) return null;
        return array.ElementType.SpecialType == SpecialType.System_Byte
            ? new CodecText("byte[]", Space + "BytesCodec")
            : new CodecText(element.Type + "[]", $"{Space}ArrayCodec<{element.Type}, {element.Codec}>");
    }

    private static CodecText? Composed(INamedTypeSymbol type, string codec, Func<INamedTypeSymbol, string?> args)
    {
        var types = new List<string>();
        var codecs = new List<string>();
        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            if (Of(argument, args) is not { } text) return null;
            types.Add(text.Type);
            codecs.Add($"{text.Type}, {text.Codec}");
        }

        string space = type.ContainingNamespace.ToDisplayString();
        return new CodecText($"global::{space}.{type.Name}<{string.Join(", ", types)}>", $"{Space}{codec}Codec<{string.Join(", ", codecs)}>");
    }

    private static string? Primitive(INamedTypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case >= SpecialType.System_Boolean and <= SpecialType.System_String or SpecialType.System_DateTime:
                return type.Name;
        }

        if (type.Arity > 0 || type.ContainingType is not null) return null;
        return type.Name switch
        {
            "Guid" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly" or "Uri" when IsIn(type, "System") => type.Name,
            "BigInteger" when IsIn(type, "System.Numerics") => type.Name,
            _ => null,
        };
    }

    private static string? Collection(INamedTypeSymbol type) => type.Name switch
    {
        "List" or "HashSet" or "SortedSet" when IsIn(type, "System.Collections.Generic") => type.Name,
        "IList" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" or "ISet" or "IReadOnlySet"
            when IsIn(type, "System.Collections.Generic") => type.Name.Substring(1) + "Interface",
        "ImmutableArray" or "ImmutableList" or "ImmutableHashSet" when IsIn(type, "System.Collections.Immutable") => type.Name,
        "FrozenSet" when IsIn(type, "System.Collections.Frozen") => type.Name,
        _ => null,
    };

    private static string? Dictionary(INamedTypeSymbol type) => type.Name switch
    {
        "Dictionary" or "SortedDictionary" when IsIn(type, "System.Collections.Generic") => type.Name,
        "IDictionary" or "IReadOnlyDictionary" when IsIn(type, "System.Collections.Generic") => type.Name.Substring(1) + "Interface",
        "ImmutableDictionary" when IsIn(type, "System.Collections.Immutable") => type.Name,
        "FrozenDictionary" when IsIn(type, "System.Collections.Frozen") => type.Name,
        _ => null,
    };

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingType is null && type.ContainingNamespace.ToDisplayString() == space;
}

using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>Faults of a declaration that reading it shows. What follows from relations is found by <c>SchemaRules</c>.</summary>
internal enum SchemaProblemKind
{
    /// <summary>The class, or one that contains it (the symbol), is not partial.</summary>
    NotPartial,

    /// <summary>The class is static, file-local or no class at all, or (the symbol) such a type contains it.</summary>
    Shape,

    /// <summary>A state or group property (the symbol) is not <c>static partial</c> with only a getter.</summary>
    MalformedProperty,

    /// <summary>The attribute stands on a property (the symbol) of another type.</summary>
    AttributeOnOtherType,

    /// <summary>More states than an engine takes.</summary>
    TooManyStates,

    /// <summary>Two included or inherited schemas define a state (the name) differently; the detail names the second one.</summary>
    Conflict,

    /// <summary>See <see cref="IncludeModel.Problem"/>; the attribute is the include.</summary>
    Include,

    /// <summary>The property (the symbol) stands in another declaration of the class than the first with <c>[StateSchema]</c>.</summary>
    SecondDeclaration,

    /// <summary>The member (the symbol) has the name of a generated helper.</summary>
    ReservedName,

    /// <summary>An included state or group (the name) gets no member, because the symbol takes its name.</summary>
    NameTaken,

    /// <summary>A group (the symbol) contains itself, through others perhaps.</summary>
    GroupCycle,
}

/// <summary>One fault.</summary>
internal sealed class SchemaProblem(SchemaProblemKind kind, ISymbol symbol, AttributeData? attribute = null, string? name = null, string? detail = null)
{
    public SchemaProblemKind Kind { get; } = kind;

    /// <summary>Whom the fault concerns; the class itself if nothing closer is known.</summary>
    public ISymbol Symbol { get; } = symbol;

    /// <summary>The attribute that the fault stands in.</summary>
    public AttributeData? Attribute { get; } = attribute;

    public string? Name { get; } = name;

    public string? Detail { get; } = detail;
}

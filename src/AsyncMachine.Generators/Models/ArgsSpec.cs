namespace AsyncMachine.Generators.Models;

/// <summary>The generated part of a <c>[StateArgs]</c> type.</summary>
internal sealed record ArgsSpec(ClassSpec Class, ArgsKind Kind) : ICodecUser
{
    public required bool IsSealed { get; init; }

    /// <summary>How the base class takes part in equality.</summary>
    public required ArgsBase Base { get; init; }

    /// <summary>The base class has a <c>PrintMembers</c> to begin with.</summary>
    public required bool HasBasePrint { get; init; }

    /// <summary>Members that the user's own code has already.</summary>
    public required ArgsParts Written { get; init; }

    public required EquatableArray<ArgsMemberSpec> Members { get; init; }

    public required EquatableArray<PrintedSpec> Printed { get; init; }

    /// <summary>The codec; null without AsyncMachine.Rpc, and where a member has none.</summary>
    public CodecSpec? Codec { get; init; }

    /// <summary>What the codec needs beside the type.</summary>
    public CodecUse Codecs { get; init; } = CodecUse.None;

    public required EquatableArray<string> Suppressions { get; init; }
}

internal enum ArgsKind
{
    Record,
    RecordStruct,
    Class,
    Struct,
}

internal enum ArgsBase
{
    /// <summary>Nothing to compare there.</summary>
    None,

    /// <summary>An <c>Equals</c> that takes the base type: a record, or args themselves.</summary>
    Typed,

    /// <summary>An override of <c>Equals(object)</c>.</summary>
    Untyped,
}

[Flags]
internal enum ArgsParts
{
    None = 0,
    Equals = 1,
    EqualsObject = 2,
    GetHashCode = 4,
    PrintMembers = 8,
    ToString = 16,
}

/// <param name="Name">Name of the field or property, without <c>@</c>.</param>
/// <param name="Comparison">How two of its values are compared.</param>
internal sealed record ArgsMemberSpec(string Name, ComparisonSpec Comparison);

/// <param name="Kind">How.</param>
/// <param name="Type">Full name of the type that is compared by its own equality.</param>
/// <param name="Element">For sequences and dictionaries: how elements or values are compared, if not by the default.</param>
internal sealed record ComparisonSpec(ComparisonKind Kind, string Type, ComparisonSpec? Element = null);

internal enum ComparisonKind
{
    /// <summary>By the type's own equality.</summary>
    Default,

    Sequence,
    Memory,
    Set,
    Dictionary,
}

/// <param name="Name">Name of the member.</param>
/// <param name="MayBeDefault">An immutable array, which throws at everything while it is default.</param>
internal sealed record PrintedSpec(string Name, bool MayBeDefault);

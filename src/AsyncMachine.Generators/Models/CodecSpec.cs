namespace AsyncMachine.Generators.Models;

/// <summary>The codec of one args type.</summary>
/// <param name="Type">The full name of the args type.</param>
/// <param name="Name">Name of the codec's struct.</param>
/// <param name="IsClass">Its instances are objects, perhaps of a derived class.</param>
internal sealed record CodecSpec(string Type, string Name, bool IsClass)
{
    /// <summary>The members in the order in which they travel.</summary>
    public required EquatableArray<CodecMemberSpec> Members { get; init; }

    /// <summary>Indexes of the members that the constructor takes.</summary>
    public required EquatableArray<int> Arguments { get; init; }
}

/// <param name="Name">Name of the field or property, without <c>@</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Codec">The struct that codes it.</param>
/// <param name="Missing">What it is if the bytes do not have it; empty: what the constructor leaves there.</param>
/// <param name="IsAssigned">It is assigned behind the constructor.</param>
/// <param name="IsRequired">It has to be.</param>
internal sealed record CodecMemberSpec(string Name, string Type, string Codec, string Missing, bool IsAssigned, bool IsRequired);

/// <summary>What one class contributes to the codecs of its assembly.</summary>
internal sealed record CodecUse
{
    public static CodecUse None { get; } = new();

    /// <summary>Codecs to add when the assembly is loaded.</summary>
    public EquatableArray<CodecEntry> Entries { get; init; }

    /// <summary>Codecs that cannot be members of their args type: those of generic types and of other assemblies.</summary>
    public EquatableArray<CodecSpec> Apart { get; init; }

    /// <summary>Ids of diagnostics that obsolete and experimental types bring along.</summary>
    public EquatableArray<string> Suppressions { get; init; }
}

/// <param name="Type">The args type.</param>
/// <param name="Codec">The struct that codes it.</param>
internal sealed record CodecEntry(string Type, string Codec);

/// <summary>A spec of a class that codecs are needed for.</summary>
internal interface ICodecUser
{
    CodecUse Codecs { get; }
}

/// <summary>What <c>[assembly: ArgsCodecsFor&lt;T&gt;]</c> in one file asks for.</summary>
internal sealed record CodecRequestSpec(CodecUse Codecs) : ICodecUser;

using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>How values of a type are named and coded, as C# text.</summary>
/// <param name="type">The type, with <c>?</c> wherever a reference may be null or nothing is known of that.</param>
/// <param name="codec">The struct that codes it.</param>
internal sealed class CodecText(string type, string codec)
{
    public string Type { get; } = type;

    public string Codec { get; } = codec;
}

/// <summary>How args of one type are taken apart and put together again.</summary>
internal sealed class CodecPlan(INamedTypeSymbol type)
{
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>The members, in the order in which they travel.</summary>
    public List<CodecMember> Members { get; } = [];

    /// <summary>Indexes of the members that the constructor takes, in its order.</summary>
    public List<int> Arguments { get; } = [];

    /// <summary>Other args types among the types of the members.</summary>
    public List<INamedTypeSymbol> Uses { get; } = [];

    /// <summary>What stands against it; args with a problem get no codec.</summary>
    public List<CodecProblem> Problems { get; } = [];
}

internal sealed class CodecMember(ISymbol symbol)
{
    public ISymbol Symbol { get; } = symbol;

    public ITypeSymbol Type { get; } = ArgsMembers.TypeOf(symbol);

    /// <summary>Null if the type has no codec.</summary>
    public CodecText? Text { get; set; }

    /// <summary>The parameter of the constructor that sets it.</summary>
    public IParameterSymbol? Parameter { get; set; }

    /// <summary>It is assigned behind the constructor.</summary>
    public bool IsAssigned { get; set; }

    public bool IsRequired => Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}

internal enum CodecProblemKind
{
    /// <summary>The member's type has no codec.</summary>
    NoCodec,

    /// <summary>The member is set neither by the constructor nor behind it.</summary>
    NotSettable,

    /// <summary>The member cannot be seen by the codec, or hides another one.</summary>
    NotReadable,

    /// <summary>The type is abstract, or no constructor takes nothing but members.</summary>
    NoConstructor,

    /// <summary>A member has the codec's name.</summary>
    NameTaken,
}

/// <param name="kind">What is wrong.</param>
/// <param name="symbol">The member, or the type.</param>
internal sealed class CodecProblem(CodecProblemKind kind, ISymbol symbol)
{
    public CodecProblemKind Kind { get; } = kind;

    public ISymbol Symbol { get; } = symbol;
}

using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>Where a state or group of a schema comes from.</summary>
internal enum StateOrigin
{
    /// <summary>The <c>Exception</c> that every schema has, declared by nobody.</summary>
    Implicit,

    /// <summary>The class itself, perhaps in place of an inherited or included one.</summary>
    Own,

    /// <summary>A base class.</summary>
    Base,

    /// <summary>An <c>[Include]</c>.</summary>
    Include,
}

/// <summary>One state of a schema.</summary>
internal sealed class StateModel
{
    public StateModel(string name) => Name = name;

    public string Name { get; }

    public int Index { get; set; }

    public StateOrigin Origin { get; init; }

    /// <summary>The class that declares the state, however far away; null for the implicit <c>Exception</c>.</summary>
    public INamedTypeSymbol? Owner { get; init; }

    /// <summary>The declaration; null for the implicit <c>Exception</c> and where another assembly hides it.</summary>
    public IPropertySymbol? Property { get; init; }

    /// <summary>The <c>[State]</c>, if there is one in this compilation.</summary>
    public AttributeData? Attribute { get; init; }

    public bool Auto { get; init; }

    public bool Multi { get; init; }

    /// <summary>Type of the args, without the <c>?</c>; null if the state takes none or the type cannot be seen from here.</summary>
    public ITypeSymbol? ArgsType { get; init; }

    /// <summary><c>State&lt;T&gt;</c> rather than <c>State&lt;T?&gt;</c>.</summary>
    public bool ArgsRequired { get; init; }

    /// <summary>Accessibility of the property in its class.</summary>
    public Accessibility Accessibility { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What it declares of its time; null if nothing.</summary>
    public TimeoutModel? Timeout { get; init; }

    /// <summary>All relations in the order of their declaration; unresolved ones too.</summary>
    public List<RelationModel> Relations { get; } = [];

    /// <summary>An own declaration stands in place of this inherited or included state.</summary>
    public StateModel? Replaced { get; set; }

    /// <summary>Accessibility of the member that the generator adds for this included state; null if it adds none.</summary>
    public Accessibility? Member { get; set; }

    public bool IsImplicit => Origin == StateOrigin.Implicit;

    public IEnumerable<int> Targets(RowKind kind) => Relations.Where(relation => relation.Kind == kind).SelectMany(relation => relation.Targets);

    /// <summary>The same state as a member of another schema.</summary>
    public StateModel CopyTo(StateOrigin origin, IReadOnlyList<int> map)
    {
        var copy = new StateModel(Name)
        {
            Origin = IsImplicit ? StateOrigin.Implicit : origin,
            Owner = Owner,
            Property = Property,
            Attribute = Attribute,
            Auto = Auto,
            Multi = Multi,
            ArgsType = ArgsType,
            ArgsRequired = ArgsRequired,
            Accessibility = Accessibility,
            Tags = Tags,
            Timeout = Timeout?.CopyTo(map),
        };
        copy.Relations.AddRange(Relations.Select(relation => relation.CopyTo(map)));
        return copy;
    }
}

/// <summary>One name in a relation of a state.</summary>
internal sealed class RelationModel
{
    public RelationModel(RowKind kind, int position, string? name)
    {
        Kind = kind;
        Position = position;
        Name = name;
    }

    /// <summary>One of the four that are declared.</summary>
    public RowKind Kind { get; }

    /// <summary>Position in the attribute's array; −1 if it was read from a manifest.</summary>
    public int Position { get; }

    /// <summary>The name as given; null if the compiler could not make a constant of it.</summary>
    public string? Name { get; }

    /// <summary>The group, if the name is one.</summary>
    public GroupModel? Group { get; set; }

    /// <summary>Indexes of the states that are meant; the members if the name is a group's.</summary>
    public IReadOnlyList<int> Targets { get; set; } = [];

    /// <summary>The name is that of a state or group. A group may be empty.</summary>
    public bool IsResolved { get; set; }

    public RelationModel CopyTo(IReadOnlyList<int> map) => new(Kind, Position, Name)
    {
        Group = Group,
        Targets = [.. Targets.Select(target => map[target])],
        IsResolved = IsResolved,
    };
}

/// <summary>One group of a schema.</summary>
internal sealed class GroupModel
{
    public GroupModel(string name) => Name = name;

    public string Name { get; }

    public StateOrigin Origin { get; init; }

    /// <summary>The class that declares the group.</summary>
    public INamedTypeSymbol? Owner { get; init; }

    /// <summary>The declaration; null where another assembly hides it.</summary>
    public IPropertySymbol? Property { get; init; }

    /// <summary>The <c>[StateGroup]</c>, if there is one in this compilation.</summary>
    public AttributeData? Attribute { get; init; }

    public Accessibility Accessibility { get; init; }

    /// <summary>The names in the attribute, in order.</summary>
    public List<GroupMember> Members { get; } = [];

    /// <summary>Indexes of the member states, those of member groups included, each once.</summary>
    public IReadOnlyList<int> States { get; set; } = [];

    /// <summary>Accessibility of the member that the generator adds for this included group; null if it adds none.</summary>
    public Accessibility? Member { get; set; }

    public GroupModel CopyTo(StateOrigin origin, IReadOnlyList<int> map) => new(Name)
    {
        Origin = origin,
        Owner = Owner,
        Property = Property,
        Attribute = Attribute,
        Accessibility = Accessibility,
        States = [.. States.Select(state => map[state])],
    };
}

/// <summary>One name in a <c>[StateGroup]</c>.</summary>
internal sealed class GroupMember(int position, string? name)
{
    public int Position { get; } = position;

    /// <summary>The name as given; null if the compiler could not make a constant of it.</summary>
    public string? Name { get; } = name;

    public bool IsResolved { get; set; }
}

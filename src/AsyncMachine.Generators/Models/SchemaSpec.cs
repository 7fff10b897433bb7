namespace AsyncMachine.Generators.Models;

/// <summary>All that the generated part of a schema class depends on.</summary>
internal sealed record SchemaSpec(ClassSpec Class) : ICodecUser
{
    /// <summary>Bodies for declared properties that are malformed, or whose class has a fault that leaves nothing to generate.</summary>
    public EquatableArray<MalformedSpec> Malformed { get; init; }

    /// <summary>The rest; null if the class has such a fault.</summary>
    public SchemaBodySpec? Body { get; init; }

    /// <summary>The codecs of its args.</summary>
    public CodecUse Codecs { get; init; } = CodecUse.None;

    /// <summary>Ids of diagnostics that obsolete and experimental types and members bring along.</summary>
    public EquatableArray<string> Suppressions { get; init; }
}

internal sealed record SchemaBodySpec
{
    /// <summary>Text for <c>[SchemaManifest]</c>.</summary>
    public required string Manifest { get; init; }

    /// <summary>All states in schema order.</summary>
    public required EquatableArray<StateSpec> States { get; init; }

    public required EquatableArray<GroupSpec> Groups { get; init; }

    /// <summary>Bodies of declared states and groups, in text order.</summary>
    public required EquatableArray<PropertySpec> Declared { get; init; }

    /// <summary>Members for included states and groups.</summary>
    public required EquatableArray<PropertySpec> Included { get; init; }

    /// <summary>Base and included schemas whose states are accepted.</summary>
    public required EquatableArray<SourceSpec> Sources { get; init; }

    /// <summary>An inherited member has the name <c>Schema</c>.</summary>
    public required bool HidesSchema { get; init; }

    public required CollectorSpec Collector { get; init; }

    public required EquatableArray<HandlerSpec> Handlers { get; init; }
}

/// <param name="Name">Name in metadata, without <c>@</c>.</param>
/// <param name="Flags">Bits of the engine's <c>StateFlags</c>.</param>
/// <param name="Args">Full name of the args type; null if there is none or it cannot be named here.</param>
/// <param name="ArgsShape">What <see cref="SchemaSpec"/>'s args hash is made of; null without args.</param>
internal sealed record StateSpec(string Name, int Flags, string? Args, string? ArgsShape)
{
    public EquatableArray<int> Require { get; init; }

    public EquatableArray<int> Add { get; init; }

    public EquatableArray<int> Remove { get; init; }

    public EquatableArray<int> After { get; init; }

    public EquatableArray<string> Tags { get; init; }

    /// <summary>Null if the state declares none that is any good.</summary>
    public TimeoutSpec? Timeout { get; init; }
}

/// <param name="Ticks">Its length.</param>
/// <param name="Target">Index of the state that is added.</param>
/// <param name="OnImport">The engine's <c>DelayImport</c>.</param>
internal sealed record TimeoutSpec(long Ticks, int Target, int OnImport);

internal sealed record GroupSpec(string Name, EquatableArray<int> States);

/// <summary>A property for a state or group.</summary>
/// <param name="Modifiers">All modifiers, as they have to be repeated.</param>
/// <param name="Type">Full name of its type.</param>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Index">The state's or group's index.</param>
/// <param name="Documentation">Documentation id of the member whose docs it inherits; null for a declared one.</param>
internal sealed record PropertySpec(string Modifiers, string Type, string Name, int Index, string? Documentation = null);

/// <summary>A partial property that is no state, and gets a body that says so.</summary>
internal sealed record MalformedSpec(string Modifiers, string Type, string Name, EquatableArray<string> Accessors, string Message);

/// <param name="Schema">Full name of the schema class.</param>
/// <param name="Map">Its state index → index here.</param>
internal sealed record SourceSpec(string Schema, EquatableArray<int> Map);

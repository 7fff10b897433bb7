using System.ComponentModel;

namespace AsyncMachine;

/// <summary>
/// A schema as the generator lays it out: constants that are copied once when the schema is first touched. Names are joined by
/// line feeds; relation rows are as <c>SchemaTables</c> computes them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SchemaImage
{
    /// <summary>Name of the schema, that is of its class.</summary>
    public required string Name { get; init; }

    /// <summary>State names in schema order, joined by <c>\n</c>.</summary>
    public required string StateNames { get; init; }

    /// <summary>Number of states, 1 to 1 024.</summary>
    public required int Count { get; init; }

    /// <summary>A <see cref="StateFlags"/> per state.</summary>
    public required ReadOnlySpan<byte> Flags { get; init; }

    /// <summary>Masks of the relation rows.</summary>
    public required ReadOnlySpan<ulong> Masks { get; init; }

    /// <summary>For more than 64 states: the word that each mask belongs to.</summary>
    public ReadOnlySpan<byte> Words { get; init; }

    /// <summary>For more than 64 states: where each row starts.</summary>
    public ReadOnlySpan<int> Starts { get; init; }

    /// <summary>Position → state, the handler order; empty if it is the schema order.</summary>
    public ReadOnlySpan<ushort> Order { get; init; }

    /// <summary>For each state whose Add was not declared in schema order: the state, the number of targets, the targets.</summary>
    public ReadOnlySpan<ushort> AddOrder { get; init; }

    /// <summary>Group names, joined by <c>\n</c>; empty if there are none.</summary>
    public string GroupNames { get; init; }

    /// <summary>For each group the number of its members, then their indexes.</summary>
    public ReadOnlySpan<ushort> Groups { get; init; }

    /// <summary>Fingerprint of names, flags and relations.</summary>
    public required ulong Hash { get; init; }

    /// <summary>Fingerprint of the args types' shapes; 0 without args.</summary>
    public ulong ArgsHash { get; init; }

    /// <summary>Makes what is rarely asked for, at the first ask; null if there is nothing.</summary>
    public Func<SchemaDetails>? Details { get; init; }
}

/// <summary>Flags of a state in a <see cref="SchemaImage"/>.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum StateFlags : byte
{
    /// <summary>A plain state.</summary>
    None = 0,

    /// <summary>See <see cref="StateAttribute.Auto"/>.</summary>
    Auto = 1,

    /// <summary>See <see cref="StateAttribute.Multi"/>.</summary>
    Multi = 2,

    /// <summary>An add or set that calls the state needs args.</summary>
    ArgsRequired = 4,

    /// <summary>See <see cref="StateAttribute.Timeout"/>.</summary>
    Timed = 8,
}

/// <summary>The parts of a schema that are made at the first ask.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SchemaDetails
{
    /// <summary>Base classes' and included schemas, nested ones too, each with a map from its indexes to this schema's.</summary>
    public SchemaInclude[] Includes { get; init; } = [];

    /// <summary>Args type by state index, null where a state takes none; empty if no state does.</summary>
    public Type?[] ArgsTypes { get; init; } = [];

    /// <summary>Tags by state index; empty if no state has any.</summary>
    public string[][] Tags { get; init; } = [];

    /// <summary>The time-outs of states, in schema order.</summary>
    public StateTimeout[] Timeouts { get; init; } = [];
}

/// <summary>A schema whose states are accepted where this one's are.</summary>
/// <param name="Schema">The included or base schema.</param>
/// <param name="Map">Its state index → index here.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SchemaInclude(Schema Schema, ushort[] Map);

namespace AsyncMachine;

/// <summary>
/// Marks a partial class as the schema of a machine. Every <c>static partial</c> property of type <see cref="State"/>,
/// <see cref="State{TArgs}"/> or <see cref="StateGroup"/> in it declares a state or a group; the source generator writes their
/// bodies, the relation tables and the handler dispatch.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StateSchemaAttribute : Attribute;

/// <summary>
/// Flags and relations of a state. Optional: a plain state needs no attribute. Relations name states or groups of the schema,
/// best with <c>nameof</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StateAttribute : Attribute
{
    /// <summary>The engine tries to activate the state after every transition that changed a clock. Default: false.</summary>
    public bool Auto { get; set; }

    /// <summary>Calling the state while it is active makes a new instance of it (its tick grows by two). Default: false.</summary>
    public bool Multi { get; set; }

    /// <summary>States that must be active, or become active together with this one.</summary>
    public string[] Require { get; set; } = [];

    /// <summary>States that the activation of this one tries to activate too.</summary>
    public string[] Add { get; set; } = [];

    /// <summary>States that cannot be active beside this one; its activation deactivates them. Naming itself means nothing.</summary>
    public string[] Remove { get; set; } = [];

    /// <summary>States whose handlers run before those of this one.</summary>
    public string[] After { get; set; } = [];

    /// <summary>
    /// How long an instance of the state may last, as <c>[d.]hh:mm:ss[.fffffff]</c>, more than zero: when the state has been active for so
    /// long, <see cref="OnTimeout"/> is added. A new instance starts from the beginning. Default: no limit.
    /// </summary>
    public string? Timeout { get; set; }

    /// <summary>The state that is added when <see cref="Timeout"/> is over; it takes no args that are required.</summary>
    public string? OnTimeout { get; set; }

    /// <summary>What becomes of a running <see cref="Timeout"/> when the machine is restored from an export. Default: it resumes.</summary>
    public DelayImport OnImport { get; set; }

    /// <summary>Free labels, <c>key</c> or <c>key:value</c>, for tools.</summary>
    public string[] Tags { get; set; } = [];
}

/// <summary>Names the members of a <see cref="StateGroup"/>: states, or other groups, of the schema.</summary>
/// <param name="members">Names of states or groups, best with <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StateGroupAttribute(params string[] members) : Attribute
{
    /// <summary>Names of the members, in order.</summary>
    public string[] Members { get; } = members;
}

/// <summary>
/// Mixes the states and groups of another schema class into this one; its handlers are not taken over.
/// </summary>
/// <typeparam name="T">A class marked with <see cref="StateSchemaAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class IncludeAttribute<T> : Attribute;

/// <summary>
/// Marks a partial type as arguments of a state. The generator writes structural equality and a printed form for logs.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class StateArgsAttribute : Attribute;

/// <summary>The member of a <see cref="StateArgsAttribute"/> type is printed in logs. Without any, all are.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class LogAttribute : Attribute;

/// <summary>The member of a <see cref="StateArgsAttribute"/> type is never printed.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class SecretAttribute : Attribute;

/// <summary>
/// Written by the generator on every schema class: order, flags, resolved relations, groups, args types and accessibility,
/// as one line of text. The only thing that is read of a schema in another assembly.
/// </summary>
/// <param name="version">Version of the text's format.</param>
/// <param name="text">The manifest.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class SchemaManifestAttribute(int version, string text) : Attribute
{
    /// <summary>Version of the text's format.</summary>
    public int Version { get; } = version;

    /// <summary>The manifest.</summary>
    public string Text { get; } = text;
}

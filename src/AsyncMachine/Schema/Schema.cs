using System.Collections.Frozen;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace AsyncMachine;

/// <summary>
/// The ordered list of states of a machine, their flags and relations, and the groups. Immutable and shared by all machines that
/// use it. Made by the generator for a <see cref="StateSchemaAttribute"/> class, or by <see cref="SchemaBuilder"/>.
/// </summary>
/// <remarks>Safe for use from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Schema
{
    private readonly string _joinedNames;
    private readonly string _joinedGroupNames;
    private readonly ushort[] _groups;
    private readonly ushort[] _addOrder;
    private readonly Func<SchemaDetails>? _makeDetails;

    // Filled at the first ask; racing fillers make equal values, the last one stays.
    private string[]? _names;
    private FrozenDictionary<string, int>? _indexes;
    private string[]? _groupNames;
    private State[][]? _groupStates;
    private SchemaDetails? _details;

    /// <summary>Its hash as two ends of a connection compare it; filled by the package that connects them, as the above.</summary>
    internal StrongBox<ulong>? WireHash;

    private Schema(in SchemaImage image)
    {
        Name = image.Name;
        Count = image.Count;
        Hash = image.Hash;
        ArgsHash = image.ArgsHash;
        _joinedNames = image.StateNames;
        _joinedGroupNames = image.GroupNames ?? "";
        _groups = image.Groups.ToArray();
        _makeDetails = image.Details;
        Flags = image.Flags.ToArray();
        Rows = new RelationRows(image.Count, image.Masks.ToArray(), image.Words.ToArray(), image.Starts.ToArray());
        Order = image.Order.ToArray();
        _addOrder = image.AddOrder.ToArray();
        InitializeSets();
    }

    /// <summary>Name of the schema: of its class, or the one given to the builder.</summary>
    public string Name { get; }

    /// <summary>Number of states, 1 to 1 024, <c>Exception</c> included.</summary>
    public int Count { get; }

    /// <summary>State names in schema order.</summary>
    public ReadOnlySpan<string> StateNames => Names;

    /// <summary>Fingerprint of names, flags and relations, in order: equal schemas have equal hashes.</summary>
    public ulong Hash { get; }

    /// <summary>Fingerprint of the shapes of the states' args; 0 if no state takes any.</summary>
    public ulong ArgsHash { get; }

    /// <summary>The version that this one extends by <see cref="SchemaBuilder"/>; null for a first version.</summary>
    internal Schema? Extends { get; private init; }

    internal byte[] Flags { get; }

    internal RelationRows Rows { get; }

    /// <summary>Position → state; empty if handlers run in schema order.</summary>
    internal ushort[] Order { get; }

    internal string[] Names => _names ??= _joinedNames.Split('\n');

    internal FrozenDictionary<string, int> Indexes => _indexes ??=
        Names.Select((name, index) => KeyValuePair.Create(name, index)).ToFrozenDictionary(StringComparer.Ordinal);

    internal SchemaDetails Details => _details ??= _makeDetails?.Invoke() ?? new SchemaDetails();

    /// <summary>For generated code: copies an image.</summary>
    /// <param name="image">The constants.</param>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public static Schema FromImage(in SchemaImage image) => new(image);

    internal static Schema FromImage(in SchemaImage image, Schema? extends) => new(image) { Extends = extends };

    /// <summary>The state at an index.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside that range.</exception>
    public State this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return new State(this, index);
        }
    }

    /// <summary>The state of a name.</summary>
    /// <param name="name">The state's name; case matters.</param>
    /// <exception cref="UnknownStateException">The schema has no such state.</exception>
    public State State(string name) => new(this, IndexOf(name));

    /// <summary>True, and the state, if the schema has one of that name.</summary>
    /// <param name="name">The state's name; case matters.</param>
    /// <param name="state">The state; <c>default</c> if there is none.</param>
    public bool TryGetState(string name, out State state)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool found = Indexes.TryGetValue(name, out int index);
        state = found ? new State(this, index) : default;
        return found;
    }

    /// <summary>The group of a name.</summary>
    /// <param name="name">The group's name; case matters.</param>
    /// <exception cref="UnknownStateException">The schema has no such group.</exception>
    public StateGroup Group(string name)
    {
        int index = Array.IndexOf(GroupNames, name);
        return index >= 0 ? new StateGroup(this, index) : throw new UnknownStateException(this, [name]);
    }

    /// <summary>All groups, in order of declaration.</summary>
    public IReadOnlyList<StateGroup> Groups => [.. Enumerable.Range(0, GroupNames.Length).Select(i => new StateGroup(this, i))];

    /// <summary>Flags and relations of a state, for tools and documentation.</summary>
    /// <param name="state">A state of the schema.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public StateInfo Describe(int state) => new(this, this[state].Index);

    /// <summary>The Add targets of a state as they were declared; empty if that is schema order, as in the relation row.</summary>
    internal ReadOnlySpan<ushort> DeclaredAdd(int state)
    {
        for (int at = 0; at < _addOrder.Length; at += 2 + _addOrder[at + 1])
        {
            if (_addOrder[at] == state) return _addOrder.AsSpan(at + 2, _addOrder[at + 1]);
        }

        return [];
    }

    /// <summary>The Add targets of a state in the order in which they are applied. For tools: it allocates.</summary>
    internal List<int> AddTargets(int state)
    {
        ReadOnlySpan<ushort> declared = DeclaredAdd(state);
        if (declared.IsEmpty) return Rows.Targets(RowKind.Add, state);
        var targets = new List<int>(declared.Length);
        foreach (ushort target in declared) targets.Add(target);
        return targets;
    }

    internal string[] TagsOf(int index) => Details.Tags.Length == 0 ? [] : Details.Tags[index];

    internal StateTimeout? TimeoutOf(int index)
    {
        foreach (StateTimeout timeout in Timeouts)
        {
            if (timeout.State == index) return timeout;
        }

        return null;
    }

    internal Type? ArgsTypeOf(int index) => Details.ArgsTypes.Length == 0 ? null : Details.ArgsTypes[index];

    /// <summary>The schema's name and the number of its states.</summary>
    public override string ToString() => $"{Name} ({Count} states)";

    internal string[] GroupNames => _groupNames ??= _joinedGroupNames.Length == 0 ? [] : _joinedGroupNames.Split('\n');

    internal string GroupName(int index) => GroupNames[index];

    internal State[] GroupStates(int index)
    {
        if (_groupStates is { } known) return known[index];
        var all = new State[GroupNames.Length][];
        int at = 0;
        for (int group = 0; group < all.Length; group++)
        {
            all[group] = new State[_groups[at++]];
            for (int i = 0; i < all[group].Length; i++) all[group][i] = new State(this, _groups[at++]);
        }

        _groupStates = all;
        return all[index];
    }

    internal int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Indexes.TryGetValue(name, out int index) ? index : throw new UnknownStateException(this, [name]);
    }
}

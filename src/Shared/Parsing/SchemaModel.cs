using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>
/// A schema class as the rules of declaration read it: the whole list of states, in order, with every relation resolved.
/// Symbol-level and valid for one compilation; the generator projects it to a spec, the analyzers look for faults in it.
/// </summary>
internal sealed class SchemaModel
{
    // Name → index, made by the first question; the list of states is complete by then.
    private Dictionary<string, int>? _indexes;

    public SchemaModel(INamedTypeSymbol type) => Type = type;

    public INamedTypeSymbol Type { get; }

    /// <summary>The <c>[StateSchema]</c> of the class; null only if metadata has lost it.</summary>
    public AttributeData? Attribute { get; init; }

    /// <summary>True if this was read from the manifest of a class in another assembly.</summary>
    public bool IsForeign { get; init; }

    /// <summary>The class has a generated half: its shape is supported, and nothing is wrong that leaves nothing to generate.</summary>
    public bool IsGenerated { get; set; } = true;

    /// <summary>The schema of the nearest base class that is one.</summary>
    public SchemaModel? Base { get; set; }

    /// <summary>The class's own <c>[Include]</c>s, broken ones too.</summary>
    public List<IncludeModel> Includes { get; } = [];

    /// <summary>All states in schema order. Never empty.</summary>
    public List<StateModel> States { get; } = [];

    /// <summary>Inherited and included groups, then own ones.</summary>
    public List<GroupModel> Groups { get; } = [];

    /// <summary>Every base class's and included schema, transitively, once each.</summary>
    public List<SourceSchema> Sources { get; } = [];

    /// <summary>State or group properties that are none, because they are malformed; they still want a body.</summary>
    public List<IPropertySymbol> Malformed { get; } = [];

    /// <summary>What reading found wrong. Unresolved names are not here: see <see cref="RelationModel.IsResolved"/>.</summary>
    public List<SchemaProblem> Problems { get; } = [];

    /// <summary>More states than an engine takes: nothing can be computed from it.</summary>
    public bool IsTooLarge => States.Count > SchemaDraft.MaxStates;

    public int IndexOf(string name)
    {
        _indexes ??= MakeIndexes();
        return _indexes.TryGetValue(name, out int index) ? index : -1;
    }

    /// <summary>The state of that name, or null.</summary>
    public StateModel? State(string name) => IndexOf(name) is var index and >= 0 ? States[index] : null;

    /// <summary>The same as input for <see cref="SchemaTables"/> and the schema rules. Unresolved names are left out.</summary>
    public SchemaDraft ToDraft()
    {
        var draft = new SchemaDraft();
        foreach (StateModel state in States)
        {
            var item = new DraftState(state.Name) { Auto = state.Auto, Multi = state.Multi, ArgsRequired = state.ArgsRequired };
            item.Tags.AddRange(state.Tags);
            foreach (RelationModel relation in state.Relations)
            {
                (relation.Kind switch
                {
                    RowKind.Require => item.Require,
                    RowKind.Add => item.Add,
                    RowKind.Remove => item.Remove,
                    _ => item.After,
                }).AddRange(relation.Targets);
            }

            draft.States.Add(item);
        }

        foreach (GroupModel group in Groups) draft.Groups.Add(new DraftGroup(group.Name, group.States));
        return draft;
    }

    private Dictionary<string, int> MakeIndexes()
    {
        var indexes = new Dictionary<string, int>(States.Count, StringComparer.Ordinal);
        for (int i = 0; i < States.Count; i++) indexes[States[i].Name] = i;
        return indexes;
    }
}

/// <summary>One <c>[Include]</c> of a schema class.</summary>
internal sealed class IncludeModel(AttributeData attribute, ITypeSymbol? type, SchemaModel? schema, IncludeProblem problem)
{
    public AttributeData Attribute { get; } = attribute;

    public ITypeSymbol? Type { get; } = type;

    /// <summary>The included schema; null if there is a problem.</summary>
    public SchemaModel? Schema { get; } = schema;

    public IncludeProblem Problem { get; } = problem;
}

internal enum IncludeProblem
{
    None,

    /// <summary>The type is no schema class.</summary>
    NotASchema,

    /// <summary>The included schema leads back to the including one.</summary>
    Cycle,

    /// <summary>A schema class of another assembly without a manifest that this version reads.</summary>
    Unreadable,

    /// <summary>The same schema is included twice.</summary>
    Repeated,
}

/// <summary>A schema whose states are accepted where another one's are.</summary>
/// <param name="type">The schema class.</param>
/// <param name="map">Its state index → index in the other schema.</param>
/// <param name="isGenerated">See <see cref="SchemaModel.IsGenerated"/>.</param>
internal sealed class SourceSchema(INamedTypeSymbol type, int[] map, bool isGenerated)
{
    public INamedTypeSymbol Type { get; } = type;

    public int[] Map { get; } = map;

    public bool IsGenerated { get; } = isGenerated;
}

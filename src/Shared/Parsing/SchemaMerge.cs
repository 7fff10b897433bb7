using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>
/// Puts a schema's list together: the base class's list or <c>Exception</c>, then includes, depth first, then own states. The
/// first occurrence of a name fixes its position; an own declaration replaces what stands there. Then resolves own names.
/// </summary>
internal sealed class SchemaMerge(SchemaModel schema, List<StateModel> ownStates, List<GroupModel> ownGroups)
{
    private readonly List<StateModel> _states = schema.States;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StateModel> _ownStates = FirstOfEachName(ownStates, state => state.Name);
    private readonly Dictionary<string, GroupModel> _ownGroups = FirstOfEachName(ownGroups, group => group.Name);

    public void Run()
    {
        if (schema.Base is { } inherited)
        {
            Take(inherited, StateOrigin.Base);
        }
        else if (!_ownStates.ContainsKey(SchemaDraft.ExceptionName))
        {
            Append(new StateModel(SchemaDraft.ExceptionName) { Origin = StateOrigin.Implicit, Multi = true });
        }

        foreach (IncludeModel include in schema.Includes)
        {
            if (include.Schema is { } included) Take(included, StateOrigin.Include);
        }

        foreach (StateModel state in ownStates.Where(state => _ownStates[state.Name] == state))
        {
            if (_indexes.TryGetValue(state.Name, out int index))
            {
                state.Replaced = _states[index];
                _states[index] = state;
            }
            else
            {
                Append(state);
            }
        }

        for (int i = 0; i < _states.Count; i++) _states[i].Index = i;
        TakeOwnGroups();
        foreach (StateModel state in ownStates.Where(state => _ownStates[state.Name] == state))
        {
            foreach (RelationModel relation in state.Relations) Resolve(relation);
            if (state.Timeout is { TargetName: { } target } timeout) timeout.Target = FindState(target)?.Index ?? -1;
        }

        if (schema.IsTooLarge) schema.Problems.Add(new(SchemaProblemKind.TooManyStates, schema.Type));
    }

    /// <summary>The first of each name; the compiler reports the second one.</summary>
    private static Dictionary<string, T> FirstOfEachName<T>(List<T> items, Func<T, string> name)
    {
        var first = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (T item in items)
        {
            if (!first.ContainsKey(name(item))) first.Add(name(item), item);
        }

        return first;
    }

    private void Append(StateModel state)
    {
        _indexes.Add(state.Name, _states.Count);
        _states.Add(state);
    }

    private void Take(SchemaModel source, StateOrigin origin)
    {
        // All names need a position before relations, which may point forwards, can be copied.
        var map = new int[source.States.Count];
        int known = _states.Count;
        for (int i = 0; i < map.Length; i++)
        {
            StateModel state = source.States[i];
            if (!_indexes.TryGetValue(state.Name, out map[i]))
            {
                map[i] = _states.Count;
                Append(state);
            }
        }

        for (int i = 0; i < map.Length; i++)
        {
            StateModel copy = source.States[i].CopyTo(origin, map);
            StateModel present = _states[map[i]];
            if (map[i] >= known || (present.IsImplicit && !copy.IsImplicit))
            {
                _states[map[i]] = copy;
            }
            else if (!copy.IsImplicit && !_ownStates.ContainsKey(copy.Name) && Differ(present, copy))
            {
                schema.Problems.Add(new(SchemaProblemKind.Conflict, schema.Type, IncludeOf(source), copy.Name, source.Type.Name));
            }
        }

        foreach (GroupModel group in source.Groups)
        {
            if (schema.Groups.All(other => other.Name != group.Name) && !_ownStates.ContainsKey(group.Name))
            {
                schema.Groups.Add(group.CopyTo(origin, map));
            }
        }

        AddSource(source.Type, map, source.IsGenerated);
        foreach (SourceSchema nested in source.Sources) AddSource(nested.Type, [.. nested.Map.Select(index => map[index])], nested.IsGenerated);
    }

    private AttributeData? IncludeOf(SchemaModel source) => schema.Includes.FirstOrDefault(include => include.Schema == source)?.Attribute;

    private void AddSource(INamedTypeSymbol type, int[] map, bool isGenerated)
    {
        if (schema.Sources.Any(other => SymbolEqualityComparer.Default.Equals(other.Type, type))) return;
        schema.Sources.Add(new SourceSchema(type, map, isGenerated));
    }

    /// <summary>Whether two definitions of one name contradict each other. Both already use this schema's indexes.</summary>
    private static bool Differ(StateModel a, StateModel b)
    {
        if (a.Owner is not null && SymbolEqualityComparer.Default.Equals(a.Owner, b.Owner)) return false;
        return a.Auto != b.Auto
            || a.Multi != b.Multi
            || a.ArgsRequired != b.ArgsRequired
            || !TimeoutModel.AreEqual(a.Timeout, b.Timeout)
            || !SymbolEqualityComparer.Default.Equals(a.ArgsType, b.ArgsType)
            || !Rows(a).SetEquals(Rows(b));

        static HashSet<(RowKind, int)> Rows(StateModel state) =>
            [.. state.Relations.SelectMany(relation => relation.Targets, (relation, target) => (relation.Kind, target))];
    }

    private void TakeOwnGroups()
    {
        foreach (GroupModel group in ownGroups.Where(group => _ownGroups[group.Name] == group))
        {
            int index = schema.Groups.FindIndex(other => other.Name == group.Name);
            if (index >= 0) schema.Groups[index] = group;
            else schema.Groups.Add(group);
        }

        foreach (GroupModel group in ownGroups.Where(group => _ownGroups[group.Name] == group)) Fill(group, []);
    }

    private void Fill(GroupModel group, List<GroupModel> within)
    {
        if (group.Origin != StateOrigin.Own || group.Members.TrueForAll(member => member.IsResolved)) return; // filled already
        within.Add(group);
        var states = new List<int>();
        foreach (GroupMember member in group.Members)
        {
            if (member.Name is null) continue;
            if (FindState(member.Name) is { } state)
            {
                member.IsResolved = true;
                states.Add(state.Index);
            }
            else if (FindGroup(member.Name) is { } inner)
            {
                member.IsResolved = true;
                if (within.Contains(inner))
                {
                    schema.Problems.Add(new(SchemaProblemKind.GroupCycle, (ISymbol?)group.Property ?? schema.Type, group.Attribute, inner.Name));
                    continue;
                }

                Fill(inner, within);
                states.AddRange(inner.States);
            }
        }

        within.RemoveAt(within.Count - 1);
        group.States = [.. states.Distinct()];
    }

    private void Resolve(RelationModel relation)
    {
        if (relation.Name is null) return;
        if (FindState(relation.Name) is { } state)
        {
            relation.Targets = [state.Index];
            relation.IsResolved = true;
        }
        else if (FindGroup(relation.Name) is { } group)
        {
            relation.Group = group;
            relation.Targets = group.States;
            relation.IsResolved = true;
        }
    }

    // An own group hides an inherited or included state of its name, as its property does.
    private StateModel? FindState(string name) =>
        !_ownGroups.ContainsKey(name) && _indexes.TryGetValue(name, out int index) ? _states[index] : null;

    private GroupModel? FindGroup(string name) => schema.Groups.Find(group => group.Name == name);
}

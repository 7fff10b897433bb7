namespace AsyncMachine;

/// <summary>
/// Builds a schema at run time, for prototypes, tools and machines whose states are known only then. The same checks as the
/// analyzers' run in <see cref="Build"/>; what is wrong comes as one <see cref="SchemaException"/> that lists every fault.
/// </summary>
/// <remarks>Not thread-safe. The schema that it builds is.</remarks>
public sealed class SchemaBuilder
{
    private readonly string _name;
    private readonly Schema? _extends;
    private readonly List<Declaration> _states = [];
    private readonly List<(string Name, string[] Members)> _groups = [];
    private readonly HashSet<string> _allowed = new(StringComparer.Ordinal);

    /// <summary>Starts an empty schema. <c>Exception</c> is added as its first state unless it is declared.</summary>
    /// <param name="name">The schema's name, for messages and tools.</param>
    public SchemaBuilder(string name = "Schema")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _name = name;
    }

    /// <summary>
    /// Starts a new version of a schema: its states and groups, in their order, to which states can be added and whose relations
    /// can be declared anew. A machine takes the result with <c>SetSchemaAsync</c>; states of the earlier version stay valid.
    /// </summary>
    /// <param name="extends">The version to start from.</param>
    public SchemaBuilder(Schema extends)
        : this((extends ?? throw new ArgumentNullException(nameof(extends))).Name)
    {
        _extends = extends;
        string[] Named(RowKind kind, int state) => NamesOf(extends.Rows.Targets(kind, state));
        string[] NamesOf(List<int> targets) => targets.Count == 0 ? [] : [.. targets.Select(i => extends.Names[i])];
        for (int i = 0; i < extends.Count; i++)
        {
            _states.Add(new Declaration(extends.Names[i])
            {
                Flags = (StateFlags)extends.Flags[i],
                Require = Named(RowKind.Require, i),
                Add = NamesOf(extends.AddTargets(i)),
                Remove = Named(RowKind.Remove, i),
                After = Named(RowKind.After, i),
                Tags = extends.TagsOf(i),
                Args = extends.ArgsTypeOf(i),
                Timeout = extends.TimeoutOf(i)?.Length,
                OnTimeout = extends.TimeoutOf(i) is { } timeout ? extends.Names[timeout.Target] : null,
                OnImport = extends.TimeoutOf(i)?.OnImport ?? default,
            });
        }

        foreach (StateGroup group in extends.Groups) _groups.Add((group.Name, [.. group.Select(s => s.Name)]));
    }

    /// <summary>Declares a state. Relations name states or groups, in any order of declaration.</summary>
    /// <param name="name">The state's name.</param>
    /// <param name="auto">See <see cref="StateAttribute.Auto"/>.</param>
    /// <param name="multi">See <see cref="StateAttribute.Multi"/>.</param>
    /// <param name="require">See <see cref="StateAttribute.Require"/>.</param>
    /// <param name="add">See <see cref="StateAttribute.Add"/>.</param>
    /// <param name="remove">See <see cref="StateAttribute.Remove"/>.</param>
    /// <param name="after">See <see cref="StateAttribute.After"/>.</param>
    /// <param name="tags">See <see cref="StateAttribute.Tags"/>.</param>
    /// <param name="timeout">See <see cref="StateAttribute.Timeout"/>.</param>
    /// <param name="onTimeout">See <see cref="StateAttribute.OnTimeout"/>.</param>
    /// <param name="onImport">See <see cref="StateAttribute.OnImport"/>.</param>
    /// <returns>This builder. A state of an extended schema is replaced wholly and keeps its position.</returns>
    public SchemaBuilder State(
        string name, bool auto = false, bool multi = false, string[]? require = null, string[]? add = null,
        string[]? remove = null, string[]? after = null, string[]? tags = null,
        TimeSpan? timeout = null, string? onTimeout = null, DelayImport onImport = DelayImport.Resume)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var declaration = new Declaration(name)
        {
            Flags = (auto ? StateFlags.Auto : 0) | (multi ? StateFlags.Multi : 0),
            Require = require ?? [],
            Add = add ?? [],
            Remove = remove ?? [],
            After = after ?? [],
            Tags = tags ?? [],
            Timeout = timeout,
            OnTimeout = onTimeout,
            OnImport = onImport,
        };
        int inherited = _extends is null ? -1 : _states.FindIndex(0, _extends.Count, s => s.Name == name);
        if (inherited < 0) _states.Add(declaration);
        else _states[inherited] = declaration;
        return this;
    }

    /// <summary>Declares a named group of states.</summary>
    /// <param name="name">The group's name; it can stand in relations.</param>
    /// <param name="members">Names of states, or of groups declared before.</param>
    /// <returns>This builder.</returns>
    public SchemaBuilder Group(string name, params string[] members)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(members);
        _groups.Add((name, members));
        return this;
    }

    /// <summary>Lets a fault pass that <see cref="Build"/> would report, as a pragma does for the compiler.</summary>
    /// <param name="diagnostic">Id of the diagnostic, such as <c>AM0103</c> (dead state).</param>
    /// <returns>This builder.</returns>
    public SchemaBuilder Allow(string diagnostic)
    {
        _allowed.Add(diagnostic);
        return this;
    }

    /// <summary>Builds the schema.</summary>
    /// <exception cref="SchemaException">The schema has faults; the message lists all of them.</exception>
    public Schema Build()
    {
        var faults = new List<string>();
        SchemaDraft draft = Draft(faults);
        if (draft.States.Count > SchemaDraft.MaxStates)
        {
            faults.Add($"AM0004: {draft.States.Count} states; a schema holds at most {SchemaDraft.MaxStates}, Exception included.");
        }
        else if (faults.Count == 0)
        {
            foreach (SchemaFault fault in SchemaRules.Check(draft))
            {
                if (fault.IsError && !_allowed.Contains(fault.Code)) faults.Add($"{fault.Code}: {fault.Message}");
            }
        }

        if (faults.Count > 0)
        {
            throw new SchemaException($"Schema {_name} has {faults.Count} fault(s):" + string.Concat(faults.Select(f => "\n  " + f)));
        }

        return FromDraft(draft);
    }

    private Declaration? DeclarationOf(string name)
    {
        foreach (Declaration state in _states)
        {
            if (state.Name == name) return state;
        }

        return null;
    }

    private Schema FromDraft(SchemaDraft draft)
    {
        SchemaTables tables = SchemaTables.Build(draft);
        int count = draft.States.Count;
        var flags = new byte[count];
        var tags = new string[count][];
        var args = new Type?[count];
        for (int i = 0; i < count; i++)
        {
            Declaration? declared = DeclarationOf(draft.States[i].Name);
            flags[i] = (byte)((declared?.Flags ?? StateFlags.Multi) & ~StateFlags.Timed);
            tags[i] = declared?.Tags ?? [];
            args[i] = declared?.Args;
        }

        StateTimeout[] timeouts = TimeoutsOf(draft);
        foreach (StateTimeout timeout in timeouts) flags[timeout.State] |= (byte)StateFlags.Timed;
        var groups = new List<ushort>();
        foreach (DraftGroup group in draft.Groups)
        {
            groups.Add((ushort)group.Members.Count);
            groups.AddRange(group.Members.Select(i => (ushort)i));
        }

        return Schema.FromImage(
            new SchemaImage
            {
                Name = _name,
                StateNames = string.Join('\n', draft.States.Select(s => s.Name)),
                Count = count,
                Flags = flags,
                Masks = tables.Masks,
                Words = tables.Words,
                Starts = tables.Starts,
                Order = tables.Order,
                AddOrder = tables.AddOrder,
                GroupNames = string.Join('\n', draft.Groups.Select(g => g.Name)),
                Groups = groups.ToArray(),
                Hash = tables.Hash,
                ArgsHash = _extends?.ArgsHash ?? 0,
                Details = () => new SchemaDetails { Tags = tags, ArgsTypes = args, Timeouts = timeouts },
            },
            _extends);
    }

    private StateTimeout[] TimeoutsOf(SchemaDraft draft)
    {
        var timeouts = new List<StateTimeout>();
        for (int i = 0; i < draft.States.Count; i++)
        {
            Declaration? declared = DeclarationOf(draft.States[i].Name);
            if (declared is not { Timeout: { } length, OnTimeout: { } target }) continue;
            timeouts.Add(new StateTimeout(i, length.Ticks, draft.States.FindIndex(s => s.Name == target), declared.OnImport));
        }

        return [.. timeouts];
    }

    private SchemaDraft Draft(List<string> faults)
    {
        var draft = new SchemaDraft();
        if (!_states.Exists(s => s.Name == SchemaDraft.ExceptionName))
        {
            draft.States.Add(new DraftState(SchemaDraft.ExceptionName) { Multi = true });
        }

        var indexes = new Dictionary<string, int>(StringComparer.Ordinal) { };
        if (draft.States.Count > 0) indexes.Add(SchemaDraft.ExceptionName, 0);
        foreach (Declaration declared in _states)
        {
            if (!indexes.TryAdd(declared.Name, draft.States.Count))
            {
                faults.Add($"AM0004: state '{declared.Name}' is declared twice; keep one declaration.");
                continue;
            }

            if (declared.Name.Contains('\n', StringComparison.Ordinal)) faults.Add($"AM0010: the name of state '{declared.Name}' has a line feed.");
            draft.States.Add(new DraftState(declared.Name)
            {
                Auto = (declared.Flags & StateFlags.Auto) != 0,
                Multi = (declared.Flags & StateFlags.Multi) != 0,
                ArgsRequired = (declared.Flags & StateFlags.ArgsRequired) != 0,
            });
        }

        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach ((string name, string[] members) in _groups)
        {
            if (indexes.ContainsKey(name) || groups.ContainsKey(name))
            {
                faults.Add($"AM0004: group '{name}' has the name of another state or group.");
                continue;
            }

            var resolved = new List<int>();
            ResolveAll($"group '{name}'", members, resolved);
            groups.Add(name, resolved);
            draft.Groups.Add(new DraftGroup(name, resolved.Distinct()));
        }

        foreach (Declaration declared in _states)
        {
            DraftState state = draft.States[indexes[declared.Name]];
            ResolveAll($"Require of '{declared.Name}'", declared.Require, state.Require);
            ResolveAll($"Add of '{declared.Name}'", declared.Add, state.Add);
            ResolveAll($"Remove of '{declared.Name}'", declared.Remove, state.Remove);
            ResolveAll($"After of '{declared.Name}'", declared.After, state.After);
            state.Tags.AddRange(declared.Tags);
            if (TimeoutFault(declared, draft, indexes) is { } fault) faults.Add(fault);
        }

        return draft;

        void ResolveAll(string where, string[] names, List<int> targets)
        {
            foreach (string name in names)
            {
                if (name is not null && indexes.TryGetValue(name, out int index)) targets.Add(index);
                else if (name is not null && groups.TryGetValue(name, out List<int>? members)) targets.AddRange(members);
                else faults.Add(Unknown(where, name, indexes.Keys.Concat(groups.Keys)));
            }
        }
    }

    /// <summary>AM0401, as the analyzer reports it.</summary>
    private static string? TimeoutFault(Declaration declared, SchemaDraft draft, Dictionary<string, int> indexes)
    {
        if (declared is { Timeout: null, OnTimeout: null }) return null;
        string where = $"AM0401: the time-out of '{declared.Name}'";
        if (declared.Timeout is not { } length) return $"{where} has no length; give 'timeout'.";
        if (length <= TimeSpan.Zero) return $"{where} is {length}; it must be more than zero.";
        if (declared.OnTimeout is not { } target) return $"{where} leads nowhere; name a state in 'onTimeout'.";
        if (!indexes.TryGetValue(target, out int index)) return Unknown($"{where}", target, indexes.Keys).Replace("AM0101: ", "", StringComparison.Ordinal);
        return draft.States[index].ArgsRequired ? $"{where} adds '{target}', which needs args; name a state that does without." : null;
    }

    private static string Unknown(string where, string? name, IEnumerable<string> known) =>
        $"AM0101: {where} names '{name}', which is no state or group here" +
        (name is not null && SchemaRules.Nearest(name, known) is { } near ? $"; did you mean '{near}'?" : ".");

    private sealed class Declaration(string name)
    {
        public string Name { get; } = name;

        public StateFlags Flags { get; init; }

        public string[] Require { get; init; } = [];

        public string[] Add { get; init; } = [];

        public string[] Remove { get; init; } = [];

        public string[] After { get; init; } = [];

        public string[] Tags { get; init; } = [];

        public Type? Args { get; init; }

        public TimeSpan? Timeout { get; init; }

        public string? OnTimeout { get; init; }

        public DelayImport OnImport { get; init; }
    }
}

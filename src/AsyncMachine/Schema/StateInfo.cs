namespace AsyncMachine;

/// <summary>Flags, relations and labels of one state, as resolved by its schema: groups are written out, repetitions dropped.</summary>
public sealed class StateInfo
{
    private readonly Schema _schema;

    internal StateInfo(Schema schema, int index)
    {
        _schema = schema;
        State = schema[index];
    }

    /// <summary>The state.</summary>
    public State State { get; }

    /// <summary>See <see cref="StateAttribute.Auto"/>.</summary>
    public bool IsAuto => Has(StateFlags.Auto);

    /// <summary>See <see cref="StateAttribute.Multi"/>.</summary>
    public bool IsMulti => Has(StateFlags.Multi);

    /// <summary>True if an add or set that calls the state needs args.</summary>
    public bool RequiresArgs => Has(StateFlags.ArgsRequired);

    /// <summary>Type of the state's args; null if it takes none, or if the schema was not made by the generator.</summary>
    public Type? ArgsType => _schema.ArgsTypeOf(State.Index);

    /// <summary>See <see cref="StateAttribute.Require"/>; in schema order.</summary>
    public IReadOnlyList<State> Require => Targets(RowKind.Require);

    /// <summary>See <see cref="StateAttribute.Add"/>; in order of declaration.</summary>
    public IReadOnlyList<State> Add => [.. _schema.AddTargets(State.Index).Select(i => _schema[i])];

    /// <summary>See <see cref="StateAttribute.Remove"/>; in schema order.</summary>
    public IReadOnlyList<State> Remove => Targets(RowKind.Remove);

    /// <summary>See <see cref="StateAttribute.After"/>; in schema order.</summary>
    public IReadOnlyList<State> After => Targets(RowKind.After);

    /// <summary>See <see cref="StateAttribute.Timeout"/>; null for no limit.</summary>
    public TimeSpan? Timeout => Declared?.Length;

    /// <summary>See <see cref="StateAttribute.OnTimeout"/>; null if there is no limit.</summary>
    public State? OnTimeout => Declared is { } timeout ? _schema[timeout.Target] : null;

    /// <summary>See <see cref="StateAttribute.OnImport"/>.</summary>
    public DelayImport OnImport => Declared?.OnImport ?? default;

    /// <summary>See <see cref="StateAttribute.Tags"/>.</summary>
    public IReadOnlyList<string> Tags => _schema.TagsOf(State.Index);

    private StateTimeout? Declared => _schema.TimeoutOf(State.Index);

    private bool Has(StateFlags flag) => (_schema.Flags[State.Index] & (byte)flag) != 0;

    private IReadOnlyList<State> Targets(RowKind kind) => [.. _schema.Rows.Targets(kind, State.Index).Select(i => _schema[i])];
}

namespace AsyncMachine;

/// <summary>A schema's flags and which relation rows are not empty, as sets of one width. One per schema and width, shared.</summary>
internal sealed class SchemaMasks<TSet>
    where TSet : struct, IStateSet<TSet>
{
    public readonly RelationRows Rows;
    public readonly TSet Auto, Multi, ArgsRequired;
    public readonly TSet HasAdd, HasRequire, HasRemove, IsRemoved, IsRequired;

    /// <summary>States with a relation that matters when they are called.</summary>
    public readonly TSet Related;

    /// <summary>States without flags or relations, in a schema without Auto states.</summary>
    public readonly TSet Plain;

    /// <summary><c>Healthcheck</c> and <c>Heartbeat</c>: a lone add of one causes no auto mutation.</summary>
    public readonly TSet Health;

    /// <summary>Every mutation goes through the ordered list.</summary>
    public readonly bool AlwaysOrdered;

    private SchemaMasks(Schema schema, bool alwaysOrdered = false)
    {
        Rows = schema.RowsFor(TSet.Words);
        Auto = schema.Flagged<TSet>(StateFlags.Auto);
        Multi = schema.Flagged<TSet>(StateFlags.Multi);
        ArgsRequired = schema.Flagged<TSet>(StateFlags.ArgsRequired);
        HasAdd = schema.WithRow<TSet>(RowKind.Add);
        HasRequire = schema.WithRow<TSet>(RowKind.Require);
        HasRemove = schema.WithRow<TSet>(RowKind.Remove);
        IsRemoved = schema.WithRow<TSet>(RowKind.RemovedBy);
        IsRequired = schema.WithRow<TSet>(RowKind.RequiredBy);
        Related = TSet.Or(TSet.Or(HasAdd, HasRequire), TSet.Or(HasRemove, IsRemoved));
        AlwaysOrdered = alwaysOrdered;
        if (alwaysOrdered)
        {
            for (int i = 0; i < schema.Count; i++) StateSets.Include(ref Related, i);
            IsRequired = Related;
        }

        if (!schema.HasAuto)
        {
            for (int i = 0; i < schema.Count; i++) StateSets.Include(ref Plain, i);
            Plain = TSet.Minus(Plain, TSet.Or(TSet.Or(Related, IsRequired), TSet.Or(Multi, ArgsRequired)));
            return;
        }

        foreach (string name in (string[])["Healthcheck", "Heartbeat"])
        {
            if (schema.Indexes.TryGetValue(name, out int state)) StateSets.Include(ref Health, state);
        }
    }

    public static SchemaMasks<TSet> Of(Schema schema)
    {
        if (schema.MasksOfWidth is SchemaMasks<TSet> known) return known;
        var made = new SchemaMasks<TSet>(schema);
        schema.MasksOfWidth = made;
        return made;
    }

    /// <summary>
    /// Masks by which no shortcut fits: all states count as related and required. For tests that hold the shortcuts against the list.
    /// </summary>
    public static SchemaMasks<TSet> Ordered(Schema schema) => new(schema, alwaysOrdered: true);
}

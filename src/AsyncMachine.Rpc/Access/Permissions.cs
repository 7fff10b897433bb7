namespace AsyncMachine.Rpc;

/// <summary>What a client may do, worked out for each state of the schema. Immutable: a schema that grows makes another.</summary>
internal sealed class Permissions
{
    private readonly Access _access;
    private readonly bool[]? _seen;    // by state; null: all
    private readonly bool[]? _mutable; // by state; null: all

    public Permissions(Access access, Schema schema)
        : this(access, schema, null)
    {
    }

    private Permissions(Access access, Schema schema, Permissions? before)
    {
        _access = access;
        _seen = Ask(access.MaySee, schema, before?._seen);
        _mutable = Ask(access.MayMutate, schema, before?._mutable);
    }

    /// <summary>Every state may be seen.</summary>
    public bool SeesAll => _seen is null;

    public string Identity => _access.Identity;

    public bool MaySee(int state) => _seen is null || (state < _seen.Length && _seen[state]);

    public bool MayMutate(int state) => _mutable is null || (state < _mutable.Length && _mutable[state]);

    public bool MayReceive(string payload) => _access.MayReceive?.Invoke(payload) ?? true;

    /// <summary>The same for a later version of the schema: only the new states are asked for.</summary>
    public Permissions For(Schema schema) => new(_access, schema, this);

    private static bool[]? Ask(Func<State, bool>? may, Schema schema, bool[]? before)
    {
        if (may is null) return null;
        var answers = new bool[schema.Count];
        before?.CopyTo(answers, 0);
        for (int i = before?.Length ?? 0; i < answers.Length; i++) answers[i] = may(schema[i]);
        return answers;
    }
}

using System.Globalization;

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

    /// <summary>Before a client is let in.</summary>
    public static Permissions None { get; } = new(Access.Deny(""), [], []);

    private Permissions(Access access, bool[] seen, bool[] mutable)
    {
        _access = access;
        _seen = seen;
        _mutable = mutable;
    }

    /// <summary>Every state may be seen.</summary>
    public bool SeesAll => _seen is null;

    public string Identity => _access.Identity;

    public bool MaySee(int state) => _seen is null || (state < _seen.Length && _seen[state]);

    public bool MayMutate(int state) => _mutable is null || (state < _mutable.Length && _mutable[state]);

    /// <summary>Says why a request is refused; null if it is not. Args need not be decoded for it.</summary>
    /// <remarks>
    /// A set deactivates whatever it does not call, so it needs every state. What relations do to other states is the schema's own doing.
    /// </remarks>
    public string? Check(RequestOperation operation, ReadOnlySpan<int> target, Schema schema)
    {
        switch (operation)
        {
            case RequestOperation.Sync or RequestOperation.ArgsCatalogue:
                return null;
            case RequestOperation.WhenArgs:
                foreach (int state in target)
                {
                    if (!MaySee(state)) return $"The client may not see state {Name(schema, state)}.";
                }

                return null;
        }

        if (_mutable is null) return null;
        foreach (int state in target)
        {
            if (!MayMutate(state)) return $"The client may not call state {Name(schema, state)}.";
        }

        if (operation == RequestOperation.AddError && !MayMutate(schema.State("Exception").Index)) return "The client may not call state Exception, which every error calls.";
        if (operation != RequestOperation.Set) return null;
        for (int state = 0; state < schema.Count; state++)
        {
            if (!MayMutate(state)) return $"The client may not call state {Name(schema, state)}, which a set could deactivate.";
        }

        return null;
    }

    private static string Name(Schema schema, int state) => state < schema.Count ? schema.StateNames[state] : state.ToString(CultureInfo.InvariantCulture);

    public bool MayReceive(string payload) => _access.MayReceive?.Invoke(payload) ?? true;

    /// <summary>The same for a later version of the schema: only the new states are asked for.</summary>
    public Permissions For(Schema schema) => new(_access, schema, this);

    private static bool[]? Ask(Func<State, bool>? may, Schema schema, bool[]? before)
    {
        if (may is null) return null;
        var answers = new bool[schema.Count];
        before?.CopyTo(answers, 0);
        for (int i = before?.Length ?? 0; i < answers.Length; i++)
        {
            try
            {
                answers[i] = may(schema[i]);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                answers[i] = false; // who cannot say yes says no
            }
        }

        return answers;
    }
}

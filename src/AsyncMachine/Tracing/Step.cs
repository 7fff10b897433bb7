namespace AsyncMachine;

/// <summary>What a step of a transition did.</summary>
public enum StepKind : byte
{
    /// <summary>The state was called by the mutation.</summary>
    Called,

    /// <summary>A relation took effect between two states.</summary>
    Relation,

    /// <summary>The state is activated.</summary>
    Activate,

    /// <summary>The state is deactivated.</summary>
    Deactivate,

    /// <summary>A handler was called.</summary>
    Handler,

    /// <summary>A relation or a handler refused.</summary>
    Cancel,
}

/// <summary>One step of a transition, for debuggers and diagrams.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="State">The state, or the first of two; null for global handlers.</param>
/// <param name="Other">The second state of a relation or of a pair.</param>
/// <param name="Relation">The relation, if one took effect.</param>
/// <param name="Handler">The handler, if one was called or refused.</param>
public sealed record Step(StepKind Kind, State? State, State? Other = null, RelationKind? Relation = null, string? Handler = null)
{
    /// <summary>Such as <c>called **Foo**</c>, <c>**Foo** require **Bar**</c>, <c>handler FooEnter</c>.</summary>
    public override string ToString() => Kind switch
    {
        StepKind.Relation => $"**{State}** {Relation?.ToString().ToLowerInvariant()} **{Other}**",
        StepKind.Handler => $"handler {Handler}",
        StepKind.Cancel => Handler is null ? $"cancel **{State}**" : $"cancel by {Handler}",
        _ => $"{Kind.ToString().ToLowerInvariant()} **{State}**",
    };
}

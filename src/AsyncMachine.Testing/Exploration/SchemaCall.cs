namespace AsyncMachine.Testing;

/// <summary>A call that a <see cref="SchemaExplorer"/> makes in every set of active states: a mutation without args.</summary>
/// <param name="Type">Its type.</param>
/// <param name="States">The called states, in call order, all of the explored schema.</param>
public sealed record SchemaCall(MutationType Type, IReadOnlyList<State> States)
{
    /// <summary>An add.</summary>
    /// <param name="states">The called states.</param>
    public static SchemaCall Add(params State[] states) => new(MutationType.Add, states);

    /// <summary>A remove.</summary>
    /// <param name="states">The called states.</param>
    public static SchemaCall Remove(params State[] states) => new(MutationType.Remove, states);

    /// <summary>A set.</summary>
    /// <param name="states">The called states.</param>
    public static SchemaCall Set(params State[] states) => new(MutationType.Set, states);

    /// <summary>True if type and states, in order, are the same.</summary>
    /// <param name="other">The other call.</param>
    public bool Equals(SchemaCall? other) => other is not null && Type == other.Type && States.SequenceEqual(other.States);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Type);
        foreach (State state in States) hash.Add(state);
        return hash.ToHashCode();
    }

    /// <summary><c>[add] Foo Bar</c>.</summary>
    public override string ToString() => $"[{Mutation.Text(Type)}]{string.Concat(States.Select(state => " " + state.Name))}";
}

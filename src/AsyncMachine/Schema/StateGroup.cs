using System.Collections;
using System.ComponentModel;
using System.Diagnostics;

namespace AsyncMachine;

/// <summary>
/// A named set of states of one schema. Usable wherever a check or a relation takes states.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct StateGroup : IReadOnlyList<State>, IEquatable<StateGroup>
{
    private readonly Schema? _schema;
    private readonly int _index;

    /// <summary>For generated code; others take a group from <see cref="AsyncMachine.Schema"/>.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="index">The group's index in it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StateGroup(Schema schema, int index)
    {
        _schema = schema;
        _index = index;
    }

    /// <summary>The schema that declares the group.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public Schema Schema => _schema ?? throw new InvalidOperationException("This StateGroup is a default value.");

    /// <summary>The group's name.</summary>
    public string Name => Schema.GroupName(_index);

    /// <summary>The members, in the order of their declaration.</summary>
    public ReadOnlySpan<State> States => Schema.GroupStates(_index);

    /// <inheritdoc/>
    public int Count => States.Length;

    /// <inheritdoc/>
    public State this[int index] => States[index];

    /// <summary>The members, so that a group can stand where states are listed.</summary>
    /// <param name="group">The group.</param>
    public static implicit operator ReadOnlySpan<State>(StateGroup group) => group.States;

    /// <inheritdoc/>
    public IEnumerator<State> GetEnumerator() => ((IEnumerable<State>)Schema.GroupStates(_index)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(StateGroup other) => ReferenceEquals(_schema, other._schema) && _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StateGroup other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_schema, _index);

    /// <summary>The group's name; empty for a default value.</summary>
    public override string ToString() => _schema is null ? "" : Name;

    /// <summary>True if both are the same group of the same schema.</summary>
    public static bool operator ==(StateGroup left, StateGroup right) => left.Equals(right);

    /// <summary>True unless both are the same group of the same schema.</summary>
    public static bool operator !=(StateGroup left, StateGroup right) => !left.Equals(right);
}

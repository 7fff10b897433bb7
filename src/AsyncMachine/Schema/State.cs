using System.ComponentModel;
using System.Diagnostics;

namespace AsyncMachine;

/// <summary>A state of a schema: the schema and the state's index in it. A small value; compare it with <c>==</c>.</summary>
/// <remarks>A default value belongs to no schema; every machine refuses it.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct State : IEquatable<State>
{
    private readonly Schema? _schema;
    private readonly int _index;

    /// <summary>For generated code; others take a state from <see cref="AsyncMachine.Schema"/>.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="index">The state's index in it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public State(Schema schema, int index)
    {
        _schema = schema;
        _index = index;
    }

    /// <summary>The state's position in the schema, from 0.</summary>
    public int Index => _index;

    /// <summary>The schema that declares the state.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public Schema Schema => _schema ?? throw new InvalidOperationException(
        "This State is a default value. Take states from a schema class, from Schema.State(name), or from the machine.");

    /// <summary>The state's name.</summary>
    public string Name => Schema.Names[_index];

    internal Schema? SchemaOrNull => _schema;

    /// <inheritdoc/>
    public bool Equals(State other) => ReferenceEquals(_schema, other._schema) && _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is State other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_schema is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_schema), _index);

    /// <summary>The state's name; empty for a default value.</summary>
    public override string ToString() => _schema is null ? "" : Name;

    /// <summary>True if both are the same state of the same schema.</summary>
    public static bool operator ==(State left, State right) => left.Equals(right);

    /// <summary>True unless both are the same state of the same schema.</summary>
    public static bool operator !=(State left, State right) => !left.Equals(right);
}

/// <summary>
/// A state that carries args. <c>State&lt;T&gt;</c>: an add or set that calls it needs them; <c>State&lt;T?&gt;</c>: they are
/// optional. Converts to <see cref="State"/>.
/// </summary>
/// <typeparam name="TArgs">Type of the args.</typeparam>
[DebuggerDisplay("{ToString(),nq}")]
public readonly struct State<TArgs> : IEquatable<State<TArgs>>
{
    private readonly State _state;

    /// <summary>For generated code.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="index">The state's index in it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public State(Schema schema, int index) => _state = new State(schema, index);

    /// <summary>The state's position in the schema, from 0.</summary>
    public int Index => _state.Index;

    /// <summary>The schema that declares the state.</summary>
    public Schema Schema => _state.Schema;

    /// <summary>The state's name.</summary>
    public string Name => _state.Name;

    /// <summary>The same state without the type of its args.</summary>
    /// <param name="state">The state.</param>
    public static implicit operator State(State<TArgs> state) => state._state;

    /// <inheritdoc/>
    public bool Equals(State<TArgs> other) => _state.Equals(other._state);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is State<TArgs> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _state.GetHashCode();

    /// <summary>The state's name.</summary>
    public override string ToString() => _state.ToString();

    /// <summary>True if both are the same state of the same schema.</summary>
    public static bool operator ==(State<TArgs> left, State<TArgs> right) => left.Equals(right);

    /// <summary>True unless both are the same state of the same schema.</summary>
    public static bool operator !=(State<TArgs> left, State<TArgs> right) => !left.Equals(right);
}

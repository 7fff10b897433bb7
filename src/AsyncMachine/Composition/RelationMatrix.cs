using System.Text;

namespace AsyncMachine;

/// <summary>Which relations one state has to another; several at once.</summary>
[Flags]
public enum StateRelations : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>It requires the other.</summary>
    Require = 1,

    /// <summary>It adds the other.</summary>
    Add = 2,

    /// <summary>It removes the other.</summary>
    Remove = 4,

    /// <summary>Its handlers run after the other's.</summary>
    After = 8,
}

/// <summary>All relations of a schema as a matrix: a row for each state, a column for each state that it may name. Immutable.</summary>
public sealed class RelationMatrix
{
    private readonly Schema _schema;
    private readonly StateRelations[] _cells; // row after row

    /// <summary>Makes the matrix.</summary>
    /// <param name="schema">The schema.</param>
    public RelationMatrix(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _schema = schema;
        _cells = new StateRelations[schema.Count * schema.Count];
        for (int row = 0; row < schema.Count; row++)
        {
            StateInfo info = schema.Describe(row);
            Mark(info, info.Require, StateRelations.Require);
            Mark(info, info.Add, StateRelations.Add);
            Mark(info, info.Remove, StateRelations.Remove);
            Mark(info, info.After, StateRelations.After);
        }
    }

    /// <summary>Number of rows, and of columns: that of the states.</summary>
    public int Count => _schema.Count;

    /// <summary>The relations that a state has to another.</summary>
    /// <param name="from">The state that has them.</param>
    /// <param name="to">The state that they name.</param>
    /// <exception cref="UnknownStateException">A state is of another schema.</exception>
    public StateRelations this[State from, State to] => this[_schema.Resolve(from), _schema.Resolve(to)];

    /// <summary>The same by index.</summary>
    /// <param name="row">Index of the state that has them.</param>
    /// <param name="column">Index of the state that they name.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the schema.</exception>
    public StateRelations this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Count, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Count, nameof(column));
            return _cells[(row * Count) + column];
        }
    }

    /// <summary>A line for each state: a dot, or the sum of the flags in hexadecimal, for each state; then its name.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (int row = 0; row < Count; row++)
        {
            for (int column = 0; column < Count; column++)
            {
                byte cell = (byte)_cells[(row * Count) + column];
                text.Append(cell == 0 ? '.' : "0123456789abcdef"[cell]);
            }

            text.Append(' ').Append(_schema[row].Name).Append('\n');
        }

        return text.ToString();
    }

    private void Mark(StateInfo from, IReadOnlyList<State> targets, StateRelations relation)
    {
        foreach (State target in targets) _cells[(from.State.Index * Count) + target.Index] |= relation;
    }
}

namespace AsyncMachine;

/// <summary>
/// The ticks of several machines of one schema: a row for each machine, a column for each state. Each row is of one instant, the rows one
/// after another. Immutable.
/// </summary>
public sealed class TimeMatrix
{
    private readonly MachineTime[] _rows;

    /// <summary>Reads the machines' clocks.</summary>
    /// <param name="machines">Machines whose schemas have the same states; at least one.</param>
    /// <exception cref="ArgumentException">There are no machines, or their states differ.</exception>
    public TimeMatrix(params ReadOnlySpan<IMachine> machines)
    {
        if (machines.IsEmpty) throw new ArgumentException("Give at least one machine.", nameof(machines));
        _rows = new MachineTime[machines.Length];
        for (int i = 0; i < _rows.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(machines[i], nameof(machines));
            _rows[i] = machines[i].Time();
            if (_rows[i].Schema.StateNames.SequenceEqual(_rows[0].Schema.StateNames)) continue;
            throw new ArgumentException($"The states of {machines[i].Id} are not those of {machines[0].Id}.", nameof(machines));
        }
    }

    /// <summary>The times of the machines, in the order given; empty for one that was disposed.</summary>
    public IReadOnlyList<MachineTime> Rows => _rows;

    /// <summary>A tick.</summary>
    /// <param name="machine">Position of the machine, from 0.</param>
    /// <param name="state">A state of its schema.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    /// <exception cref="IndexOutOfRangeException">There is no such position.</exception>
    public ulong this[int machine, State state] => _rows[machine][state];

    /// <summary>The ticks of one state, in the order of the machines.</summary>
    /// <param name="state">A state of the machines' schemas, by its name.</param>
    /// <exception cref="UnknownStateException">The machines have no such state.</exception>
    public IReadOnlyList<ulong> Column(State state) => [.. _rows.Select(row => row[row.Schema.State(state.Name)])];

    /// <summary>A line for each machine: its ticks, separated by spaces.</summary>
    public override string ToString() => string.Concat(_rows.Select(row => row + "\n"));
}

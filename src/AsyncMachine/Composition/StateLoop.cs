namespace AsyncMachine;

/// <summary>
/// Guards work that is repeated while a state is active: <c>while (loop.Next(token)) { … }</c>. It ends with the state, and it ends, with
/// an error, when the work makes the machine spin: when the state and those related to it tick more in a short time than is sane.
/// </summary>
/// <remarks>
/// What is counted is how much the ticks grew within the present <see cref="Window"/>, so a machine may live for ever. Watched are the state,
/// what it requires, and all states whose relations name it. One piece of work has a loop of its own; only <see cref="Break"/> and
/// <see cref="HasEnded"/> may be used from other threads.
/// </remarks>
public sealed class StateLoop
{
    private readonly IMachine _machine;
    private readonly State _state;
    private readonly State[] _watched;
    private readonly bool _isMulti;  // a new instance does not end it
    private readonly ulong _tick;    // of the instance it belongs to
    private long _windowStart;
    private ulong _windowSum;        // of the watched ticks, when the window began
    private bool _begun;
    private volatile bool _ended;

    /// <summary>Makes a loop for the present instance of a state; it has ended already if the state is not active.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="state">The state that the work belongs to.</param>
    /// <exception cref="UnknownStateException">The state is of another schema.</exception>
    public StateLoop(IMachine machine, State state)
    {
        ArgumentNullException.ThrowIfNull(machine);
        Schema schema = machine.Schema;
        int index = schema.Resolve(state);
        _machine = machine;
        _state = schema[index];
        _watched = Watched(schema, index);
        _isMulti = schema.Describe(index).IsMulti;
        _tick = machine.Tick(state);
        _ended = !MachineTime.IsActiveTick(_tick);
        TimeProvider = (machine as Machine)?.Options.TimeProvider ?? TimeProvider.System;
    }

    /// <summary>How much the watched ticks may grow, taken together, within a window; 1 or more. Default: 500.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Threshold
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 500;

    /// <summary>How long a window is, before counting begins anew; more than 0. Default: 1 s.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not more than 0.</exception>
    public TimeSpan Window
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(1);

    /// <summary>A condition of your own for going on; null for none. What it throws comes out of <see cref="Next"/>.</summary>
    public Func<bool>? Check { get; init; }

    /// <summary>The clock of <see cref="Window"/>. Default: the machine's, or for a machine elsewhere the system's.</summary>
    public TimeProvider TimeProvider { get; init; }

    /// <summary>True once <see cref="Next"/> has said no, or <see cref="Break"/> was called.</summary>
    public bool HasEnded => _ended;

    /// <summary>How much the watched ticks have grown in the present window, at the last <see cref="Next"/>.</summary>
    public ulong Growth { get; private set; }

    /// <summary>
    /// True if the work may go on. False, from then on, if the token was cancelled, the state was left, <see cref="Check"/> said no, the machine
    /// was disposed, or the ticks grew by more than <see cref="Threshold"/>; that last one is added to the machine as an error.
    /// </summary>
    /// <param name="cancellationToken">Ends the loop.</param>
    public bool Next(CancellationToken cancellationToken = default)
    {
        if (_ended) return false;
        if (!cancellationToken.IsCancellationRequested && IsThere() && Check?.Invoke() != false && !Spins()) return true;
        _ended = true;
        return false;
    }

    /// <summary>Ends the loop: the next <see cref="Next"/> is false.</summary>
    public void Break() => _ended = true;

    private bool IsThere() => _isMulti ? _machine.Is(_state) : _machine.Tick(_state) == _tick;

    private bool Spins()
    {
        MachineTime time = _machine.Time();
        ulong sum = 0;
        foreach (State state in _watched) sum = unchecked(sum + time[state.Index]);
        if (!_begun || TimeProvider.GetElapsedTime(_windowStart) >= Window)
        {
            _begun = true;
            _windowStart = TimeProvider.GetTimestamp();
            _windowSum = sum;
        }

        Growth = unchecked(sum - _windowSum);
        if (Growth <= (ulong)Threshold) return false;
        string states = string.Join(", ", _watched.Select(state => state.Name));
        _ = _machine.AddErrorAsync(new InvalidOperationException(
            $"The loop of {_state.Name} spins: {states} ticked {Growth} times within {Window}, and {Threshold} are allowed.")).AsTask();
        return true;
    }

    private static State[] Watched(Schema schema, int index)
    {
        State self = schema[index];
        var watched = new HashSet<State> { self };
        watched.UnionWith(schema.Describe(index).Require);
        for (int other = 0; other < schema.Count; other++)
        {
            StateInfo info = schema.Describe(other);
            if (info.Require.Contains(self) || info.Add.Contains(self) || info.Remove.Contains(self) || info.After.Contains(self)) watched.Add(info.State);
        }

        return [.. watched.OrderBy(state => state.Index)];
    }
}

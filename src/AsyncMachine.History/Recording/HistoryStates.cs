namespace AsyncMachine.History;

/// <summary>How a recorder is doing: states of its own machine, <see cref="HistoryRecorder.Machine"/>.</summary>
[StateSchema]
public sealed partial class HistoryStates
{
    /// <summary>Something failed.</summary>
    [State(Multi = true)]
    public static partial State<ErrorArgs?> Exception { get; }

    /// <summary>
    /// The backend has refused an append, which will be repeated; the error says why. Inactive again once it has taken it.
    /// </summary>
    [State(Multi = true)]
    public static partial State<ErrorArgs?> ErrHistory { get; }

    /// <summary>The recorder should work.</summary>
    public static partial State Start { get; }

    /// <summary>Transitions are recorded.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State Recording { get; }

    /// <summary>
    /// The backend does not keep up: the buffer is nearly full, or records were dropped. Inactive again once the buffer is nearly empty.
    /// </summary>
    [State(Require = [nameof(Start)])]
    public static partial State Lagging { get; }
}

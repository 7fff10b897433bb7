namespace AsyncMachine.Rpc;

/// <summary>What a mirror is told of its machine's clocks.</summary>
public enum SyncMode
{
    /// <summary>All states, as ticks; several transitions in one difference.</summary>
    Full = 0,

    /// <summary>The states that <see cref="RemoteMachineOptions.States"/> names, and what they require. As with <see cref="Full"/> otherwise.</summary>
    States = 1,

    /// <summary>
    /// Only whether states are active: a mirror counts the changes that it sees, and misses those that were undone between two pushes. Cheapest
    /// where states change often.
    /// </summary>
    Shallow = 2,

    /// <summary>
    /// Every transition by itself, in order, so that waits and handlers of the mirror miss none. A client that falls more than 1 024
    /// transitions behind gets one difference for them; <see cref="RemoteMachine.SkippedTransitions"/> counts those.
    /// </summary>
    EveryMutation = 3,

    /// <summary>Nothing but what answers bring, and <see cref="RemoteMachine.SyncAsync"/>.</summary>
    Manual = 4,
}

namespace AsyncMachine;

/// <summary>
/// A wait or a token was asked for that hangs on a state whose ticks the mirror does not get: it was not among those that the client chose, or
/// the server does not show it. Such a state reads as inactive, and nothing would ever end the wait.
/// </summary>
public sealed class UntrackedStateException : InvalidOperationException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="state">The state.</param>
    public UntrackedStateException(State state)
        : base($"State {state.Name} is not tracked by this mirror: its ticks do not travel, so nothing can wait for it.") =>
        State = state;

    /// <summary>The state.</summary>
    public State State { get; }
}

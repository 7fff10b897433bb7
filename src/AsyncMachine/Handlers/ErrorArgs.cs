namespace AsyncMachine;

/// <summary>The phase of a transition in which something happened.</summary>
public enum TransitionPhase : byte
{
    /// <summary>Outside of a transition.</summary>
    None,

    /// <summary>Negotiation handlers run; nothing has changed yet.</summary>
    Negotiation,

    /// <summary>Final handlers run; the states are committed.</summary>
    Finals,

    /// <summary>The part of an async handler after its first <c>await</c>.</summary>
    Async,

    /// <summary>Tracers, callbacks and evals.</summary>
    Observers,
}

/// <summary>Args of <c>Exception</c> and of the error states called with it: what went wrong, and where.</summary>
/// <param name="error">The exception.</param>
public sealed class ErrorArgs(Exception error)
{
    /// <summary>The exception.</summary>
    public Exception Error { get; } = error ?? throw new ArgumentNullException(nameof(error));

    /// <summary>Name of the handler that failed; null if none did.</summary>
    public string? Handler { get; init; }

    /// <summary>The phase in which it failed.</summary>
    public TransitionPhase Phase { get; init; }

    /// <summary>The transition in which it failed; null outside of one.</summary>
    public Transition? Transition { get; init; }

    /// <summary>The error's type and message, and the handler.</summary>
    public override string ToString() => Handler is null
        ? $"{Error.GetType().Name}: {Error.Message}" : $"{Error.GetType().Name}: {Error.Message} ({Handler})";
}

/// <summary>A handler, tracer, callback or eval ran longer than <see cref="MachineOptions.HandlerTimeout"/>.</summary>
public sealed class HandlerTimeoutException : TimeoutException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="handler">What timed out.</param>
    /// <param name="timeout">The limit that it exceeded.</param>
    /// <param name="leftBehind">True if the machine went on without it.</param>
    public HandlerTimeoutException(string handler, TimeSpan timeout, bool leftBehind)
        : base(leftBehind
            ? $"{handler} did not return within {timeout} and was left behind; what it still does is void."
            : $"{handler} has been running for more than {timeout}.")
    {
        Handler = handler;
        LeftBehind = leftBehind;
    }

    /// <summary>Name of the handler, or of what else timed out.</summary>
    public string Handler { get; }

    /// <summary>True if the machine went on without it.</summary>
    public bool LeftBehind { get; }
}

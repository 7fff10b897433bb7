namespace AsyncMachine;

/// <summary>What else ends a <see cref="WaitFor"/>. Immutable; one instance can serve many waits.</summary>
public sealed record WaitOptions
{
    internal static readonly WaitOptions Default = new();

    /// <summary>
    /// How long to wait; 0 or more, or <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, the default. What is so already counts even at 0.
    /// </summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>The clock of <see cref="Timeout"/>. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Machines whose <c>Exception</c> ends the wait, also if it is active already, with a <see cref="MachineErrorException"/>. Default: none.
    /// </summary>
    public IReadOnlyList<IMachine> Errors { get; init => field = [.. value]; } = [];
}

namespace AsyncMachine;

/// <summary>How often, and how long apart, something that a machine refuses is tried again. Immutable.</summary>
public sealed record RetryOptions
{
    internal static readonly RetryOptions Default = new();

    /// <summary>How many times it is tried again after the first; 0 or more. Default: 10.</summary>
    public int MaxRetries { get; init; } = 10;

    /// <summary>The delay before the first retry, which doubles from then on; 0 or more. Default: 100 ms.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest delay; 0 or more. Default: 5 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// No retry begins later than this after the first try; 0 or more, or <see cref="Timeout.InfiniteTimeSpan"/>. A try that has begun is
    /// waited for. Default: 5 s.
    /// </summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether each delay is a random one between half of it and all of it. Default: no.</summary>
    public bool UseJitter { get; init; }

    /// <summary>The clock. Default (null): the machine's, or for a machine elsewhere the system's.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message lists all that are.</exception>
    internal void Validate()
    {
        var faults = new List<string>();
        if (MaxRetries < 0) faults.Add($"MaxRetries is {MaxRetries}, it must be 0 or more");
        if (Delay < TimeSpan.Zero) faults.Add($"Delay is {Delay}, it must be 0 or more");
        if (MaxDelay < TimeSpan.Zero) faults.Add($"MaxDelay is {MaxDelay}, it must be 0 or more");
        if (MaxDuration < TimeSpan.Zero && MaxDuration != Timeout.InfiniteTimeSpan)
        {
            faults.Add($"MaxDuration is {MaxDuration}, it must be 0 or more, or Timeout.InfiniteTimeSpan");
        }

        if (faults.Count > 0) throw new ArgumentException("RetryOptions: " + string.Join("; ", faults) + ".");
    }

    /// <summary>The delay before a retry, from 0.</summary>
    internal TimeSpan DelayBefore(int retry)
    {
        double ticks = Math.Min(Delay.Ticks * Math.Pow(2, retry), MaxDelay.Ticks);
        if (UseJitter) ticks *= 0.5 + (Random.Shared.NextDouble() / 2);
        return TimeSpan.FromTicks((long)ticks);
    }

    /// <summary>True if a retry may still begin after a delay.</summary>
    internal bool Allows(int retry, TimeSpan passed, TimeSpan delay) =>
        retry < MaxRetries && (MaxDuration == Timeout.InfiniteTimeSpan || passed + delay <= MaxDuration);
}

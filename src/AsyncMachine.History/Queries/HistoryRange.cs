namespace AsyncMachine.History;

/// <summary>A range of numbers, both ends in it.</summary>
/// <param name="From">The least one.</param>
/// <param name="To">The greatest one.</param>
public readonly record struct HistoryRange(ulong From, ulong To)
{
    /// <summary>A number and all above.</summary>
    /// <param name="from">The least one.</param>
    public static HistoryRange AtLeast(ulong from) => new(from, ulong.MaxValue);

    /// <summary>A number and all below.</summary>
    /// <param name="to">The greatest one.</param>
    public static HistoryRange AtMost(ulong to) => new(0, to);

    /// <summary>True if the number is in the range.</summary>
    /// <param name="value">A number.</param>
    public bool Contains(ulong value) => value >= From && value <= To;
}

/// <summary>A range of human time, both ends in it.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The last instant.</param>
public readonly record struct HistoryPeriod(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>True if the instant is in the range.</summary>
    /// <param name="time">An instant.</param>
    public bool Contains(DateTimeOffset time) => time >= From && time <= To;
}

/// <summary>A range of a state's tick.</summary>
/// <param name="State">The state.</param>
/// <param name="Range">The range.</param>
public readonly record struct StateTicks(State State, HistoryRange Range);

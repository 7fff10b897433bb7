namespace AsyncMachine.History;

/// <summary>How a <see cref="SqliteBackend"/> keeps records.</summary>
public sealed record SqliteBackendOptions
{
    /// <summary>What an append outlives: <see cref="Durability.Normal"/> if nothing is said.</summary>
    public Durability Durability { get; init; }

    /// <summary>
    /// How long an append or a read waits while another process holds the file's lock, before it throws a <see cref="HistoryStoreException"/>:
    /// from 1 millisecond to 1 hour; 5 seconds if nothing is said. Only writers hold it, and only while they commit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less or more.</exception>
    public TimeSpan LockTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromMilliseconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(5);
}

namespace AsyncMachine.History;

/// <summary>How a <see cref="RocksDbBackend"/> keeps records.</summary>
public sealed record RocksDbBackendOptions
{
    /// <summary>What an append outlives: <see cref="Durability.Normal"/> if nothing is said.</summary>
    public Durability Durability { get; init; }

    /// <summary>
    /// How many bytes of appends are kept in memory, beside the log, until they are sorted into files: from 64 kiB to 1 GiB; 16 MiB if nothing is
    /// said. Opening a store reads as much of the log again, about 75 MiB a second.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less or more.</exception>
    public int WriteBufferBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 64 << 10);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1 << 30);
            field = value;
        }
    } = 16 << 20;
}

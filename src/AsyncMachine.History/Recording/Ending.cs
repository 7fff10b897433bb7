namespace AsyncMachine.History;

/// <summary>A transition that has ended, as an intake takes it. Sets are bits by state index.</summary>
internal readonly ref struct Ending
{
    public required RecordFlags Flags { get; init; }

    public required ulong QueueTick { get; init; }

    public required ReadOnlySpan<ulong> Changed { get; init; }

    /// <summary>The ticks now, by state.</summary>
    public required ReadOnlySpan<ulong> Ticks { get; init; }

    /// <summary>False if it is only to be known that time has passed.</summary>
    public required bool IsWanted { get; init; }

    /// <summary>What <see cref="DetailsWriter"/> says of it; empty if details are not kept.</summary>
    public ReadOnlySpan<byte> Details { get; init; }

    public ulong SourceBit { get; init; }
}

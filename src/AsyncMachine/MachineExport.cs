namespace AsyncMachine;

/// <summary>What is needed to restore a machine. Plain data, for any serializer.</summary>
public sealed record MachineExport
{
    /// <summary>The machine's id.</summary>
    public required string Id { get; init; }

    /// <summary>State names in schema order.</summary>
    public required IReadOnlyList<string> StateNames { get; init; }

    /// <summary>Ticks in schema order.</summary>
    public required IReadOnlyList<ulong> Ticks { get; init; }

    /// <summary>How often the machine was restored before.</summary>
    public uint MachineTick { get; init; }

    /// <summary>The queue tick at that time.</summary>
    public ulong QueueTick { get; init; }

    /// <summary>The pending delays, in the order in which they are due.</summary>
    public IReadOnlyList<PendingDelay> Delays { get; init; } = [];
}

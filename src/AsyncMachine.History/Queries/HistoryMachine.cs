namespace AsyncMachine.History;

/// <summary>What is stored of a machine itself.</summary>
public sealed record HistoryMachine
{
    /// <summary>The machine's id.</summary>
    public required string Id { get; init; }

    /// <summary>Names of all states, in schema order.</summary>
    public required IReadOnlyList<string> StateNames { get; init; }

    /// <summary>Names of the tracked states, in schema order.</summary>
    public required IReadOnlyList<string> TrackedStates { get; init; }

    /// <summary>
    /// The schema, made from what is stored: flags, relations and tags, without types of args and time-outs. Null unless
    /// <see cref="HistoryOptions.StoreSchema"/> was set.
    /// </summary>
    public Schema? Schema { get; init; }

    /// <summary>All states' ticks, at <see cref="LastSync"/> or at the last record then stored.</summary>
    public required IReadOnlyList<ulong> Ticks { get; init; }

    /// <summary>Sum of the ticks.</summary>
    public required ulong Sum { get; init; }

    /// <summary>How often the machine had been restored.</summary>
    public required uint MachineTick { get; init; }

    /// <summary>The machine's queue tick.</summary>
    public required ulong QueueTick { get; init; }

    /// <summary>When the first recording began.</summary>
    public required DateTimeOffset FirstTracking { get; init; }

    /// <summary>When the latest recording began.</summary>
    public required DateTimeOffset LastTracking { get; init; }

    /// <summary>When something was stored last.</summary>
    public required DateTimeOffset LastSync { get; init; }

    /// <summary>Id of the oldest record that may be there: older ones are not kept.</summary>
    public required ulong FirstId { get; init; }

    /// <summary>Id of the record that comes next.</summary>
    public required ulong NextId { get; init; }

    internal static HistoryMachine Of(MachineImage image) => new()
    {
        Id = image.Id,
        StateNames = image.Layout.Names,
        TrackedStates = [.. image.Layout.Tracked.Select(i => image.Layout.Names[i])],
        Schema = image.Layout.SchemaBytes is { } schema ? SchemaBytes.Read(schema, image.Layout.Names) : null,
        Ticks = image.Ticks,
        Sum = image.Ticks.Aggregate(0UL, static (sum, tick) => unchecked(sum + tick)),
        MachineTick = image.MachineTick,
        QueueTick = image.QueueTick,
        FirstTracking = ByteReader.Instant(image.FirstTracking),
        LastTracking = ByteReader.Instant(image.LastTracking),
        LastSync = ByteReader.Instant(image.LastSync),
        FirstId = image.FirstId,
        NextId = image.NextId,
    };
}

namespace AsyncMachine;

/// <summary>Where in the queue to look.</summary>
public enum QueuePosition : byte
{
    /// <summary>Anywhere.</summary>
    Any,

    /// <summary>Only at the head.</summary>
    First,

    /// <summary>Only at the tail.</summary>
    Last,
}

/// <summary>What to look for among the mutations that wait.</summary>
public readonly ref struct QueueQuery
{
    /// <summary>The type; null for any.</summary>
    public MutationType? Type { get; init; }

    /// <summary>States that it must call, all of them. None fits every mutation.</summary>
    public ReadOnlySpan<State> States { get; init; }

    /// <summary>It must call no other states.</summary>
    public bool Exactly { get; init; }

    /// <summary>It must have no args.</summary>
    public bool WithoutArgs { get; init; }

    /// <summary>Its queue tick must be at least this.</summary>
    public ulong MinimumQueueTick { get; init; }

    /// <summary>Where to look.</summary>
    public QueuePosition Position { get; init; }

    /// <summary>How many must fit, for limiting rates; 0 and 1 mean one.</summary>
    public int AtLeast { get; init; }

    internal IEnumerable<Mutation> Range(IReadOnlyList<Mutation> queue) => (Position, queue.Count) switch
    {
        (_, 0) => [],
        (QueuePosition.First, _) => [queue[0]],
        (QueuePosition.Last, _) => [queue[^1]],
        _ => queue,
    };

    internal bool Matches(Schema schema, Mutation mutation)
    {
        if (Type is { } type && mutation.Type != type) return false;
        if (WithoutArgs && mutation.Args is not null) return false;
        if (mutation.QueueTick < MinimumQueueTick) return false;
        var called = new HashSet<int>(mutation.Called.Select(s => s.Index));
        var wanted = new HashSet<int>();
        foreach (State state in States) wanted.Add(schema.Resolve(state));
        return Exactly ? called.SetEquals(wanted) : called.IsSupersetOf(wanted);
    }
}

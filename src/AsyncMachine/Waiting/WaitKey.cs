namespace AsyncMachine;

/// <summary>What a pending wait waits for.</summary>
internal enum WaitKind : byte
{
    Active,
    Inactive,
    Ticks,
    Query,
    Args,
    Queue,
    QueueEnd,
}

/// <summary>What makes two pending waits equal: kind, states, values, predicate and token.</summary>
internal readonly struct WaitKey : IEquatable<WaitKey>
{
    public WaitKey(WaitKind kind, int[] states, ulong[]? values, object? predicate, CancellationToken token)
    {
        Kind = kind;
        States = states;
        Values = values;
        Predicate = predicate;
        Token = token;
    }

    public WaitKind Kind { get; }

    /// <summary>Distinct states; ascending where their order means nothing.</summary>
    public int[] States { get; }

    /// <summary>Ticks to reach, one per state; or the queue tick.</summary>
    public ulong[]? Values { get; }

    public object? Predicate { get; }

    public CancellationToken Token { get; }

    public bool Equals(WaitKey other) =>
        Kind == other.Kind && Token == other.Token && Equals(Predicate, other.Predicate) &&
        States.AsSpan().SequenceEqual(other.States) &&
        (Values ?? []).AsSpan().SequenceEqual(other.Values ?? []);

    public override bool Equals(object? obj) => obj is WaitKey other && Equals(other);

    public override int GetHashCode()
    {
        int hash = (int)Kind * 397 ^ Token.GetHashCode();
        foreach (int state in States) hash = hash * 31 + state;
        foreach (ulong value in Values ?? []) hash = hash * 31 + value.GetHashCode();
        return Predicate is null ? hash : hash * 31 + Predicate.GetHashCode();
    }
}

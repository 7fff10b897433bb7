namespace AsyncMachine.Rpc;

/// <summary>What a client may do with a machine. Immutable.</summary>
/// <remarks>
/// The predicates are asked once for every state when the client says hello, and again for the new ones when the schema grows: quick, and
/// safe for use from any thread. One that throws says no.
/// </remarks>
public sealed record Access
{
    /// <summary>Everything.</summary>
    public static Access Full { get; } = new();

    /// <summary>False if the client is not let in at all.</summary>
    public bool IsAllowed { get; private init; } = true;

    /// <summary>What the client is told if it is not let in; empty otherwise.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Who the client is, as far as that was checked: its session can be resumed by nobody else. Default: empty.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Which states it may see: the clocks of all others stay at 0 in its mirror. Null: all.</summary>
    public Func<State, bool>? MaySee { get; init; }

    /// <summary>Which states it may call, in any mutation or check. Null: all.</summary>
    public Func<State, bool>? MayMutate { get; init; }

    /// <summary>Which payloads it may get, by name. Null: all.</summary>
    public Func<string, bool>? MayReceive { get; init; }

    /// <summary>Nothing: the client is told why, and does not come back.</summary>
    /// <param name="reason">What the client is told.</param>
    public static Access Deny(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new Access { IsAllowed = false, Reason = reason };
    }
}

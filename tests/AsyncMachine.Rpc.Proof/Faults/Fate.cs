namespace AsyncMachine.Rpc.Proof;

/// <summary>How a line ends.</summary>
internal enum FateKind
{
    /// <summary>Both ends are told of the end, after what was sent before it.</summary>
    Cut,

    /// <summary>One end is told that nothing more comes; the other may go on until it notices.</summary>
    Truncate,

    /// <summary>Both ends are reset: what is under way is lost.</summary>
    Reset,

    /// <summary>Nothing goes through any more, and nobody is told.</summary>
    BlackHole,
}

/// <summary>What becomes of one line through the proxy, decided when it is made.</summary>
/// <param name="Kind">How it ends.</param>
/// <param name="IsUpward">The direction in which bytes are counted: from the client to the server, or back.</param>
/// <param name="Reach">How many bytes go through in that direction.</param>
/// <param name="IsSplit">Bytes are passed on in pieces of random length.</param>
/// <param name="Delay">Longest delay of a piece, in milliseconds; 0 for none.</param>
/// <param name="IsGreedy">A black hole that swallows: the senders never find out by a full buffer.</param>
internal sealed record Fate(FateKind Kind, bool IsUpward, long Reach, bool IsSplit, int Delay, bool IsGreedy)
{
    /// <summary>
    /// Most lines break within some kilobytes, some within the hello or the welcome, few live long: the reach is spread evenly over orders of
    /// magnitude, so that every part of a session is hit and there is still progress.
    /// </summary>
    public static Fate Next(Random random)
    {
        FateKind kind = random.Next(100) switch
        {
            < 35 => FateKind.Cut,
            < 60 => FateKind.Truncate,
            < 95 => FateKind.Reset,
            _ => FateKind.BlackHole,
        };
        return new Fate(
            kind,
            IsUpward: random.Next(2) == 0,
            Reach: (long)Math.Exp(random.NextDouble() * Math.Log(30_000)),
            IsSplit: random.Next(3) == 0,
            Delay: random.Next(10) == 0 ? 3 : 0,
            IsGreedy: random.Next(2) == 0);
    }
}

namespace AsyncMachine.Benchmarks.Rows;

/// <summary>Something that is done again and again.</summary>
/// <param name="Run">Does it as often as it is told.</param>
/// <param name="Operations">How many operations one time is; figures are per operation.</param>
/// <param name="Settle">Waits, untimed and after each batch, for what the batch has left to others. Of the stopwatch only.</param>
internal readonly record struct Loop(Action<int> Run, int Operations = 1, Action? Settle = null);

/// <summary>What a loop's figure is compared with.</summary>
internal enum Against
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The baseline is taken off: the figure is what comes on top of it.</summary>
    Beyond,

    /// <summary>The figure is given as a multiple of the baseline.</summary>
    Multiple,
}

/// <summary>
/// The loops of one row. They run side by side in one process, so that whatever slows one of them slows all of them.
/// </summary>
internal sealed class Loops
{
    /// <summary>Who stands beside rows of the engine.</summary>
    public const string Stateless = "Stateless";

    /// <summary>What the row is about.</summary>
    public required Loop Main { get; init; }

    /// <summary>The same without what the row is about.</summary>
    public Loop? Baseline { get; init; }

    /// <summary>What the baseline is for.</summary>
    public Against Against { get; init; }

    /// <summary>The same with somebody else.</summary>
    public Loop? Peer { get; init; }

    /// <summary>Who that is.</summary>
    public string PeerName { get; init; } = Stateless;

    /// <summary>Checks what the goal says beside figures: each claim, in the goal's words, and whether it held.</summary>
    public Func<Measurement, Dictionary<string, bool>>? Check { get; init; }
}

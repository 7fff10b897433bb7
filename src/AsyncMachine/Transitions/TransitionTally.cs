namespace AsyncMachine;

/// <summary>How a transition ended, for those who count.</summary>
internal enum TallyOutcome
{
    Executed,
    Canceled,
    Failed,
}

/// <summary>
/// Counts the transitions of a machine, checks excepted: a probe would take every transition off the shortest way, where the drain adds one to a
/// number in passing.
/// </summary>
/// <remarks>
/// A number is an aligned 64-bit word with one writer at a time, and drains hand over to each other with a fence: a reader sees a value
/// that was true a moment ago, and never one that goes back.
/// </remarks>
internal sealed class TransitionTally
{
    public const int Size = 3 * 3 * 2;

    private readonly long[] _transitions = new long[Size];
    private long _exceptions;

    /// <summary>Activations of <c>Exception</c>, repeated ones included.</summary>
    public long Exceptions => Volatile.Read(ref _exceptions);

    /// <summary>The transitions of an index.</summary>
    public long this[int index] => Volatile.Read(ref _transitions[index]);

    public static int IndexOf(MutationType type, TallyOutcome outcome, bool auto) => ((int)type * 3 + (int)outcome) * 2 + (auto ? 1 : 0);

    /// <summary>By the drain.</summary>
    public void Count(int index, bool exception)
    {
        _transitions[index]++;
        if (exception) _exceptions++;
    }
}
